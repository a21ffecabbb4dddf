using System.Text.Json;
using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

/// <summary>Parcels were once taken, large or not, and beeped at places that were words.</summary>
public sealed class ReadingOlderVersions(TestPostgres postgres)
{
    private static readonly Guid ParcelId = Guid.Parse("3f6a1c0e-3b43-4a43-a2f7-6d0f4a1b8e10");
    private static readonly Guid RouteId = Guid.Parse("b87a4b1a-5a4e-4f0b-9d9e-2f4dbf7a7d31");

    [Fact]
    public async Task A_state_folded_from_its_history_is_that_of_the_newest_version()
    {
        await using var sample = await WithOldEventsAsync();
        var history = Store(sample).History;

        (await history.AtVersionAsync(Streams.Parcels, ParcelId, 1)).State.Size.ShouldBe(ParcelSize.Large);
        (await history.EventsAsync(ParcelId)).Select(stored => (stored.Name, stored.Event)).ShouldBe(
        [
            ("parcel_taken", new ParcelAccepted(ParcelId, RouteId, ParcelSize.Large)),
            ("parcel_beeped", new ParcelScanned(ParcelId, RouteId, 4)),
            ("parcel_noticed", new ParcelScanned(ParcelId, RouteId, 5))
        ]);
    }

    [Fact]
    public async Task A_decision_on_a_stream_without_a_document_sees_it_and_writes_the_newest()
    {
        await using var sample = await WithOldEventsAsync();
        Parcel? seen = null;

        await Store(sample).DecideAsync(Streams.Parcels, ParcelId, parcel => [new ParcelScanned((seen = parcel).Id, parcel.RouteId, 6)]);

        seen.ShouldBe(new Parcel(ParcelId, RouteId, ParcelSize.Large, 2, false));
        (await sample.LinesAsync("select type, data ->> 'Place' from cx.mt_events order by version"))
            .ShouldBe(["parcel_taken -", "parcel_beeped four", "parcel_noticed -", "parcel_scanned 6"]);
        (await Store(sample).LoadAsync(Streams.Parcels, ParcelId)).State.Scans.ShouldBe(3);
    }

    [Fact]
    public async Task A_read_model_is_folded_from_the_newest_version()
    {
        await using var sample = await WithOldEventsAsync();
        var log = new RouteLogProjection();
        var projector = new Projector(sample.Database, Model(log), log);

        await Eventually.IsTrueAsync(async () => await projector.RunBatchAsync() > 0, TimeSpan.FromSeconds(30));

        var document = await Store(sample).DocumentAsync(log, RouteId);
        (document!.Parcels, string.Join(' ', document.Places)).ShouldBe((1, "4 5"));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_as_the_running_projector()
    {
        await using var sample = await WithOldEventsAsync();
        var log = new RouteLogProjection();
        var model = Model(log);
        var projector = new Projector(sample.Database, model, log);
        await Eventually.IsTrueAsync(async () => await projector.RunBatchAsync() > 0, TimeSpan.FromSeconds(30));
        var live = await sample.LinesAsync("select id, data::text from cx.mt_doc_route_log");
        await sample.DoAsync("delete from cx.mt_doc_route_log");

        (await new EventStore(sample.Database, model, sample.Clock, sample.Bell).RebuildAsync(log.Alias)).Events.ShouldBe(3);

        (await sample.LinesAsync("select id, data::text from cx.mt_doc_route_log")).ShouldBe(live);
    }

    [Fact]
    public async Task An_older_version_is_never_written_again()
    {
        await using var sample = await WithOldEventsAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() =>
            Store(sample).DecideAsync(Streams.Parcels, ParcelId, parcel => [new ParcelTaken(parcel.Id, RouteId, true)]))).Message.ShouldContain(nameof(ParcelTaken));
    }

    [Fact]
    public void A_name_stands_for_one_version_and_todays_events_are_not_old()
    {
        Should.Throw<ArgumentException>(() => Model().Upcast<ParcelCounted, ParcelScanned>("parcel_scanned", old => new(old.ParcelId, old.RouteId, 0)));
        Should.Throw<ArgumentException>(() => Model().Event<ParcelCounted>("parcel_taken"));
        Should.Throw<ArgumentException>(() => Model().Upcast<ParcelHeld, ParcelScanned>("parcel_stopped", old => new(old.ParcelId, old.RouteId, 0)));
        Model().OlderEvents.Keys.ShouldBe(["parcel_taken", "parcel_beeped", "parcel_noticed"], ignoreOrder: true);
    }

    public sealed record ParcelTaken(Guid ParcelId, Guid RouteId, bool IsLarge) : ParcelEvent(ParcelId, RouteId);

    public sealed record ParcelBeeped(Guid ParcelId, Guid RouteId, string Place) : ParcelEvent(ParcelId, RouteId);

    public sealed record ParcelCounted(Guid ParcelId, Guid RouteId) : ParcelEvent(ParcelId, RouteId);

    private static StoreModel Model(params IProjection[] projections) => SampleStore.NewModel("cx", projections)
        .Upcast<ParcelTaken, ParcelAccepted>("parcel_taken", old => new(old.ParcelId, old.RouteId, old.IsLarge ? ParcelSize.Large : ParcelSize.Small))
        .Upcast<ParcelBeeped, ParcelScanned>("parcel_beeped", old => new(old.ParcelId, old.RouteId, Number(old.Place)))
        // The oldest of three leads to the second, and that to the newest.
        .Upcast("parcel_noticed", old => new ParcelBeeped(
            old.GetProperty("Parcel").GetGuid(), old.GetProperty("RouteId").GetGuid(), old.GetProperty("Where").GetProperty("Name").GetString()!));

    private static int Number(string word) => Array.IndexOf(["zero", "one", "two", "three", "four", "five"], word);

    private static TenantStore Store(SampleStore sample) => new EventStore(sample.Database, Model(), sample.Clock, sample.Bell).For(SampleStore.Tenant);

    private async Task<SampleStore> WithOldEventsAsync()
    {
        var sample = await SampleStore.NewAsync(postgres);
        await sample.DoAsync("insert into cx.mt_streams (tenant_id, id, type, version) values ('north', $1, 'parcel', 3)", ParcelId);
        var data = new[]
        {
            ("parcel_taken", JsonSerializer.Serialize(new { ParcelId, RouteId, IsLarge = true })),
            ("parcel_beeped", JsonSerializer.Serialize(new { ParcelId, RouteId, Place = "four" })),
            ("parcel_noticed", JsonSerializer.Serialize(new { Parcel = ParcelId, RouteId, Where = new { Name = "five" } }))
        };
        for (var i = 0; i < data.Length; i++)
            await sample.DoAsync("""
                insert into cx.mt_events (id, stream_id, version, data, type, tenant_id) values (gen_random_uuid(), $1, $2, $3::jsonb, $4, 'north')
                """, ParcelId, (long)i + 1, data[i].Item2, data[i].Item1);
        return sample;
    }
}
