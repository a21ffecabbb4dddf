using System.Diagnostics;
using System.Globalization;
using CxMaturity.Benchmarks.Bench;

namespace CxMaturity.Benchmarks;

/// <summary>From the command that people type to the first page, when everything is built and the cluster exists.</summary>
public static class FirstPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The floor is the same command on the SDK's own empty web project: what no product's command can undercut.</summary>
    public static async Task<Line> RunAsync()
    {
        var sources = SourceFolder();
        var work = Directory.CreateTempSubdirectory("cx-bench-first-page").FullName;
        var empty = Path.Combine(work, "empty");
        await RunToEndAsync("new", "web", "--output", empty);
        string[] data = ["--Storage:DataFolder", Database.NewFolder()];
        try
        {
            var (emptyCommand, command) = (new[] { "run", "--project", empty, "--no-launch-profile" }, new[] { "run", "--project", Path.Combine(sources, "src", "CxMaturity.Web") });
            var (built, started) = (new List<double>(), new List<double>());
            var rounds = await new Rounds(() => SecondsAsync(emptyCommand, []), async () =>
            {
                built.Add(await SecondsAsync([.. command, "--no-build"], data));
                started.Add(await SecondsAsync([Path.Combine(sources, "src", "CxMaturity.Web", "bin", "Debug", "net10.0", "CxMaturity.Web.dll")], data));
                return await SecondsAsync(command, data);
            }).RunAsync();
            return new(
                "first page after the command, all built and the cluster there",
                string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median(rounds.Subject):0.0} s"), "3 s",
                $"{Rounds.Spread(rounds.Subject, "0.0")} s with dotnet run, of which the app alone {Rounds.Spread(started, "0.0")} s; with --no-build {Rounds.Spread(built, "0.0")} s; "
                + $"the SDK's empty web project with dotnet run {Rounds.Spread(rounds.Floor, "0.0")} s");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
            Directory.Delete(data[1], recursive: true);
        }
    }

    private static async Task<double> SecondsAsync(string[] command, string[] settings)
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var process = Start([.. command, .. command[0] == "run" ? ["--"] : Array.Empty<string>(), "--urls", "http://127.0.0.1:0", .. settings]);
        var serving = new TaskCompletionSource<Uri>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } said && said.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
                serving.TrySetResult(new(said[at..].Trim()));
        };
        process.BeginOutputReadLine();
        try
        {
            using var page = await http.GetAsync(await serving.Task.WaitAsync(Patience));
            page.EnsureSuccessStatusCode();
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            // Whoever started it stands between: the host itself has to hear that it is time.
            var children = await ChildrenAsync(process.Id);
            foreach (var id in command[0] == "run" && children.Length > 0 ? children : [process.Id])
                using (var kill = Process.Start("kill", ["-TERM", id.ToString(CultureInfo.InvariantCulture)]))
                    await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<int[]> ChildrenAsync(int parent)
    {
        using var asked = Process.Start(new ProcessStartInfo("ps", ["-o", "pid=", "--ppid", parent.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var said = await asked.StandardOutput.ReadToEndAsync();
        return [.. said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }

    private static async Task RunToEndAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var setting in new[] { "ASPNETCORE_URLS", "HTTP_PORTS", "ASPNETCORE_HTTP_PORTS" })
            start.Environment.Remove(setting);
        return Process.Start(start)!;
    }

    private static string SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CxMaturity.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The sources are not above this program.");
    }
}
