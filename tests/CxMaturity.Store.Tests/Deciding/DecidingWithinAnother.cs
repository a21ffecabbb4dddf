using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Deciding;

public sealed class DecidingWithinAnother(TestPostgres postgres)
{
    private const int Rounds = 4;
    private const int Writers = 8;

    [Fact]
    public async Task A_decision_sees_the_stream_and_the_one_it_lives_within()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = Guid.NewGuid();
        var seen = new List<(Parcel, Route)>();

        await sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, route, (own, parent) =>
        {
            seen.Add((own, parent));
            return [new ParcelAccepted(parcel, route, ParcelSize.Small)];
        });
        var decided = await sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null, (own, parent) =>
        {
            seen.Add((own, parent));
            return [new ParcelScanned(parcel, parent.Id, 1)];
        });

        seen.ShouldBe([
            (Parcel.Unknown, new Route(route, "Harbour", true)),
            (new Parcel(parcel, route, ParcelSize.Small, 0, false), new Route(route, "Harbour", true))]);
        decided.Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_stream_says_it_lives_within_counts_more_than_what_the_asker_says()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (route, other) = (await sample.OpenRouteAsync(), await sample.OpenRouteAsync());
        var parcel = await sample.AcceptParcelAsync(route);

        var (_, parent, parentId) = await sample.North.LoadWithinAsync(Streams.Parcels, parcel, Streams.Routes, other);

        parentId.ShouldBe(route);
        parent.State.Id.ShouldBe(route);
    }

    [Fact]
    public async Task Nothing_is_appended_within_a_stream_that_does_not_exist()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (parcel, route) = (Guid.NewGuid(), Guid.NewGuid());

        await Should.ThrowAsync<ConcurrencyException>(() => sample.North.DecideWithinAsync(
            Streams.Parcels, parcel, Streams.Routes, route, (_, _) => [new ParcelAccepted(parcel, route, ParcelSize.Small)]));

        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(0);
    }

    [Fact]
    public async Task A_change_of_the_other_stream_during_the_decision_lets_it_be_made_anew()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        var seen = new List<string>();

        var decided = await sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null, (_, parent) =>
        {
            seen.Add(parent.Name);
            if (seen.Count == 1)
                sample.North.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]).GetAwaiter().GetResult();
            return [new ParcelScanned(parcel, route, seen.Count)];
        });

        seen.ShouldBe(["Harbour", "Hill"]);
        decided.Events.ShouldBe([new ParcelScanned(parcel, route, 2)]);
    }

    [Fact]
    public async Task A_writer_and_a_transaction_that_wait_for_each_other_both_get_through()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        Task? writing = null;

        await sample.North.TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 1)]);
            // The writer holds the route and waits for the parcel; then the transaction, the other way round, asks for the route.
            writing ??= Task.Run(() => sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, null, (_, _) => [new ParcelScanned(parcel, route, 2)]));
            while (!writing.IsCompleted
                && !await sample.AskAsync<bool>("select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"))
                await Task.Yield();
            await transaction.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]);
        });
        await writing!;

        (await sample.North.LoadAsync(Streams.Parcels, parcel)).State.Scans.ShouldBe(2);
        (await sample.North.LoadAsync(Streams.Routes, route)).State.Name.ShouldBe("Hill");
    }

    [Fact]
    public async Task Nothing_slips_in_while_the_other_stream_closes_and_sweeps()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        for (var round = 0; round < Rounds; round++)
        {
            var route = await sample.OpenRouteAsync();
            var busy = new CountdownEvent(Writers);
            var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteUntilClosedAsync(sample, route, busy))).ToArray();
            await Task.Run(() => busy.Wait(TestContext.Current.CancellationToken));

            await CloseAsync(sample, route);
            await Task.WhenAll(writers);

            // Every parcel was there when the sweep came, and nothing has happened to it since.
            (await sample.LinesAsync("""
                select type, count(*) from (
                    select distinct on (stream_id) type from cx.mt_events where tag = $1 and type like 'parcel%' order by stream_id, version desc) last
                group by type
                """, route)).ShouldHaveSingleItem().ShouldStartWith("parcel_held ");
        }

        // The read models see it in that order too.
        await sample.SettleAsync();
        (await sample.AskAsync<long>("select sum((data ->> 'ScansOfHeldParcels')::int) from cx.mt_doc_route_log")).ShouldBe(0);
        (await sample.AskAsync<long>("select count(*) from cx.mt_doc_route_log")).ShouldBe(Rounds);
    }

    /// <summary>Accepts parcels and scans them until the route refuses.</summary>
    private static async Task WriteUntilClosedAsync(SampleStore sample, Guid route, CountdownEvent busy)
    {
        var open = true;
        for (var turn = 0; open; turn++)
        {
            var parcel = Guid.NewGuid();
            foreach (var happened in (ParcelEvent[])[new ParcelAccepted(parcel, route, ParcelSize.Small), new ParcelScanned(parcel, route, turn)])
                await sample.North.DecideWithinAsync(Streams.Parcels, parcel, Streams.Routes, route, (own, parent) =>
                {
                    open = parent.IsOpen;
                    return open && !own.IsHeld ? [happened] : [];
                });
            if (turn == 0)
                busy.Signal();
        }
    }

    private static Task CloseAsync(SampleStore sample, Guid route) => sample.North.TransactAsync(async transaction =>
    {
        await transaction.DecideAsync(Streams.Routes, route, _ => [new RouteClosed(route)]);
        foreach (var parcel in await transaction.WithinAsync(Streams.Parcels, route))
            await transaction.AppendAsync(Streams.Parcels, parcel.State.Id, parcel, [new ParcelHeld(parcel.State.Id, route)]);
    });
}
