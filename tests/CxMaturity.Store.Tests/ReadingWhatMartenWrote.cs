using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

public sealed class ReadingWhatMartenWrote(TestPostgres postgres)
{
    private static readonly Guid Parcel = Guid.Parse("a9d3a0f0-54f4-4a1b-8b3e-5b6ad8d0c9aa");

    [Fact]
    public async Task A_stream_without_a_document_of_ours_is_folded_from_its_events()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await WrittenByMartenAsync(sample);

        (await sample.North.LoadAsync(Streams.Parcels, Parcel)).ShouldBe(new(new Parcel(Parcel, route, ParcelSize.Large, 2, false), 3));
        (await sample.North.AllAsync(Streams.Parcels)).ShouldHaveSingleItem().Scans.ShouldBe(2);
        (await sample.Events.For("south").LoadAsync(Streams.Parcels, Parcel)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task A_document_that_is_behind_its_stream_is_not_believed()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        await sample.QuickAppendAsync(parcel, route, 1, 2);

        (await sample.North.LoadAsync(Streams.Parcels, parcel)).ShouldBe(new(new Parcel(parcel, route, ParcelSize.Large, 2, false), 3));
        (await sample.North.AllAsync(Streams.Parcels)).ShouldHaveSingleItem().Scans.ShouldBe(2);
    }

    [Fact]
    public async Task Our_next_append_goes_on_from_there_and_writes_the_document()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await WrittenByMartenAsync(sample);

        await sample.ScanAsync(Parcel, 3);
        await sample.QuickAppendAsync(Parcel, Guid.Empty, 4);
        await sample.ScanAsync(Parcel, 5);

        (await sample.North.LoadAsync(Streams.Parcels, Parcel)).ShouldBe(await sample.North.History.AtVersionAsync(Streams.Parcels, Parcel, 6));
        (await sample.LinesAsync("select mt_version, data ->> 'Scans' from cx.mt_doc_parcel")).ShouldBe(["6 5"]);
    }

    [Fact]
    public async Task A_stream_that_was_started_without_a_type_takes_ours()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await WrittenByMartenAsync(sample);
        await sample.DoAsync("update cx.mt_streams set type = null where id = $1", Parcel);

        await sample.ScanAsync(Parcel, 3);

        (await sample.LinesAsync("select type, version from cx.mt_streams where id = $1", Parcel)).ShouldBe(["parcel 4"]);
    }

    [Fact]
    public async Task A_stream_within_another_finds_it_and_is_held_by_it()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await WrittenByMartenAsync(sample);
        await sample.North.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]);

        var (own, parent, parentId) = await sample.North.LoadWithinAsync(Streams.Parcels, Parcel, Streams.Routes, null);
        var decided = await sample.North.DecideWithinAsync(Streams.Parcels, Parcel, Streams.Routes, null,
            (_, within) => [new ParcelScanned(Parcel, within.Id, 3)]);

        (own.Version, own.State.Scans, parentId, parent.State.Name).ShouldBe((3, 2, route, "Hill"));
        decided.Version.ShouldBe(4);
    }

    [Fact]
    public async Task One_that_others_live_within_is_folded_too()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        await sample.DoAsync("delete from cx.mt_doc_route");

        var (own, parent, parentId) = await sample.North.LoadWithinAsync(Streams.Parcels, parcel, Streams.Routes, null);

        (own.Version, parent.Version, parent.State.Name, parentId).ShouldBe((1, 1, "Harbour", route));
    }

    [Fact]
    public async Task A_transaction_finds_and_changes_it_with_the_others()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await WrittenByMartenAsync(sample);
        var behind = await sample.AcceptParcelAsync(route);
        await sample.QuickAppendAsync(behind, route, 1);
        var ours = await sample.AcceptParcelAsync(route);
        await sample.QuickAcceptAsync(Guid.NewGuid(), await sample.OpenRouteAsync());

        await sample.North.TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Parcels, Parcel, parcel => [new ParcelScanned(Parcel, parcel.RouteId, 9)]);
            foreach (var parcel in await transaction.WithinAsync(Streams.Parcels, route))
                await transaction.AppendAsync(Streams.Parcels, parcel.State.Id, parcel, [new ParcelHeld(parcel.State.Id, route)]);
        });

        (await sample.North.AllAsync(Streams.Parcels)).Where(parcel => parcel.IsHeld).Select(parcel => (parcel.Id, parcel.Scans))
            .ShouldBe([(Parcel, 3), (behind, 1), (ours, 0)], ignoreOrder: true);
    }

    private static async Task<Guid> WrittenByMartenAsync(SampleStore sample)
    {
        var route = await sample.OpenRouteAsync();
        await sample.QuickAcceptAsync(Parcel, route);
        await sample.QuickAppendAsync(Parcel, route, 1, 2);
        return route;
    }
}
