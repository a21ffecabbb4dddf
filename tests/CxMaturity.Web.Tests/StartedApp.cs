using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CxMaturity.Web.Tests;

/// <summary>The app as a process of its own, started as people start it, with what it says.</summary>
public sealed class StartedApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StartedApp(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CxMaturity.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var setting in new[] { "ASPNETCORE_URLS", "HTTP_PORTS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" })
            start.Environment.Remove(setting);
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Errors => Said(errors);

    public string Output => Said(output);

    /// <summary>The link that the app prints when it serves.</summary>
    public async Task<string> ReadyAsync(CancellationToken ct)
    {
        var ended = process.WaitForExitAsync(ct);
        var first = await Task.WhenAny(address.Task, ended).WaitAsync(Patience, ct);
        return first == address.Task ? await address.Task : throw new InvalidOperationException($"The app ended: {Errors}{Output}");
    }

    public async Task<int> EndedAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
        return process.ExitCode;
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
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
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
        if (line.StartsWith("CxMaturity is ready: ", StringComparison.Ordinal))
            address.TrySetResult(line["CxMaturity is ready: ".Length..]);
    }

    private static string Said(StringBuilder said)
    {
        lock (said)
            return said.ToString();
    }
}
