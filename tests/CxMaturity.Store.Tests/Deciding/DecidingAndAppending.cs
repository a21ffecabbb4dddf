using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Deciding;

public sealed class DecidingAndAppending(TestPostgres postgres)
{
    private static readonly Guid Route = Guid.Parse("6d5f0c6e-9a57-4f1c-8a53-0f6a3b1c2d10");

    [Fact]
    public async Task Versions_count_the_events_of_a_stream_from_one()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        var opened = await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour"), new RouteRenamed(Route, "Hill")]);
        var renamed = await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteRenamed(Route, "Mill")]);

        opened.Version.ShouldBe(2);
        opened.State.ShouldBe(new Route(Route, "Hill", true));
        renamed.Version.ShouldBe(3);
        renamed.Events.ShouldBe([new RouteRenamed(Route, "Mill")]);
        (await sample.LinesAsync("select type, version, data ->> 'Name' from cx.mt_events order by seq_id"))
            .ShouldBe(["route_opened 1 Harbour", "route_renamed 2 Hill", "route_renamed 3 Mill"]);
        (await sample.LinesAsync("select type, version, is_archived from cx.mt_streams")).ShouldBe(["route 3 False"]);
    }

    [Fact]
    public async Task The_state_is_committed_together_with_the_events()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour")]);
        await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteRenamed(Route, "Hill")]);

        (await sample.LinesAsync("""
            select d.data ->> 'Name', d.mt_version, d.xmin = s.xmin, d.xmin = e.xmin, d.mt_dotnet_type
            from cx.mt_doc_route d join cx.mt_streams s using (tenant_id, id) join cx.mt_events e on e.stream_id = d.id and e.version = d.mt_version
            """)).ShouldBe(["Hill 2 True True CxMaturity.Store.Tests.Sample.Route, CxMaturity.Store.Tests"]);
        (await sample.North.LoadAsync(Streams.Routes, Route)).ShouldBe(new(new Route(Route, "Hill", true), 2));
    }

    [Fact]
    public async Task Deciding_nothing_writes_nothing()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        var decided = await sample.North.DecideAsync(Streams.Routes, Route, _ => []);

        decided.Version.ShouldBe(0);
        decided.State.ShouldBe(Sample.Route.Unopened);
        await NothingIsWritten(sample);
    }

    [Fact]
    public async Task A_decision_that_throws_writes_nothing()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        await Should.ThrowAsync<NotSupportedException>(() => sample.North.DecideAsync(Streams.Routes, Route, _ => throw new NotSupportedException()));

        await NothingIsWritten(sample);
    }

    [Fact]
    public async Task An_event_without_a_stored_name_is_refused_before_anything_is_written()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => sample.North.DecideAsync(
            Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour"), new RouteForgotten(Route)]));

        refused.Message.ShouldContain(nameof(RouteForgotten));
        await NothingIsWritten(sample);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_stream_at_another_version_than_the_asker_saw_is_refused_without_asking_the_decision(long expected)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour")]);
        var asked = false;

        await Should.ThrowAsync<ConcurrencyException>(() => sample.North.DecideAsync(Streams.Routes, Route, _ =>
        {
            asked = true;
            return [new RouteRenamed(Route, "Hill")];
        }, expected));

        asked.ShouldBeFalse();
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_writer_who_expects_a_version_loses_a_race_for_it(long expected)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        if (expected == 1)
            await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour")]);

        await Should.ThrowAsync<ConcurrencyException>(() => sample.North.DecideAsync(Streams.Routes, Route, _ =>
        {
            Faster(sample, new RouteRenamed(Route, "Faster"));
            return [new RouteRenamed(Route, "Slower")];
        }, expected));

        (await sample.North.LoadAsync(Streams.Routes, Route)).State.Name.ShouldBe("Faster");
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(expected + 1);
    }

    [Fact]
    public async Task A_lost_race_is_decided_anew_on_what_the_winner_left()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour")]);
        var seen = new List<string>();

        var decided = await sample.North.DecideAsync(Streams.Routes, Route, route =>
        {
            seen.Add(route.Name);
            if (seen.Count == 1)
                Faster(sample, new RouteRenamed(Route, "Hill"));
            return [new RouteRenamed(Route, route.Name + "!")];
        });

        seen.ShouldBe(["Harbour", "Hill"]);
        decided.Version.ShouldBe(3);
        decided.State.Name.ShouldBe("Hill!");
    }

    [Fact]
    public async Task Of_many_writers_at_once_none_is_lost()
    {
        const int writers = 24;
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(Route);

        // More of them lose than are tried again; whoever is told so tries again, as a person would.
        await Task.WhenAll(Enumerable.Range(1, writers).Select(async place =>
        {
            while (true)
                try
                {
                    await sample.ScanAsync(parcel, place);
                    return;
                }
                catch (ConcurrencyException)
                {
                }
        }));

        var scans = (await sample.North.History.EventsAsync(parcel)).Skip(1).ToArray();
        scans.Select(scan => ((ParcelScanned)scan.Event!).Place).Order().ShouldBe(Enumerable.Range(1, writers));
        scans.Select(scan => scan.Version).ShouldBe(Enumerable.Range(2, writers).Select(version => (long)version));
        (await sample.North.LoadAsync(Streams.Parcels, parcel)).State.Scans.ShouldBe(writers);
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_kind_of_stream_is_refused()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour")]);

        await Should.ThrowAsync<ConcurrencyException>(() => sample.North.DecideAsync(
            Streams.Parcels, Route, _ => [new ParcelAccepted(Route, Route, ParcelSize.Small)]));

        (await sample.LinesAsync("select type from cx.mt_events")).ShouldBe(["route_opened"]);
        (await sample.AskAsync<long>("select count(*) from cx.mt_doc_parcel")).ShouldBe(0);
    }

    private static void Faster(SampleStore sample, RouteEvent happened) =>
        sample.North.DecideAsync(Streams.Routes, Route, _ => [happened]).GetAwaiter().GetResult();

    private static async Task NothingIsWritten(SampleStore sample) =>
        (await sample.LinesAsync("select (select count(*) from cx.mt_streams), (select count(*) from cx.mt_events), (select count(*) from cx.mt_doc_route)"))
            .ShouldBe(["0 0 0"]);
}
