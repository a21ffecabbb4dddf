using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

public sealed class ReadingTheTrail(TestPostgres postgres)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Harbour = Guid.Parse("0d8f1a6e-70c1-4f0a-9a55-2f1d3c4b5a01");
    private static readonly Guid Hill = Guid.Parse("0d8f1a6e-70c1-4f0a-9a55-2f1d3c4b5a02");
    private static readonly Guid Parcel = Guid.Parse("0d8f1a6e-70c1-4f0a-9a55-2f1d3c4b5a03");

    private static readonly EventFilter Routes = new([Streams.Routes]);
    private static readonly EventFilter Everything = new([Streams.Routes, Streams.Parcels]);

    [Fact]
    public async Task The_newest_comes_first_with_all_that_stands_beside_it()
    {
        await using var sample = await FiveDaysAsync();

        var page = await sample.North.History.PageAsync(Everything, 10);

        page.HasMore.ShouldBeFalse();
        page.Events.Select(stored => stored.Name).ShouldBe(["parcel_accepted", "route_renamed", "route_opened", "route_renamed", "route_opened"]);
        page.Events[1].ShouldBe(new StoredEvent("north", Hill, 2, page.Events[1].Sequence, "route_renamed", new RouteRenamed(Hill, "Top"), Monday.AddDays(3), "mara") { Kind = "route" });
        page.Events[4].UserName.ShouldBeNull();
    }

    [Fact]
    public async Task Kinds_that_were_not_asked_for_are_not_there()
    {
        await using var sample = await FiveDaysAsync();

        (await sample.North.History.PageAsync(Routes, 10)).Events.ShouldAllBe(stored => stored.Event is RouteEvent);
        (await sample.North.History.PageAsync(new([]), 10)).Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task Page_by_page_everything_comes_once(int size)
    {
        await using var sample = await FiveDaysAsync();
        var all = (await sample.North.History.PageAsync(Everything, 10)).Events.Select(stored => stored.Sequence).ToArray();

        var (seen, before) = (new List<long>(), (EventCursor?)null);
        EventPage page;
        do
        {
            page = await sample.North.History.PageAsync(Everything, size, before);
            page.Events.Count.ShouldBeInRange(1, size);
            seen.AddRange(page.Events.Select(stored => stored.Sequence));
            before = EventCursor.Of(page.Events[^1]);
        }
        while (page.HasMore);

        seen.ShouldBe(all);
        (await sample.North.History.PageAsync(Everything, size, before)).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_first_page_of_any_size_holds_the_newest_of_all_however_streams_lie_in_time()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var random = new Random(20260302);
        await sample.Events.AppendWholeAsync([.. Enumerable.Range(0, 12).Select(_ => Route(random))]);
        var all = await sample.LinesAsync("select e.stream_id || ' ' || e.version from cx.mt_events e order by e.timestamp desc, e.seq_id desc");
        all.Length.ShouldBeGreaterThan(30);

        for (var size = 1; size <= all.Length; size++)
        {
            var page = await sample.North.History.PageAsync(Routes, size);
            page.Events.Select(stored => $"{stored.Stream} {stored.Version}").ShouldBe(all.Take(size), $"{size} at once");
            page.HasMore.ShouldBe(size < all.Length);
        }

        // Some became quiet long ago, some go on, and at some moments several changed.
        static StreamWithHistory Route(Random random)
        {
            var (id, at, moments) = (Guid.NewGuid(), Monday.AddDays(random.Next(30)), new Queue<DateTimeOffset>());
            List<RouteEvent> events = [new RouteOpened(id, "Way")];
            while (random.Next(4) > 0)
                events.Add(new RouteRenamed(id, $"Way {events.Count}"));
            foreach (var _ in events)
                moments.Enqueue(at = at.AddDays(random.Next(4)));
            return StreamWithHistory.Of<Route, RouteEvent>("north", Streams.Routes, id, events, _ => moments.Dequeue());
        }
    }

    [Fact]
    public async Task Events_of_one_moment_are_parted_by_a_page_and_none_is_lost()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.DecideAsync(Streams.Routes, Harbour, _ => [new RouteOpened(Harbour, "Harbour"), new RouteRenamed(Harbour, "A"), new RouteRenamed(Harbour, "B")]);

        var first = await sample.North.History.PageAsync(Routes, 2);
        var second = await sample.North.History.PageAsync(Routes, 2, EventCursor.Of(first.Events[^1]));

        first.Events.Concat(second.Events).Select(stored => stored.Version).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task What_was_written_later_about_an_earlier_day_stands_at_that_day()
    {
        await using var sample = await FiveDaysAsync();
        var taken = Guid.NewGuid();
        await sample.Events.AppendWholeAsync([StreamWithHistory.Of<Route, RouteEvent>("north", Streams.Routes, taken, [new RouteOpened(taken, "Taken over")], _ => Monday.AddDays(1).AddHours(1))]);

        var names = (await sample.North.History.PageAsync(Routes, 10)).Events.Select(stored => stored.Event).ToArray();

        names[^3].ShouldBe(new RouteOpened(taken, "Taken over"));
    }

    [Fact]
    public async Task Types_streams_people_and_days_narrow_it_down()
    {
        await using var sample = await FiveDaysAsync();

        (await NamesAsync(Everything with { Types = [typeof(RouteRenamed)] })).ShouldBe(["route_renamed", "route_renamed"]);
        (await NamesAsync(Everything with { Types = [typeof(ParcelEvent), typeof(RouteRenamed)] })).ShouldBe(["parcel_accepted", "route_renamed", "route_renamed"]);
        (await NamesAsync(Everything with { Streams = [Harbour, Parcel] })).ShouldBe(["parcel_accepted", "route_renamed", "route_opened"]);
        (await NamesAsync(Everything with { Streams = [] })).ShouldBeEmpty();
        (await NamesAsync(Everything with { UserName = "mara" })).ShouldBe(["route_renamed", "route_renamed"]);
        (await NamesAsync(Everything with { UserName = "' or true --" })).ShouldBeEmpty();
        (await NamesAsync(Everything with { From = Monday.AddDays(3) })).ShouldBe(["parcel_accepted", "route_renamed"]);
        (await NamesAsync(Everything with { Until = Monday.AddDays(1) })).ShouldBe(["route_opened"]);
        (await NamesAsync(Everything with { From = Monday.AddDays(1), Until = Monday.AddDays(2).AddTicks(10) })).ShouldBe(["route_opened", "route_renamed"]);

        async Task<string[]> NamesAsync(EventFilter filter) => [.. (await sample.North.History.PageAsync(filter, 10)).Events.Select(stored => stored.Name)];
    }

    [Fact]
    public async Task Everybody_who_caused_something_can_be_named()
    {
        await using var sample = await FiveDaysAsync();
        await sample.Events.For("north", new("anna")).DecideAsync(Streams.Parcels, Parcel, _ => [new ParcelHeld(Parcel, Harbour)]);

        (await sample.North.History.AuthorsAsync(Everything)).ShouldBe(["anna", "mara"]);
        (await sample.North.History.AuthorsAsync(Routes)).ShouldBe(["mara"]);
        (await sample.Events.For("south").History.AuthorsAsync(Everything)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_an_unknown_name_and_archived_ones_are_shown()
    {
        await using var sample = await FiveDaysAsync();
        await sample.DoAsync("update cx.mt_events set type = 'road_paved' where stream_id = $1 and version = 2", Hill);
        await sample.North.ArchiveAsync(Harbour);

        var page = await sample.North.History.PageAsync(Routes, 10);

        page.Events.Select(stored => stored.Name).ShouldBe(["road_paved", "route_opened", "route_renamed", "route_opened"]);
        page.Events[0].Event.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_found_without_reading_the_log_around_it()
    {
        await using var sample = await FiveDaysAsync();
        await sample.DoAsync("insert into cx.mt_streams (tenant_id, id, type, version) select 'north', gen_random_uuid(), 'parcel', 1 from generate_series(1, 5000)");
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, tenant_id)
            select gen_random_uuid(), id, 9, jsonb_build_object('ParcelId', id, 'Place', repeat('x', 300)), 'parcel_scanned', 'north' from cx.mt_streams where type = 'parcel'
            """);
        await sample.DoAsync("analyze cx.mt_streams, cx.mt_events");

        var plan = string.Join('\n', await sample.LinesAsync("""
            explain select e.data from cx.mt_streams s join cx.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
            where s.tenant_id = 'north' and s.type = any('{route}') order by e.timestamp desc, e.seq_id desc limit 51
            """));

        plan.ShouldNotContain("Seq Scan on mt_events");
        plan.ShouldContain("pk_mt_events_stream_and_version");
    }

    /// <summary>One event a day; two of them by somebody who is known.</summary>
    private async Task<SampleStore> FiveDaysAsync()
    {
        var sample = await SampleStore.NewAsync(postgres);
        var mara = sample.Events.For("north", new("mara"));
        await OnAsync(0, () => sample.North.DecideAsync(Streams.Routes, Harbour, _ => [new RouteOpened(Harbour, "Harbour")]));
        await OnAsync(1, () => mara.DecideAsync(Streams.Routes, Harbour, _ => [new RouteRenamed(Harbour, "Port")]));
        await OnAsync(2, () => sample.North.DecideAsync(Streams.Routes, Hill, _ => [new RouteOpened(Hill, "Hill")]));
        await OnAsync(3, () => mara.DecideAsync(Streams.Routes, Hill, _ => [new RouteRenamed(Hill, "Top")]));
        await OnAsync(4, () => sample.North.DecideAsync(Streams.Parcels, Parcel, _ => [new ParcelAccepted(Parcel, Harbour, ParcelSize.Small)]));
        return sample;

        Task OnAsync(int day, Func<Task> work)
        {
            sample.Clock.Now = Monday.AddDays(day);
            return work();
        }
    }
}
