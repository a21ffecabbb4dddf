using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

public sealed class LookingBack(TestPostgres postgres)
{
    private static readonly Guid Route = Guid.Parse("b0c1e9c4-3e3a-4c53-9f0d-2a5a1b8f7c21");
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "", 0)]
    [InlineData(1, "Harbour", 1)]
    [InlineData(2, "Hill", 2)]
    [InlineData(3, "Mill", 3)]
    [InlineData(99, "Mill", 3)]
    public async Task A_version_shows_the_state_after_that_many_events(long version, string name, long found)
    {
        await using var sample = await ThreeDaysAsync();

        var then = await sample.North.History.AtVersionAsync(Streams.Routes, Route, version);

        then.State.Name.ShouldBe(name);
        then.Version.ShouldBe(found);
    }

    [Theory]
    [InlineData(-1, "", 0)]
    [InlineData(0, "Harbour", 1)]
    [InlineData(24 * 3600 - 1, "Harbour", 1)]
    [InlineData(24 * 3600, "Hill", 2)]
    [InlineData(48 * 3600, "Mill", 3)]
    [InlineData(480 * 3600, "Mill", 3)]
    public async Task A_time_shows_the_state_up_to_and_including_it(int seconds, string name, long found)
    {
        await using var sample = await ThreeDaysAsync();

        // The same moment, said in another time zone.
        var then = await sample.North.History.AtTimeAsync(Streams.Routes, Route, Monday.AddSeconds(seconds).ToOffset(TimeSpan.FromHours(5)));

        then.State.Name.ShouldBe(name);
        then.Version.ShouldBe(found);
    }

    [Fact]
    public async Task Events_come_in_their_order_up_to_a_version_or_a_time()
    {
        await using var sample = await ThreeDaysAsync();
        var history = sample.North.History;

        (await history.EventsAsync(Route)).Select(stored => stored.Event)
            .ShouldBe([new RouteOpened(Route, "Harbour"), new RouteRenamed(Route, "Hill"), new RouteRenamed(Route, "Mill")]);
        (await history.EventsAsync(Route, upTo: 2)).Select(stored => stored.Version).ShouldBe([1, 2]);
        (await history.EventsAsync(Route, until: Monday)).Select(stored => stored.Timestamp).ShouldBe([Monday]);
        (await history.EventsAsync(Guid.NewGuid())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_an_unknown_name_are_shown_and_change_nothing()
    {
        await using var sample = await ThreeDaysAsync();
        await sample.DoAsync("""
            update cx.mt_events set type = 'road_paved', data = '{"Metres": 7}' where version = 2
            """);

        var events = await sample.North.History.EventsAsync(Route);

        events.Select(stored => stored.Name).ShouldBe(["route_opened", "road_paved", "route_renamed"]);
        events[1].Event.ShouldBeNull();
        (await sample.North.History.AtVersionAsync(Streams.Routes, Route, 2)).ShouldBe(new(new Route(Route, "Harbour", true), 2));
        (await sample.North.History.AtVersionAsync(Streams.Routes, Route, 3)).State.Name.ShouldBe("Mill");
    }

    private async Task<SampleStore> ThreeDaysAsync()
    {
        var sample = await SampleStore.NewAsync(postgres);
        RouteEvent[] days = [new RouteOpened(Route, "Harbour"), new RouteRenamed(Route, "Hill"), new RouteRenamed(Route, "Mill")];
        for (var day = 0; day < days.Length; day++)
        {
            sample.Clock.Now = Monday.AddDays(day);
            await sample.North.DecideAsync(Streams.Routes, Route, _ => [days[day]]);
        }

        return sample;
    }
}
