using System.Collections.Concurrent;
using CxMaturity.Store.Projections;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>
/// Remembers when nothing was missing in a read model. It cannot be further behind than since then, even where the events that it takes in
/// are old: a demo brings a past with it, and so does a restored backup.
/// </summary>
public sealed class SeenCurrent(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);

    public IReadOnlyList<ProjectionLag> Limit(IReadOnlyList<ProjectionLag> lags) => [.. lags.Select(Limit)];

    private ProjectionLag Limit(ProjectionLag lag)
    {
        var now = clock.GetUtcNow();
        // Of the time before the first look nothing is known.
        var seen = lag.Events == 0 ? times[lag.Projection] = now : times.GetOrAdd(lag.Projection, now);
        var since = now > seen ? now - seen : TimeSpan.Zero;
        return lag.Behind > since ? lag with { Behind = since } : lag;
    }
}
