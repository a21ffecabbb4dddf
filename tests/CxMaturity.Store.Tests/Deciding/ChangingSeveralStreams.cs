using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Deciding;

public sealed class ChangingSeveralStreams(TestPostgres postgres)
{
    [Fact]
    public async Task All_streams_change_in_one_transaction()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (one, other) = (await sample.OpenRouteAsync(), await sample.OpenRouteAsync());

        await sample.North.TransactAsync(async transaction =>
        {
            await Rename(transaction, one, "Hill");
            (await Rename(transaction, one, "Mill")).Version.ShouldBe(3);
            await Rename(transaction, other, "Hall");
        });

        (await sample.AskAsync<long>("select count(distinct transaction_id) from cx.mt_events where type = 'route_renamed'")).ShouldBe(1);
        (await sample.North.LoadAsync(Streams.Routes, one)).ShouldBe(new(new Route(one, "Mill", true), 3));
        (await sample.North.LoadAsync(Streams.Routes, other)).ShouldBe(new(new Route(other, "Hall", true), 2));
    }

    [Fact]
    public async Task Work_that_fails_leaves_nothing_behind()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();

        await Should.ThrowAsync<NotSupportedException>(() => sample.North.TransactAsync(async transaction =>
        {
            await Rename(transaction, route, "Hill");
            throw new NotSupportedException();
        }));

        (await sample.North.LoadAsync(Streams.Routes, route)).ShouldBe(new(new Route(route, "Harbour", true), 1));
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_race_starts_all_of_it_anew()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (one, other) = (await sample.OpenRouteAsync(), await sample.OpenRouteAsync());
        var attempts = 0;

        await sample.North.TransactAsync(async transaction =>
        {
            await Rename(transaction, one, "Hill");
            await transaction.DecideAsync(Streams.Routes, other, route => ++attempts == 1
                ? throw new ConcurrencyException("route", other, 1)
                : [new RouteRenamed(other, "Mill")]);
        });

        attempts.ShouldBe(2);
        (await sample.North.LoadAsync(Streams.Routes, one)).Version.ShouldBe(2);
        (await sample.North.LoadAsync(Streams.Routes, other)).State.Name.ShouldBe("Mill");
    }

    [Fact]
    public async Task A_race_that_is_lost_again_and_again_comes_to_light()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var attempts = 0;

        await Should.ThrowAsync<ConcurrencyException>(() => sample.North.TransactAsync(_ =>
        {
            attempts++;
            throw new ConcurrencyException("route", Guid.Empty, 1);
        }));

        attempts.ShouldBe(20);
    }

    [Fact]
    public async Task Two_that_wait_for_each_other_both_get_through()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (one, other) = (await sample.OpenRouteAsync(), await sample.OpenRouteAsync());
        using var bothHoldTheirFirst = new Barrier(2);
        var attempts = 0;

        Task BothAsync(Guid first, Guid second, string name) => Task.Run(() => sample.North.TransactAsync(async transaction =>
        {
            var together = Interlocked.Increment(ref attempts) <= 2;
            await Rename(transaction, first, name);
            if (together)
                bothHoldTheirFirst.SignalAndWait(TestContext.Current.CancellationToken);
            await Rename(transaction, second, name);
        }));

        await Task.WhenAll(BothAsync(one, other, "Hill"), BothAsync(other, one, "Mill"));

        attempts.ShouldBeGreaterThan(2);
        var names = await sample.LinesAsync("select stream_id, string_agg(data ->> 'Name', ' ' order by version) from cx.mt_events group by 1 order by 1");
        names.Select(line => line[37..]).Distinct().ShouldHaveSingleItem().ShouldBeOneOf("Harbour Hill Mill", "Harbour Mill Hill");
    }

    [Fact]
    public async Task The_log_keeps_the_order_of_a_stream_that_somebody_else_moved_meanwhile()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        var parcel = await sample.AcceptParcelAsync(route);
        var moved = false;

        await sample.North.TransactAsync(async transaction =>
        {
            // From its first write on a transaction has its place in the log; what others commit now comes behind it.
            await Rename(transaction, route, "Hill");
            if (!moved)
                await sample.ScanAsync(parcel, 1);
            moved = true;
            await transaction.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 2)]);
        });
        await sample.SettleAsync();

        (await sample.North.DocumentAsync(sample.Log, route))!.Places.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_transaction_finds_the_streams_within_another_and_only_those()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (one, other) = (await sample.OpenRouteAsync(), await sample.OpenRouteAsync());
        Guid[] within = [await sample.AcceptParcelAsync(one), await sample.AcceptParcelAsync(one)];
        await sample.AcceptParcelAsync(other);
        await sample.AcceptParcelAsync(one, "south");
        IReadOnlyList<Snapshot<Parcel>> found = [];

        await sample.North.TransactAsync(async transaction => found = await transaction.WithinAsync(Streams.Parcels, one));

        found.Select(parcel => parcel.State.Id).Order().ShouldBe(within.Order());
        found.ShouldAllBe(parcel => parcel.Version == 1);
    }

    private static Task<Decided<Route, RouteEvent>> Rename(TenantTransaction transaction, Guid route, string name) =>
        transaction.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, name)]);
}
