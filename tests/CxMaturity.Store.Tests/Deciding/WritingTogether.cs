using System.Collections.Concurrent;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Deciding;

/// <summary>Appends of concurrent callers are committed together, yet each of them counts for itself.</summary>
public sealed class WritingTogether(TestPostgres postgres)
{
    private const int Callers = 200;

    [Fact]
    public async Task Callers_who_come_at_once_share_a_few_commits_and_each_gets_its_own_answer()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();

        var decided = await Task.WhenAll(Enumerable.Range(0, Callers).Select(place => AcceptAsync(sample, route, place)));

        decided.Select(parcel => parcel.State.Scans).ShouldAllBe(scans => scans == 1);
        (await sample.AskAsync<long>("select count(*) from cx.mt_events where type = 'parcel_scanned'")).ShouldBe(Callers);
        (await sample.AskAsync<long>("select count(distinct transaction_id) from cx.mt_events where type = 'parcel_accepted'")).ShouldBeLessThan(Callers / 2);
        (await sample.AskAsync<long>("select count(*) from cx.mt_streams where version <> 2 and type = 'parcel'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_written_fails_alone()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var routes = Enumerable.Range(0, Callers).Select(_ => Guid.NewGuid()).ToArray();

        // A zero byte has no place in the database's text.
        var opening = routes.Select((id, i) => sample.North.DecideAsync(Streams.Routes, id, _ => [new RouteOpened(id, i == 100 ? "Harb\0ur" : "Harbour")])).ToArray();
        await Should.ThrowAsync<PostgresException>(() => Task.WhenAll(opening));

        opening.Where(task => task.IsFaulted).ShouldHaveSingleItem().ShouldBe(opening[100]);
        (await sample.AskAsync<long>("select count(*) from cx.mt_streams")).ShouldBe(Callers - 1);
    }

    [Fact]
    public async Task What_cannot_even_be_sent_fails_alone()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var unsendable = sample.Events.For(SampleStore.Tenant, new(CorrelationId: "half a letter: \ud800"));
        var routes = Enumerable.Range(0, Callers).Select(_ => Guid.NewGuid()).ToArray();

        var opening = routes.Select((id, i) => (i == 100 ? unsendable : sample.North).DecideAsync(Streams.Routes, id, _ => [new RouteOpened(id, "Harbour")])).ToArray();
        await Should.ThrowAsync<ArgumentException>(() => Task.WhenAll(opening));

        opening.Where(task => task.IsFaulted).ShouldHaveSingleItem().ShouldBe(opening[100]);
        (await sample.AskAsync<long>("select count(*) from cx.mt_streams")).ShouldBe(Callers - 1);
    }

    [Fact]
    public async Task All_scans_of_one_parcel_are_counted_whoever_comes_at_once()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(place => sample.North.DecideWithinAsync(
            Streams.Parcels, parcel, Streams.Routes, null, (_, _) => [new ParcelScanned(parcel, route, place)])));

        (await sample.North.LoadAsync(Streams.Parcels, parcel)).ShouldBe(new(new(parcel, route, ParcelSize.Large, 12, false), 13));
    }

    [Fact]
    public async Task A_child_is_not_written_beside_a_change_of_its_parent()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcels = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => sample.AcceptParcelAsync(route)));

        var scanning = parcels.Select(parcel => sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null,
            (_, parent) => parent.IsOpen ? [new ParcelScanned(parcel, route, 1)] : [])).ToArray();
        await sample.North.DecideAsync(Streams.Routes, route, _ => [new RouteClosed(route)]);
        await Task.WhenAll(scanning);

        (await sample.AskAsync<long>("""
            select count(*) from cx.mt_events e, cx.mt_events closing
            where closing.type = 'route_closed' and e.type = 'parcel_scanned' and (e.transaction_id, e.seq_id) > (closing.transaction_id, closing.seq_id)
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_has_seen_the_parent_before_its_last_change_is_not_written_along_with_somebody_who_has_seen_it_since()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        await sample.North.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]);
        await using var connection = await sample.Database.OpenConnectionAsync();

        var written = await AppendStatement.ExecuteAsync(
            sample.Model, [Accepting(sample, route, seen: 1), Accepting(sample, route, seen: 2)], sample.Clock.Now, connection, null, CancellationToken.None);

        written.ShouldBe([false, true]);
        (await sample.AskAsync<long>("select count(*) from cx.mt_events where type = 'parcel_accepted'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_surrounds_a_caller_does_not_surround_the_writing_for_others()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var trace = new AsyncLocal<string?>();
        var overheard = new ConcurrentQueue<string?>();
        using var store = new EventStore(sample.Database, sample.Model, new AskedClock(() => overheard.Enqueue(trace.Value)), sample.Bell);

        trace.Value = "that of the caller";
        await store.For(SampleStore.Tenant).DecideAsync(Streams.Routes, Guid.NewGuid(), _ => [new RouteOpened(Guid.NewGuid(), "Harbour")]);

        overheard.ShouldHaveSingleItem().ShouldBeNull();
    }

    [Fact]
    public async Task A_refusal_that_another_host_has_made_groundless_is_not_believed()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        using var elsewhere = new EventStore(sample.Database, sample.Model, sample.Clock, sample.Bell);
        var route = await sample.OpenRouteAsync();
        var parcel = (await AcceptAsync(sample, route, 1)).State.Id;
        await elsewhere.For(SampleStore.Tenant).DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]);

        var decided = await sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null, (_, parent) =>
            parent.Name == "Hill" ? [new ParcelScanned(parcel, route, 2)] : throw new InvalidOperationException("The route is closed to parcels."));

        decided.State.Scans.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_to_do_is_concluded_only_from_what_holds_now()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        using var elsewhere = new EventStore(sample.Database, sample.Model, sample.Clock, sample.Bell);
        var route = await sample.OpenRouteAsync();
        var parcel = (await AcceptAsync(sample, route, 1)).State.Id;
        await elsewhere.For(SampleStore.Tenant).DecideAsync(Streams.Parcels, parcel, _ => [new ParcelHeld(parcel, route)]);

        var decided = await sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null,
            (own, _) => own.IsHeld ? [new ParcelScanned(parcel, route, 2)] : []);

        decided.ShouldSatisfyAllConditions(() => decided.Version.ShouldBe(4), () => decided.State.IsHeld.ShouldBeTrue());
    }

    /// <summary>Whoever writes asks it for the time.</summary>
    private sealed class AskedClock(Action asked) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            asked();
            return new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        }
    }

    private static Append Accepting(SampleStore sample, Guid route, long seen)
    {
        var id = Guid.NewGuid();
        return new Appends(sample.Model, SampleStore.Tenant, EventMetadata.None).Of(
            Streams.Parcels, id, new(Streams.Parcels.Initial, 0), [new ParcelAccepted(id, route, ParcelSize.Small)], new(route, seen));
    }

    /// <summary>Two decisions on one parcel: the second starts from what the first left in memory.</summary>
    private static async Task<Decided<Parcel, ParcelEvent>> AcceptAsync(SampleStore sample, Guid route, int place)
    {
        var id = Guid.NewGuid();
        await sample.North.DecideWithinAsync(Streams.Parcels, id, Streams.Routes, route, (_, _) => [new ParcelAccepted(id, route, ParcelSize.Small)]);
        return await sample.North.DecideWithinAsync(Streams.Parcels, id, Streams.Routes, null, (_, _) => [new ParcelScanned(id, route, place)]);
    }
}
