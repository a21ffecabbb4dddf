using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Folding;

public sealed class FoldingTheLog(TestPostgres postgres)
{
    [Fact]
    public async Task Events_are_folded_in_their_order_into_the_document_they_belong_to()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await ScansAsync(sample, one, 3, 1, 2);
        await ScansAsync(sample, other, 7);

        await sample.SettleAsync();

        var log = await LogAsync(sample, one);
        log.Parcels.ShouldBe(1);
        log.Places.ShouldBe([3, 1, 2]);
        (await LogAsync(sample, other)).Places.ShouldBe([7]);
    }

    [Fact]
    public async Task Read_model_and_progress_are_committed_together()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await ScansAsync(sample, Guid.NewGuid(), 1);
        await sample.SettleAsync();

        (await sample.LinesAsync("""
            select d.xmin = p.xmin, p.seq_id, p.transaction_id = (select max(transaction_id) from cx.mt_events)
            from cx.mt_doc_route_log d, cx.cx_projection_progress p where p.name = 'route_log'
            """)).ShouldBe(["True 2 True"]);
    }

    [Fact]
    public async Task A_fold_that_fails_moves_neither_read_model_nor_progress()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        var parcel = await ScansAsync(sample, route, 1);
        await sample.SettleAsync();
        await sample.ScanAsync(parcel, 13);
        var before = await StoredAsync(sample);

        await Should.ThrowAsync<UnfoldableEventException>(() => sample.SettleAsync(new RouteLogProjection { Poison = 13 }));

        (await StoredAsync(sample)).ShouldBe(before);
        // Nothing is lost: a fold that can do it goes on where the other stopped.
        await sample.SettleAsync();
        (await LogAsync(sample, route)).Places.ShouldBe([1, 13]);
    }

    [Theory]
    [InlineData("parcel_scanned", """{"Place": 13}""")]
    [InlineData("parcel_scanned", """{"Place": "no number"}""")]
    [InlineData("parcel_held", "[]")]
    public async Task What_comes_before_an_event_that_cannot_be_folded_is_folded_and_nothing_behind_it(string name, string data)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        var parcel = await ScansAsync(sample, route, 1, 2);
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, tenant_id)
            values (gen_random_uuid(), $1, 4, $2::jsonb, $3, 'north')
            """, parcel, data, name);
        await sample.DoAsync("update cx.mt_streams set version = 4");
        await sample.North.DecideAsync(Streams.Routes, route, _ => [new RouteOpened(route, "Harbour")]);
        await ScansAsync(sample, route, 5);

        var stopped = await Should.ThrowAsync<UnfoldableEventException>(() => sample.SettleAsync(new RouteLogProjection { Poison = 13 }));

        stopped.Message.ShouldStartWith($"The event 4 ({name}) cannot be folded into route_log: ");
        (await LogAsync(sample, route)).Places.ShouldBe([1, 2]);
        (await sample.AskAsync<long>("select seq_id from cx.cx_projection_progress")).ShouldBe(3);
    }

    [Fact]
    public async Task An_older_transaction_that_is_still_open_holds_the_log_back_until_it_commits()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (slow, fast) = (Guid.NewGuid(), Guid.NewGuid());
        var projector = new Projector(sample.Database, sample.Model, sample.Log);

        await sample.North.TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Parcels, slow, _ => [new ParcelAccepted(slow, slow, ParcelSize.Small)]);
            await sample.North.DecideAsync(Streams.Parcels, fast, _ => [new ParcelAccepted(fast, fast, ParcelSize.Small)]);
            (await projector.RunBatchAsync()).ShouldBe(0);
        });
        await sample.SettleAsync();

        (await LogAsync(sample, slow)).Parcels.ShouldBe(1);
        (await LogAsync(sample, fast)).Parcels.ShouldBe(1);
    }

    [Fact]
    public async Task A_lower_sequence_number_that_commits_after_a_higher_one_was_folded_is_not_skipped()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        var parcel = await sample.AcceptParcelAsync(route);
        var drawn = await sample.AskAsync<long>("select nextval('cx.mt_events_sequence')");
        await sample.AcceptParcelAsync(route);
        await sample.SettleAsync();

        await sample.DoAsync("""
            insert into cx.mt_events (seq_id, id, stream_id, version, data, type, tenant_id)
            select $1, gen_random_uuid(), stream_id, 2, data || '{"Place": 5}', 'parcel_scanned', tenant_id from cx.mt_events where stream_id = $2
            """, drawn, parcel);
        await sample.SettleAsync();

        (await LogAsync(sample, route)).Places.ShouldBe([5]);
        (await LogAsync(sample, route)).Parcels.ShouldBe(2);
    }

    [Fact]
    public async Task Two_projectors_at_once_fold_each_event_once()
    {
        const int writers = 4, scans = 60;
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var elsewhere = NpgsqlDataSource.Create(sample.ConnectionString);
        var route = await sample.OpenRouteAsync();
        using var written = new CancellationTokenSource();

        var projecting = ((NpgsqlDataSource[])[sample.Database, elsewhere]).Select(database => Task.Run(async () =>
        {
            var projector = new Projector(database, sample.Model, sample.Log);
            while (!written.IsCancellationRequested)
                await projector.RunBatchAsync();
        })).ToArray();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => ScansAsync(sample, route, [.. Enumerable.Range(1, scans)]))));
        await written.CancelAsync();
        await Task.WhenAll(projecting);
        await sample.SettleAsync();

        var log = await LogAsync(sample, route);
        log.Parcels.ShouldBe(writers);
        log.Places.Order().ShouldBe(Enumerable.Range(1, scans).SelectMany(place => Enumerable.Repeat(place, writers)));
    }

    [Fact]
    public async Task A_new_projector_goes_on_where_the_last_one_stopped()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        var parcel = await ScansAsync(sample, route, 1, 2);
        await sample.SettleAsync();
        (await new Projector(sample.Database, sample.Model, sample.Log).RunBatchAsync()).ShouldBe(0);

        await sample.ScanAsync(parcel, 3);
        await sample.SettleAsync();

        (await LogAsync(sample, route)).Places.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task What_is_not_ours_is_passed_over()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        var parcel = await sample.AcceptParcelAsync(route);
        var foreign = Guid.NewGuid();
        await sample.DoAsync("insert into cx.mt_streams (id, tenant_id) values ($1, 'north')", foreign);
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, timestamp, tenant_id)
            select gen_random_uuid(), $1, seq, '{}', 'tombstone', '-infinity', 'north' from (select nextval('cx.mt_events_sequence') as seq) n
            """, foreign);
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, tenant_id)
            values (gen_random_uuid(), $1, 1, '{"RouteId": ""}', 'road_paved', 'north')
            """, foreign);
        await sample.ScanAsync(parcel, 4);

        await sample.SettleAsync();

        (await LogAsync(sample, route)).Places.ShouldBe([4]);
        (await sample.AskAsync<long>("select count(*) from cx.mt_doc_route_log")).ShouldBe(1);
    }

    [Fact]
    public async Task More_events_than_one_batch_holds_are_all_folded()
    {
        const int parcels = 4500;
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.DoAsync("insert into cx.mt_streams (tenant_id, id, version) select 'north', ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid, 1 from generate_series(1, $1) i", parcels);
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, tenant_id)
            select gen_random_uuid(), id, 1, jsonb_build_object('ParcelId', id, 'RouteId', '11111111-1111-1111-1111-111111111111'), 'parcel_accepted', tenant_id
            from cx.mt_streams
            """);

        await sample.SettleAsync();

        (await LogAsync(sample, Guid.Parse("11111111-1111-1111-1111-111111111111"))).Parcels.ShouldBe(parcels);
    }

    [Fact]
    public async Task A_rebuild_yields_the_same_bytes()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        Guid[] routes = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        await Task.WhenAll(routes.SelectMany(route => Enumerable.Range(0, 3).Select(start => Task.Run(() => ScansAsync(sample, route, start, start + 10, start + 20)))));
        await sample.SettleAsync();
        var parcel = await ScansAsync(sample, routes[0], 99);
        await sample.North.DecideAsync(Streams.Parcels, parcel, state => [new ParcelHeld(parcel, state.RouteId)]);
        await sample.SettleAsync();
        var before = await DocumentsAsync(sample);

        await sample.DoAsync("delete from cx.mt_doc_route_log");
        await sample.DoAsync("delete from cx.cx_projection_progress where name = 'route_log'");
        await sample.SettleAsync();

        before.Length.ShouldBe(routes.Length);
        (await DocumentsAsync(sample)).ShouldBe(before);
    }

    private static async Task<Guid> ScansAsync(SampleStore sample, Guid route, params int[] places)
    {
        var parcel = await sample.AcceptParcelAsync(route);
        foreach (var place in places)
            await sample.ScanAsync(parcel, place);
        return parcel;
    }

    private static async Task<RouteLog> LogAsync(SampleStore sample, Guid route) =>
        (await sample.North.DocumentAsync(sample.Log, route)).ShouldNotBeNull();

    private static Task<string[]> DocumentsAsync(SampleStore sample) =>
        sample.LinesAsync("select tenant_id, id, data::text, mt_dotnet_type from cx.mt_doc_route_log order by id");

    private static Task<string[]> StoredAsync(SampleStore sample) =>
        sample.LinesAsync("select d.data::text, d.mt_version, p.transaction_id, p.seq_id from cx.mt_doc_route_log d, cx.cx_projection_progress p");
}
