using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Deciding;

public sealed class Archiving(TestPostgres postgres)
{
    [Fact]
    public async Task Nothing_is_appended_to_it_any_more_and_nobody_tries_again()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(await sample.OpenRouteAsync());
        var asked = 0;

        (await sample.North.ArchiveAsync(parcel)).ShouldBeTrue();
        var refused = await Should.ThrowAsync<StreamArchivedException>(() => sample.North.DecideAsync(Streams.Parcels, parcel, state =>
        {
            asked++;
            return [new ParcelHeld(parcel, state.RouteId)];
        }));

        (refused.Stream, refused.Message).ShouldBe((parcel, $"The parcel {parcel} is archived."));
        asked.ShouldBe(1);
        (await sample.AskAsync<long>("select version from cx.mt_streams where id = $1", parcel)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_happens_within_it_any_more_either()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        var asked = 0;
        await sample.North.ArchiveAsync(route);

        (await Should.ThrowAsync<StreamArchivedException>(() => sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null, (_, _) =>
        {
            asked++;
            return [new ParcelHeld(parcel, route)];
        }))).Stream.ShouldBe(route);

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_with_it_is_refused_as_a_whole()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (route, parcel) = (await sample.OpenRouteAsync(), await sample.AcceptParcelAsync(Guid.NewGuid()));
        var asked = 0;
        await sample.North.ArchiveAsync(parcel);

        await Should.ThrowAsync<StreamArchivedException>(() => sample.North.TransactAsync(async transaction =>
        {
            asked++;
            await transaction.DecideAsync(Streams.Routes, route, _ => [new RouteClosed(route)]);
            await transaction.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelHeld(parcel, route)]);
        }));

        asked.ShouldBe(1);
        (await sample.North.LoadAsync(Streams.Routes, route)).State.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task It_can_still_be_read_and_its_events_keep_their_place_in_the_log()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(await sample.OpenRouteAsync());
        var before = await sample.LinesAsync("select seq_id, transaction_id, tag from cx.mt_events order by seq_id");

        await sample.North.ArchiveAsync(parcel);

        (await sample.North.LoadAsync(Streams.Parcels, parcel)).Version.ShouldBe(1);
        (await sample.North.History.EventsAsync(parcel)).Count.ShouldBe(1);
        (await sample.AskAsync<bool>("select is_archived from cx.mt_events where stream_id = $1", parcel)).ShouldBeTrue();
        (await sample.LinesAsync("select seq_id, transaction_id, tag from cx.mt_events order by seq_id")).ShouldBe(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_models_keep_what_happened_in_it_whenever_they_are_folded(bool foldedBefore)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        await sample.ScanAsync(parcel, 4);
        if (foldedBefore)
            await sample.SettleAsync();

        await sample.North.ArchiveAsync(parcel);
        await sample.SettleAsync();
        var live = await sample.LinesAsync("select id, data::text from cx.mt_doc_route_log");
        await sample.DoAsync("delete from cx.mt_doc_route_log");
        await sample.Events.RebuildAsync("route_log");

        (await sample.LinesAsync("select id, data::text from cx.mt_doc_route_log")).ShouldBe(live);
        (await sample.North.DocumentAsync(sample.Log, route))!.Places.ShouldBe([4]);
    }

    [Fact]
    public async Task What_Marten_archived_is_archived()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(await sample.OpenRouteAsync());

        await sample.DoAsync("select cx.mt_archive_stream($1, 'north')", parcel);

        await Should.ThrowAsync<StreamArchivedException>(() => sample.ScanAsync(parcel, 1));
    }

    [Fact]
    public async Task There_is_nothing_to_archive_where_nothing_has_happened()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.North.ArchiveAsync(Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public async Task After_it_nothing_of_those_who_were_writing_arrives()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(await sample.OpenRouteAsync());
        var writing = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (true)
                await sample.ScanAsync(parcel, 1);
        })).ToArray();
        await Eventually.IsTrueAsync(async () => (await sample.North.LoadAsync(Streams.Parcels, parcel)).Version > 20, TimeSpan.FromSeconds(30));

        await sample.North.ArchiveAsync(parcel);
        var version = (await sample.North.LoadAsync(Streams.Parcels, parcel)).Version;

        foreach (var writer in writing)
            await Should.ThrowAsync<StreamArchivedException>(() => writer);
        (await sample.North.LoadAsync(Streams.Parcels, parcel)).Version.ShouldBe(version);
        (await sample.AskAsync<long>("select count(*) from cx.mt_events where stream_id = $1 and is_archived", parcel)).ShouldBe(version);
    }
}
