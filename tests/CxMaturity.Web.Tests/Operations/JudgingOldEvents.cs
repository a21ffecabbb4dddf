using CxMaturity.Store.Projections;
using CxMaturity.Web.Hosting.Health;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>How far behind a read model is that takes in events of last year.</summary>
public sealed class JudgingOldEvents
{
    private static readonly TimeSpan AYear = TimeSpan.FromDays(365);

    private readonly Hands clock = new();

    [Fact]
    public void It_is_behind_since_it_was_last_seen_without_anything_waiting()
    {
        var seen = new SeenCurrent(clock);
        Behind(seen, events: 0, TimeSpan.Zero).ShouldBe(TimeSpan.Zero);

        clock.Now += TimeSpan.FromSeconds(5);
        Behind(seen, events: 22_000, AYear).ShouldBe(TimeSpan.FromSeconds(5));
        clock.Now += TimeSpan.FromSeconds(60);
        Behind(seen, events: 9_000, AYear).ShouldBe(TimeSpan.FromSeconds(65));
        Behind(seen, events: 0, TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        Behind(seen, events: 1, AYear).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_first_look_begins_to_count()
    {
        var seen = new SeenCurrent(clock);
        Behind(seen, events: 22_000, AYear).ShouldBe(TimeSpan.Zero);

        clock.Now += TimeSpan.FromSeconds(61);
        Behind(seen, events: 22_000, AYear).ShouldBe(TimeSpan.FromSeconds(61));
    }

    [Fact]
    public void Young_events_are_as_far_behind_as_they_are_old()
    {
        var seen = new SeenCurrent(clock);
        Behind(seen, events: 0, TimeSpan.Zero);

        clock.Now += AYear;
        Behind(seen, events: 3, TimeSpan.FromSeconds(2)).ShouldBe(TimeSpan.FromSeconds(2));
    }

    private static TimeSpan Behind(SeenCurrent seen, long events, TimeSpan age) => seen.Limit([new("sums", events, age, null, null)]).ShouldHaveSingleItem().Behind;

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
