using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CxMaturity.Web.Tests;

/// <summary>How the app is started: through another program, from another folder, in another environment.</summary>
public sealed record Launch
{
    public IReadOnlyList<string> Through { get; init; } = [];

    public string Folder { get; init; } = AppContext.BaseDirectory;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>The app as a process of its own, started as people start it, with what it says.</summary>
public sealed class StartedApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>For tests that start the app beside others: the usual port is for one.</summary>
    public const string AnyPort = "--urls=http://127.0.0.1:0";

    private const string Ready = "CxMaturity is ready: ";

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StartedApp(params string[] arguments) : this(new Launch(), arguments)
    {
    }

    public StartedApp(Launch launch, params string[] arguments)
    {
        string[] command = [.. launch.Through, "dotnet", Path.Combine(launch.Folder, "CxMaturity.Web.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = launch.Folder };
        foreach (var (name, value) in launch.Environment)
            start.Environment[name] = value;
        foreach (var setting in new[] { "ASPNETCORE_URLS", "HTTP_PORTS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" })
            start.Environment.Remove(setting);
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Errors => Said(errors);

    public string Output => Said(output);

    /// <summary>The link that the app prints when it serves.</summary>
    public async Task<string> ReadyAsync(CancellationToken ct)
    {
        var ended = process.WaitForExitAsync(ct);
        var first = await Task.WhenAny(address.Task, ended).WaitAsync(Patience, ct);
        return first == address.Task ? await address.Task : throw new InvalidOperationException($"The app ended: {Errors}{Output}");
    }

    /// <summary>The first account, by the link that the app prints beside its address.</summary>
    public async Task<FirstAccount> FirstAccountAsync(CancellationToken ct)
    {
        var link = new Uri(await ReadyAsync(ct));
        const string Setup = "/setup/";
        await SaidAsync(Setup, ct);
        var said = Output;
        var from = said.IndexOf(Setup, StringComparison.Ordinal);
        var end = said.IndexOfAny(['\r', '\n', '"'], from);
        return await FirstAccount.MakeAsync(link, said[from..end]);
    }

    public async Task<int> EndedAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
        return process.ExitCode;
    }

    /// <summary>Asks the app to end, as a service manager does, and waits for nothing.</summary>
    public async Task AskToEndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the app has said something.</summary>
    public async Task SaidAsync(string words, CancellationToken ct)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!Output.Contains(words, StringComparison.Ordinal))
            await look.WaitForNextTickAsync(ct).AsTask().WaitAsync(Patience, ct);
    }

    /// <summary>Ends the app without a word to it; its database runs on.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Asks the app to end, as Ctrl+C does, and waits until it and its database have.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await AskToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }

        process.Dispose();
    }

    private void Hear(StringBuilder said, string? line)
    {
        if (line is null)
            return;
        lock (said)
            said.AppendLine(line);
        // Alone on its line, or as the message of a line of JSON.
        if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            address.TrySetResult(line[(at + Ready.Length)..].Split('"')[0]);
    }

    private static string Said(StringBuilder said)
    {
        lock (said)
            return said.ToString();
    }
}
