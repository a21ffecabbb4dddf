using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Folding;

public sealed class RebuildingAReadModel(TestPostgres postgres)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_is_right_already_is_not_written_again()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await ScannedAsync(sample, 1, 2);
        await sample.SettleAsync();
        var before = await StoredAsync(sample);

        var rebuilt = await sample.Events.RebuildAsync("route_log");

        rebuilt.ShouldBe(new("route_log", 3, 1));
        (await StoredAsync(sample)).ShouldBe(before);
        (await sample.North.DocumentAsync(sample.Log, route))!.Places.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_is_wrong_or_should_not_be_there_is_put_right_and_the_projector_goes_on_from_there()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await ScannedAsync(sample, 1, 2);
        await ScannedAsync(sample, 7);
        await sample.SettleAsync();
        var before = await DocumentsAsync(sample);
        await sample.DoAsync("""update cx.mt_doc_route_log set data = data || '{"Parcels": 77}' where id = $1""", route);
        await sample.DoAsync("insert into cx.mt_doc_route_log (tenant_id, id, data) select 'south', id, data from cx.mt_doc_route_log");
        await sample.DoAsync("delete from cx.mt_doc_route_log where tenant_id = 'north' and id <> $1", route);

        await sample.Events.RebuildAsync("route_log");

        (await DocumentsAsync(sample)).ShouldBe(before);
        (await new Projector(sample.Database, sample.Model, sample.Log).RunBatchAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task People_go_on_writing_and_always_read_a_whole_read_model()
    {
        const int writers = 4, rebuilds = 6;
        await using var sample = await SampleStore.NewAsync(postgres);
        var tally = new RouteTallyProjection();
        await using var host = await StoreHost.StartAsync(sample, tally);
        var route = Guid.NewGuid();
        using var enough = new CancellationTokenSource(Long);
        var written = 0;

        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var parcel = Guid.NewGuid();
            for (var place = 0; !enough.IsCancellationRequested; place++)
            {
                ParcelEvent[] scans = [.. Enumerable.Range(0, 20).Select(more => new ParcelScanned(parcel, route, place * 20 + more))];
                await host.North.DecideAsync(Streams.Parcels, parcel, _ => scans);
                Interlocked.Add(ref written, scans.Length);
            }
        })).ToArray();
        var seen = new List<int>();
        var reading = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                seen.Add((await host.North.DocumentAsync(tally, route))?.Scans ?? 0);
        });
        for (var rebuild = 0; rebuild < rebuilds; rebuild++)
        {
            var before = Volatile.Read(ref written);
            (await host.Events.RebuildAsync("route_tally")).ShouldNotBeNull();
            await Eventually.IsTrueAsync(() => Volatile.Read(ref written) > before, Long);
        }

        await enough.CancelAsync();
        await Task.WhenAll([.. writing, reading]);
        (await host.North.CaughtUpAsync(tally, route, Long)).ShouldBeTrue();

        seen.ShouldBe(seen.Order());
        (await host.North.DocumentAsync(tally, route))!.Scans.ShouldBe(written);
        var live = await sample.LinesAsync("select id, data::text from cx.mt_doc_route_tally");
        await sample.DoAsync("delete from cx.mt_doc_route_tally");
        await host.Events.RebuildAsync("route_tally");
        (await sample.LinesAsync("select id, data::text from cx.mt_doc_route_tally")).ShouldBe(live);
    }

    [Fact]
    public async Task An_event_that_cannot_be_folded_leaves_the_old_read_model_in_its_place()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await ScannedAsync(sample, 1, 2);
        await sample.SettleAsync();
        var before = await StoredAsync(sample);
        await sample.DoAsync("""update cx.mt_events set data = '{"Place": "no number"}' where version = 2""");

        (await Should.ThrowAsync<UnfoldableEventException>(() => sample.Events.RebuildAsync("route_log"))).Message.ShouldContain("The event 2 (parcel_scanned)");

        (await StoredAsync(sample)).ShouldBe(before);
    }

    [Fact]
    public async Task What_does_not_concern_it_is_not_even_read()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await ScannedAsync(sample, 1);
        await sample.North.DecideAsync(Streams.Routes, route, _ => [new RouteOpened(route, "Harbour")]);
        await sample.DoAsync("update cx.mt_events set data = '[]' where type = 'route_opened'");

        // Other databases of the server may hold both back for a moment.
        await sample.SettleAsync();
        (await sample.Events.RebuildAsync("route_log")).Events.ShouldBe(2);

        (await sample.North.DocumentAsync(sample.Log, route))!.Places.ShouldBe([1]);
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_with_those_there_are()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await Should.ThrowAsync<ArgumentException>(() => sample.Events.RebuildAsync("route_lag"))).Message.ShouldContain("route_log");
    }

    private static async Task<Guid> ScannedAsync(SampleStore sample, params int[] places)
    {
        var route = Guid.NewGuid();
        var parcel = await sample.AcceptParcelAsync(route);
        foreach (var place in places)
            await sample.ScanAsync(parcel, place);
        return route;
    }

    private static Task<string[]> DocumentsAsync(SampleStore sample) =>
        sample.LinesAsync("select tenant_id, id, data::text, mt_dotnet_type from cx.mt_doc_route_log order by id");

    private static Task<string[]> StoredAsync(SampleStore sample) =>
        sample.LinesAsync("select d.data::text, d.mt_version, d.xmin, p.transaction_id, p.seq_id from cx.mt_doc_route_log d, cx.cx_projection_progress p");
}
