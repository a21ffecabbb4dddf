using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

public sealed class KeepingTenantsApart(TestPostgres postgres)
{
    private static readonly Guid Id = Guid.Parse("0d2f7f5e-52a5-4d1a-a2a5-0d1a3a1f4a77");
    private static readonly Guid ParcelId = Guid.Parse("ee9c0a52-2b69-4a9b-9d0e-8f0f6a3b9d01");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Without_a_tenant_there_is_no_way_in(string? tenant)
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        Should.Throw<ArgumentException>(() => sample.Events.For(tenant!));
    }

    [Fact]
    public async Task The_installation_has_a_tenant_of_its_own()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.Events.ForInstallation().DecideAsync(Streams.Routes, Id, _ => [new RouteOpened(Id, "Yard")]);

        (await sample.LinesAsync("select distinct tenant_id from cx.mt_events")).ShouldBe(["*DEFAULT*"]);
        (await sample.North.LoadAsync(Streams.Routes, Id)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_ids_are_other_streams_for_each_tenant()
    {
        await using var sample = await TwoTenantsAsync();
        var (north, south) = (sample.Events.For("north"), sample.Events.For("south"));

        (await north.LoadAsync(Streams.Routes, Id)).ShouldBe(new(new Route(Id, "North road", true), 1));
        (await south.LoadAsync(Streams.Routes, Id)).ShouldBe(new(new Route(Id, "South lane", true), 2));
        (await north.AllAsync(Streams.Routes)).Select(route => route.Name).ShouldBe(["North road"]);
        (await south.AllAsync(Streams.Routes)).Select(route => route.Name).ShouldBe(["South lane"]);
        (await north.History.EventsAsync(Id)).Select(stored => (stored.Tenant, stored.Name)).ShouldBe([("north", "route_opened")]);
        (await south.History.AtVersionAsync(Streams.Routes, Id, 1)).State.Name.ShouldBe("South road");
    }

    [Fact]
    public async Task A_stream_within_another_is_found_with_that_of_its_own_tenant()
    {
        await using var sample = await TwoTenantsAsync();

        var (own, parent, _) = await sample.Events.For("south").LoadWithinAsync(Streams.Parcels, ParcelId, Streams.Routes, null);

        own.State.Scans.ShouldBe(0);
        parent.State.Name.ShouldBe("South lane");
    }

    [Fact]
    public async Task Nothing_can_be_put_within_a_stream_of_another_tenant()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync("north");
        var seen = new List<Route>();

        await Should.ThrowAsync<ConcurrencyException>(() => sample.Events.For("south").DecideWithinAsync(
            Streams.Parcels, ParcelId, Streams.Routes, route, (_, parent) =>
            {
                seen.Add(parent);
                return [new ParcelAccepted(ParcelId, route, ParcelSize.Small)];
            }));

        seen.ShouldAllBe(parent => parent == Route.Unopened);
        (await sample.AskAsync<long>("select count(*) from cx.mt_events where tenant_id = 'south'")).ShouldBe(0);
    }

    [Fact]
    public async Task Read_models_and_the_waiting_for_them_belong_to_a_tenant()
    {
        await using var sample = await TwoTenantsAsync();
        await sample.SettleAsync();
        // What happens now is not folded any more.
        await sample.ScanAsync(ParcelId, 9, "south");

        (await sample.Events.For("north").DocumentAsync(sample.Log, Id))!.Places.ShouldBe([1]);
        (await sample.Events.For("south").DocumentAsync(sample.Log, Id))!.Places.ShouldBeEmpty();
        (await sample.Events.For("west").DocumentAsync(sample.Log, Id)).ShouldBeNull();
        (await sample.Events.For("north").CaughtUpAsync(sample.Log, Id, TimeSpan.Zero)).ShouldBeTrue();
        (await sample.Events.For("south").CaughtUpAsync(sample.Log, Id, TimeSpan.Zero)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_transaction_changes_streams_of_its_tenant_only()
    {
        await using var sample = await TwoTenantsAsync();
        IReadOnlyList<Snapshot<Parcel>> within = [];

        await sample.Events.For("south").TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Routes, Id, _ => [new RouteRenamed(Id, "South alley")]);
            within = await transaction.WithinAsync(Streams.Parcels, Id);
        });

        within.ShouldHaveSingleItem().Version.ShouldBe(1);
        (await sample.Events.For("north").LoadAsync(Streams.Routes, Id)).State.Name.ShouldBe("North road");
        (await sample.Events.For("south").LoadAsync(Streams.Routes, Id)).State.Name.ShouldBe("South alley");
    }

    private async Task<SampleStore> TwoTenantsAsync()
    {
        var sample = await SampleStore.NewAsync(postgres);
        var (north, south) = (sample.Events.For("north"), sample.Events.For("south"));
        await north.DecideAsync(Streams.Routes, Id, _ => [new RouteOpened(Id, "North road")]);
        await south.DecideAsync(Streams.Routes, Id, _ => [new RouteOpened(Id, "South road"), new RouteRenamed(Id, "South lane")]);
        foreach (var tenant in (TenantStore[])[north, south])
            await tenant.DecideAsync(Streams.Parcels, ParcelId, _ => [new ParcelAccepted(ParcelId, Id, ParcelSize.Small)]);
        await sample.ScanAsync(ParcelId, 1, "north");
        return sample;
    }
}
