using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>
/// Tells a running host that the content was exchanged beneath it, so that it forgets what it remembers. Where the connection was lost
/// it is told when that is back, because nobody knows what happened meanwhile.
/// </summary>
public sealed partial class RestoreWatch(
    NpgsqlDataSource database, StoreModel model, TimeProvider clock, ILogger<RestoreWatch> log, Func<CancellationToken, Task<bool>> restored) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    // Whoever is told of a restore a second time, because the rest of it failed, finds nothing new any more.
    private bool isOutdated;

    internal static string Channel(StoreModel model) => $"{model.Schema}_restored";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var isBack = false; !stoppingToken.IsCancellationRequested; isBack = true)
        {
            try
            {
                await ListenAsync(isBack, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The host goes on with what it has; that is tried again until it succeeds.
                NotTold(log, failure);
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(bool isBack, CancellationToken ct)
    {
        await using var listening = await database.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {Channel(model)}", listening))
            await listen.ExecuteNonQueryAsync(ct);
        if (isBack)
            await FollowAsync(ct);
        while (true)
        {
            await listening.WaitAsync(ct);
            Restored(log);
            await FollowAsync(ct);
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        isOutdated |= await restored(ct);
        if (!isOutdated)
            return;
        var tables = string.Join(", ", BackupTables.Rebuilt(model).Select(table => $"{model.Schema}.{table}"));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await StoreBackups.DoAsync(connection, $"lock table {tables} in access exclusive mode; truncate table {tables}; notify {model.Schema}_events", ct);
        await transaction.CommitAsync(ct);
        isOutdated = false;
    }

    [LoggerMessage(LogLevel.Warning, "A backup was restored into the database. Questionnaires and read models follow it.")]
    private static partial void Restored(ILogger log);

    [LoggerMessage(LogLevel.Debug, "A restored backup would not be noticed for the moment.")]
    private static partial void NotTold(ILogger log, Exception failure);
}
