using System.Diagnostics;
using CxMaturity.Store;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Hosting.Health;
using CxMaturity.Web.Hosting.Logs;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Pages.Operations;

/// <summary>Something that waits within this host, by the last part of its text's key, and how much of it.</summary>
public sealed record WaitingLine(string Name, Func<long> Waiting);

/// <summary>How the installation is at one moment. What the database alone knows is missing while it does not answer.</summary>
public sealed record OperationsNow(
    DateTimeOffset At,
    TimeSpan Up,
    IReadOnlyList<(string Name, Finding Finding)> Checks,
    IReadOnlyList<ProjectionLag>? Lags,
    DatabaseFacts? Database,
    DiskRoom? Disk,
    IReadOnlyList<(string Name, long Waiting)> Queues,
    IReadOnlyList<LoggedError> Errors)
{
    public HealthStatus Status => Checkup.Worst(Checks);
}

/// <summary>Asks everything at once, so that the page is there after one wait and not after four.</summary>
public sealed class OperationsReading(
    Checkup checkup, ProjectionLook projections, DatabaseLook database, StoreDatabase store, LastErrors errors,
    IEnumerable<WaitingLine> queues, OperationsSettings settings, TimeProvider clock)
{
    private readonly DateTimeOffset started = StartOfProcess();

    public async Task<OperationsNow> NowAsync(CancellationToken ct)
    {
        var (checks, lags, facts) = (checkup.RunAsync(ct), projections.LagsAsync(), database.FactsAsync(TimeSpan.FromSeconds(settings.CheckSeconds)));
        await Task.WhenAll(checks, lags, facts);
        var now = clock.GetUtcNow();
        return new(now, now - started, await checks, await lags, await facts,
            store.DataFolder is { } folder ? DiskRoom.Of(folder) : null,
            [.. queues.Select(queue => (queue.Name, queue.Waiting()))], errors.Newest);
    }

    private static DateTimeOffset StartOfProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime;
    }
}
