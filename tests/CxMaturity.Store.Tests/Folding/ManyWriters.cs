using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Folding;

/// <summary>Thirty-two writers, two hosts that project, two hundred thousand events.</summary>
public sealed class ManyWriters(TestPostgres postgres)
{
    private const int Writers = 32;
    private const int Routes = 12;
    private const int ParcelsPerWriter = 5;
    private const int ScansPerParcel = 1250;
    private const int AtOnce = 48;
    private const int OneByOne = 50;
    private const int Events = Writers * ParcelsPerWriter * (ScansPerParcel + 1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Lose_nothing_double_nothing_and_leave_what_a_rebuild_gives()
    {
        Events.ShouldBeGreaterThanOrEqualTo(200_000);
        await using var sample = await SampleStore.NewAsync(postgres);
        var tally = new RouteTallyProjection();
        await using var one = await StoreHost.StartAsync(sample, tally);
        await using var other = await StoreHost.StartAsync(sample, new RouteTallyProjection());
        var routes = Enumerable.Range(0, Routes).Select(_ => Guid.NewGuid()).ToArray();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer % 2 == 0 ? one : other, writer, routes))));
        var foldedMeanwhile = false;
        while (!writing.IsCompleted)
        {
            foldedMeanwhile |= await sample.AskAsync<bool>("select exists (select from cx.cx_projection_progress)");
            await Task.WhenAny(writing, Task.Delay(TimeSpan.FromMilliseconds(100)));
        }

        await writing;
        await Eventually.IsTrueAsync(async () => (await one.Events.LagAsync())[0].Events == 0, Patience);

        foldedMeanwhile.ShouldBeTrue();
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(Events);
        (await sample.LinesAsync("""
            select id, data ->> 'Parcels', data ->> 'Scans', data ->> 'Places' from cx.mt_doc_route_tally order by id
            """)).ShouldBe(await sample.LinesAsync("""
            select tag, count(*) filter (where type = 'parcel_accepted'), count(*) filter (where type = 'parcel_scanned'),
                sum((data ->> 'Place')::bigint) from cx.mt_events group by tag order by tag
            """));
        var live = await DocumentsAsync(sample);
        live.Length.ShouldBe(Routes);

        // A rebuild would not write what is the same already, so the old ones have to go.
        await sample.DoAsync("delete from cx.mt_doc_route_tally");
        (await one.Events.RebuildAsync(tally.Alias)).Events.ShouldBe(Events);

        (await DocumentsAsync(sample)).ShouldBe(live);
    }

    private static async Task WriteAsync(StoreHost host, int writer, Guid[] routes)
    {
        for (var number = 0; number < ParcelsPerWriter; number++)
        {
            var (parcel, route) = (Guid.NewGuid(), routes[(writer + number) % Routes]);
            await host.North.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelAccepted(parcel, route, ParcelSize.Small)]);
            for (var (scan, many) = (0, 1); scan < ScansPerParcel; scan += many)
            {
                many = scan < OneByOne ? 1 : Math.Min(AtOnce, ScansPerParcel - scan);
                ParcelEvent[] scans = [.. Enumerable.Range(scan, many).Select(place => new ParcelScanned(parcel, route, place * Writers + writer))];
                await host.North.DecideAsync(Streams.Parcels, parcel, _ => scans);
            }
        }
    }

    private static Task<string[]> DocumentsAsync(SampleStore sample) =>
        sample.LinesAsync("select tenant_id, id, data::text, mt_dotnet_type from cx.mt_doc_route_tally order by id");
}
