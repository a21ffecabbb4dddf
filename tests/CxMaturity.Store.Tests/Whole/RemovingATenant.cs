using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Whole;

public sealed class RemovingATenant(TestPostgres postgres)
{
    private static readonly Guid Entry = Guid.Parse("7d0c1f4e-1111-4d1a-a2a5-0d1a3a1f4a77");

    [Fact]
    public async Task Nothing_of_it_is_left_in_any_table_and_others_keep_every_byte()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await FillAsync(sample, "north");
        await FillAsync(sample, "south");
        await sample.Events.ForInstallation().DecideAsync(Streams.Routes, Entry, _ => [new RouteOpened(Entry, "Entry of north")]);
        var other = await sample.Events.ForInstallation().DecideAsync(Streams.Routes, Guid.NewGuid(), _ => [new RouteOpened(Guid.NewGuid(), "Another entry")]);
        await sample.SettleAsync();
        var before = await OthersAsync(sample);
        (await RowsOfAsync(sample, "north")).ShouldAllBe(table => !table.EndsWith(" 0", StringComparison.Ordinal));

        await sample.Events.RemoveTenantAsync("north", [(Streams.Routes, Entry)]);

        (await RowsOfAsync(sample, "north")).ShouldAllBe(table => table.EndsWith(" 0", StringComparison.Ordinal));
        (await OthersAsync(sample)).ShouldBe(before);
        (await sample.Events.ForInstallation().LoadAsync(Streams.Routes, Entry)).Version.ShouldBe(0);
        (await sample.Events.ForInstallation().AllAsync(Streams.Routes)).ShouldBe([other.State]);
    }

    [Fact]
    public async Task The_projector_goes_on_where_it_was()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await FillAsync(sample, "north");
        await sample.SettleAsync();
        var route = await sample.OpenRouteAsync("south");
        var parcel = await sample.AcceptParcelAsync(route, "south");

        await sample.Events.RemoveTenantAsync("north", []);
        await sample.ScanAsync(parcel, 3, "south");
        await sample.SettleAsync();

        (await sample.Events.For("south").DocumentAsync(sample.Log, route))!.Places.ShouldBe([3]);
    }

    [Fact]
    public async Task A_rebuild_that_runs_meanwhile_writes_nothing_back()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var tally = new InterruptedTally();
        using var store = new EventStore(sample.Database, SampleStore.NewModel("cx", sample.Log, tally), sample.Clock, sample.Bell);
        await store.MigrateAsync();
        await FillAsync(sample, "north");
        await FillAsync(sample, "south");
        // Whoever writes to the same server hides from a rebuild what came after; it must see something to be interrupted.
        await sample.SettleAsync();
        tally.Interrupt = () => store.RemoveTenantAsync("north", []);

        await store.RebuildAsync(tally.Alias);

        tally.Interrupt.ShouldBeNull();
        (await sample.LinesAsync("select distinct tenant_id from cx.mt_doc_route_tally")).ShouldBe(["south"]);
    }

    [Fact]
    public async Task A_projector_that_runs_meanwhile_writes_nothing_back()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var south = await sample.OpenRouteAsync("south");
        var parcel = await sample.AcceptParcelAsync(south, "south");
        using var stop = new CancellationTokenSource();
        var projecting = Task.Run(async () =>
        {
            var projector = new Projector(sample.Database, sample.Model, sample.Log);
            while (!stop.IsCancellationRequested)
                await projector.RunBatchAsync();
        });

        for (var round = 0; round < 12; round++)
        {
            await FillAsync(sample, "north", parcels: 40);
            await sample.ScanAsync(parcel, round, "south");
            await sample.Events.RemoveTenantAsync("north", []);
            (await RowsOfAsync(sample, "north")).ShouldAllBe(table => table.EndsWith(" 0", StringComparison.Ordinal));
        }

        await stop.CancelAsync();
        await projecting;
        await sample.SettleAsync();
        (await RowsOfAsync(sample, "north")).ShouldAllBe(table => table.EndsWith(" 0", StringComparison.Ordinal));
        (await sample.Events.For("south").DocumentAsync(sample.Log, south))!.Places.ShouldBe(Enumerable.Range(0, 12));
    }

    [Fact]
    public async Task Whoever_appends_within_it_meanwhile_leaves_nothing_behind()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        for (var round = 0; round < 8; round++)
        {
            var route = await sample.OpenRouteAsync();
            var writing = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < 15; i++)
                {
                    var id = Guid.NewGuid();
                    await sample.North.DecideWithinAsync(Streams.Parcels, id, Streams.Routes, route,
                        (_, within) => within.IsOpen ? [new ParcelAccepted(id, route, ParcelSize.Small)] : []);
                }
            })).ToArray();

            await sample.Events.RemoveTenantAsync("north", []);
            await Task.WhenAll(writing);

            (await RowsOfAsync(sample, "north")).ShouldAllBe(table => table.EndsWith(" 0", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(EventStore.DefaultTenant)]
    [InlineData("")]
    public async Task The_installation_cannot_be_removed(string tenant)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.OpenRouteAsync(EventStore.DefaultTenant);

        await Should.ThrowAsync<ArgumentException>(sample.Events.RemoveTenantAsync(tenant, []));

        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(1);
    }

    private static async Task FillAsync(SampleStore sample, string tenant, int parcels = 3)
    {
        var route = await sample.OpenRouteAsync(tenant);
        for (var i = 0; i < parcels; i++)
            await sample.ScanAsync(await sample.AcceptParcelAsync(route, tenant), i, tenant);
        await sample.Events.For(tenant).InsertAsync(Streams.Notes, Guid.NewGuid(), new Note($"of {tenant}"));
        await sample.Events.WriteAccessesAsync([new(tenant, sample.Clock.Now, "signed_in", null, "", null)]);
    }

    /// <summary>"table count" for every table of the schema that knows tenants.</summary>
    private static async Task<string[]> RowsOfAsync(SampleStore sample, string tenant)
    {
        var tables = await sample.LinesAsync("select table_name from information_schema.columns where table_schema = 'cx' and column_name = 'tenant_id' order by 1");
        tables.ShouldBe(["cx_access_log", "mt_doc_note", "mt_doc_parcel", "mt_doc_route", "mt_doc_route_log", "mt_events", "mt_streams"]);
        var counted = new List<string>();
        foreach (var table in tables)
            counted.Add($"{table} {await sample.AskAsync<long>($"select count(*) from cx.{table} where tenant_id = $1", tenant)}");
        return [.. counted];
    }

    private static async Task<string[]> OthersAsync(SampleStore sample)
    {
        var rows = new List<string>();
        foreach (var table in new[] { "cx_access_log", "mt_doc_note", "mt_doc_parcel", "mt_doc_route", "mt_doc_route_log", "mt_events", "mt_streams" })
            rows.AddRange(await sample.LinesAsync(
                $"select '{table}', to_jsonb(t)::text from cx.{table} t where tenant_id <> 'north' and to_jsonb(t)::text not like $1 order by 2", $"%{Entry}%"));
        return [.. rows];
    }

    /// <summary>Something happens while its first event is folded.</summary>
    private sealed class InterruptedTally() : Projection<RouteTally>("route_tally")
    {
        public Func<Task>? Interrupt { get; set; }

        public override IReadOnlyCollection<Type> Events => [typeof(ParcelEvent)];

        public override Guid? KeyOf(object happened) => ((ParcelEvent)happened).RouteId;

        protected override RouteTally Evolve(RouteTally? document, object happened)
        {
            if (Interrupt is { } interrupt)
            {
                Interrupt = null;
                Task.Run(interrupt).Wait();
            }

            return document ?? new(((ParcelEvent)happened).RouteId, 0, 0, 0, 0);
        }
    }
}
