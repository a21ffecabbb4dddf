using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>
/// Carries the bell between hosts that share a database. The announcement goes out on a connection of its own and at most every 50 ms,
/// because a notification inside the append would make all commits wait for each other.
/// </summary>
public sealed partial class HostBell(NpgsqlDataSource database, StoreModel model, ProjectorBell bell, TimeProvider clock, ILogger<HostBell> log)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private string Channel => $"{model.Schema}_events";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The connection that always listens is the first to notice that the server went away, and with it every connection that
                // waits in the pool: handed out later, each would fail somebody although the server is back.
                database.Clear();
                // The projector's own poll covers what is not announced meanwhile.
                BellAway(log, failure);
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Listens and announces until one of the two fails; then neither goes on.</summary>
    private async Task RunAsync(CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var listening = await database.OpenConnectionAsync(ct);
        listening.Notification += (_, _) => bell.RingFromElsewhere();
        await ExecuteAsync(listening, $"listen {Channel}", ct);
        var (hearing, telling) = (ListenAsync(listening, both.Token), AnnounceAsync(both.Token));
        try
        {
            await Task.WhenAny(hearing, telling).Unwrap();
        }
        finally
        {
            await both.CancelAsync();
            await Task.WhenAll(hearing, telling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ListenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
            await connection.WaitAsync(ct);
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        await using var speaking = await database.OpenConnectionAsync(ct);
        using var pace = new PeriodicTimer(Pace, clock);
        while (await pace.WaitForNextTickAsync(ct))
            if (bell.TakeUnannounced())
                await ExecuteAsync(speaking, $"notify {Channel}", ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(LogLevel.Debug, "Other hosts are not heard for the moment.")]
    private static partial void BellAway(ILogger log, Exception failure);
}
