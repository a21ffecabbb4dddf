using System.Diagnostics;
using System.Globalization;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>A host as a process of its own: the app, or the bare one that it is measured against.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process process;

    private AppProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>What the app's first account is signed in by.</summary>
    public string Cookie { get; private set; } = "";

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts an assembly beside this one and returns when it has printed its link.</summary>
    public static async Task<AppProcess> StartAsync(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        var app = new AppProcess(process);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var link = line.IndexOf("http://localhost:", StringComparison.Ordinal);
            if (link < 0)
                continue;
            var told = new Uri(line[link..].Trim());
            app.Address = new(told.GetLeftPart(UriPartial.Authority));
            // The app prints a second link, which makes its first account; the bare host knows nobody.
            if (assembly == "CxMaturity.Web.dll" && !told.AbsolutePath.StartsWith("/setup/", StringComparison.Ordinal))
                continue;
            if (assembly == "CxMaturity.Web.dll")
                app.Cookie = await Keeper.SignUpAsync(told);
            _ = process.StandardOutput.ReadToEndAsync();
            return app;
        }

        throw new InvalidOperationException($"{assembly} ended before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
