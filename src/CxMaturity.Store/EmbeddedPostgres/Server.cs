using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>
/// The server process of a cluster. pg_ctl starts it, on every platform in a session of its own, so that Ctrl-C reaches the app alone;
/// waiting is done here, because pg_ctl looks only ten times a second.
/// </summary>
internal sealed class Server(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, Action<string> say)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan UntilFirstSign = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilRecoveryIsNamed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilRecovered = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan UntilStopped = TimeSpan.FromSeconds(60);

    internal sealed record Start(int Port, ClusterState State);

    /// <summary>Whether the server's process is there, ready or not.</summary>
    public bool IsRunning => PostmasterFile.Read(folder)?.IsRunning(folder) ?? false;

    /// <summary>Takes over a server whose app was killed, or starts one.</summary>
    /// <param name="port">Where clients look for it already; none where any free port will do.</param>
    public async Task<Start> AdoptOrStartAsync(int? port, CancellationToken ct)
    {
        var left = PostmasterFile.Read(folder);
        if (left is null)
            return await StartAsync(ClusterState.Started, port, ct);

        if (left.IsRunning(folder))
        {
            if (await BecomesReadyAsync(goneWithoutSign: () => true, before: null, ct) is { } ready && await ClusterDatabase.AnswersAsync(folder, ready.Port, ct))
                return new Start(ready.Port, ClusterState.Adopted);
            // It hangs, or it was stopping and has just gone.
            await StopAsync("immediate");
        }
        else
            PostmasterFile.Disown(folder);
        return await StartAsync(ClusterState.Recovered, port, ct);
    }

    /// <summary>Stops the server: open work is rolled back, everything committed is on disk.</summary>
    public Task StopAsync() => StopAsync("fast");

    private async Task<Start> StartAsync(ClusterState state, int? port, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var before = PostmasterFile.Read(folder);
            KeepPreviousLog();
            var outcome = await Tool.LaunchAsync(
                binaries.PgCtl,
                ["start", "-W", "-s", "-D", folder.Data, "-l", folder.Log, "-o", ServerSettings.CommandLine(port ?? FreePort())],
                account, ct);
            var started = Stopwatch.StartNew();
            bool NeverCame() => started.Elapsed > UntilFirstSign || folder.LogTail().Contains("FATAL:", StringComparison.Ordinal);
            if (outcome.ExitCode == 0 && await BecomesReadyAsync(NeverCame, before, ct) is { } ready)
                return new Start(ready.Port, state);
            if (!PassesByItself(folder.LogTail()) || clock.Elapsed > UntilFirstSign)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL {binaries.Version} did not start on {folder.Root}. {outcome.Output.Trim()}{Environment.NewLine}{folder.LogTail()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
    }

    /// <summary>Waits for the server to report itself ready, and not the one before it; null when it went away or never came.</summary>
    private async Task<PostmasterFile?> BecomesReadyAsync(Func<bool> goneWithoutSign, PostmasterFile? before, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var named = false;
        while (clock.Elapsed < UntilRecovered)
        {
            var now = PostmasterFile.Read(folder);
            var sign = now is not null && !now.IsSameServerAs(before) ? now : null;
            if (sign is { IsReady: true })
                return sign;
            if (sign is null ? goneWithoutSign() : !sign.IsRunning(folder))
                return null;
            if (!named && sign is not null && clock.Elapsed > UntilRecoveryIsNamed)
            {
                say("The database is recovering what was committed before it was interrupted ...");
                named = true;
            }
            await Task.Delay(Glance, ct);
        }
        return null;
    }

    private async Task StopAsync(string mode)
    {
        await Tool.RunAsync(binaries.PgCtl, ["stop", "-W", "-s", "-D", folder.Data, "-m", mode], account, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        while (PostmasterFile.Read(folder) is { } still && still.IsRunning(folder))
        {
            if (clock.Elapsed > UntilStopped)
                throw new EmbeddedPostgresException($"PostgreSQL did not stop within {UntilStopped.TotalSeconds} seconds; see {folder.Log}.");
            await Task.Delay(Glance);
        }
    }

    /// <summary>Someone took the port first, or the last children of a killed server are still on their way out.</summary>
    private static bool PassesByItself(string log) =>
        log.Contains("could not bind", StringComparison.Ordinal) || log.Contains("pre-existing shared memory", StringComparison.Ordinal);

    private void KeepPreviousLog()
    {
        if (File.Exists(folder.Log))
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
