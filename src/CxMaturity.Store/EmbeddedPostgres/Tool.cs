using System.ComponentModel;
using System.Diagnostics;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>Runs one of PostgreSQL's programs as the account that owns the cluster.</summary>
internal static class Tool
{
    internal sealed record Outcome(int ExitCode, string Output);

    /// <summary>Runs to the end and returns everything that was printed.</summary>
    public static async Task<Outcome> RunAsync(string file, IEnumerable<string> arguments, ServerAccount account, CancellationToken ct)
    {
        using var process = Start(file, arguments, account);
        try
        {
            var printed = process.StandardOutput.ReadToEndAsync(ct);
            var complained = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new Outcome(process.ExitCode, await printed + await complained);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs a program that leaves a daemon behind; the daemon may keep the pipes open, so success is not read to their end.</summary>
    public static async Task<Outcome> LaunchAsync(string file, IEnumerable<string> arguments, ServerAccount account, CancellationToken ct)
    {
        using var process = Start(file, arguments, account);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? new Outcome(0, "")
            : new Outcome(process.ExitCode, await process.StandardError.ReadToEndAsync(ct) + await process.StandardOutput.ReadToEndAsync(ct));
    }

    private static Process Start(string file, IEnumerable<string> arguments, ServerAccount account)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = OperatingSystem.IsWindows() ? Environment.SystemDirectory : "/",
            UserName = account.Name ?? ""
        };
        // What the environment says about some other PostgreSQL is not meant for this one.
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(name);
        info.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception e)
        {
            throw new EmbeddedPostgresException($"{file} could not be run: {e.Message}", e);
        }
    }
}
