using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>Keeps the projections of this host going: woken by the bell, by other hosts, and now and then by itself.</summary>
public sealed partial class ProjectorService(
    NpgsqlDataSource database, StoreModel model, ProjectorBell bell, ProjectionHealth health, TimeProvider clock, ILogger<ProjectorService> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAfterFailure = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, long> failedAt = [];
    private int outage;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var projectors = model.Projections.Select(projection => new Projector(database, model, projection)).ToArray();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var moved = await RunAsync(projectors, stoppingToken);
                outage = 0;
                if (!moved)
                    await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever it was: a host without a projector would go on as if nothing had happened, or end.
                if (int.IsPow2(++outage))
                    DatabaseAway(log, failure);
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> RunAsync(Projector[] projectors, CancellationToken ct)
    {
        var read = 0;
        foreach (var projector in projectors.Where(MayRun))
        {
            try
            {
                var moved = await projector.RunBatchAsync(ct);
                if (moved > 0)
                    health.Moved(projector.Name, clock.GetUtcNow());
                read += moved;
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or NpgsqlException or TimeoutException))
            {
                // An event that one read model cannot fold is no reason to stop the others, or the host.
                Note(projector.Name, failure);
            }
        }

        if (read > 0)
            bell.HasMoved();
        return read > 0;
    }

    private void Note(string projection, Exception failure)
    {
        var state = health.Failed(projection, failure.Message, clock.GetUtcNow());
        failedAt[projection] = clock.GetTimestamp();
        // It is said at the first, second, fourth, eighth ... attempt: it must not be missed, and must not bury all else.
        if (int.IsPow2(state.Failures))
            CannotBeKept(log, projection, state.Failures, failure);
    }

    private bool MayRun(Projector projector) =>
        !failedAt.TryGetValue(projector.Name, out var since) || clock.GetElapsedTime(since) >= Pause(health.Of(projector.Name).Failures);

    private static TimeSpan Pause(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestAfterFailure.TotalSeconds, AfterFailure.TotalSeconds * Math.Pow(2, Math.Max(0, failures - 1))));

    private async Task WaitAsync(CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(bell.HeardAsync(enough.Token), Task.Delay(Poll, clock, enough.Token));
        await enough.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    [LoggerMessage(LogLevel.Error, "The read model {Name} stands still: an event could not be folded into it. It has been tried {Attempts} times and is tried again.")]
    private static partial void CannotBeKept(ILogger log, string name, int attempts, Exception failure);

    [LoggerMessage(LogLevel.Warning, "The read models wait: the database does not answer. They catch up by themselves.")]
    private static partial void DatabaseAway(ILogger log, Exception failure);
}
