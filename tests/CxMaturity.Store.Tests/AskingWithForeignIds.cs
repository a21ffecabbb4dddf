using System.Reflection;
using CxMaturity.Store.Accesses;
using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

/// <summary>The ids of one tenant, asked as another, in every verb there is.</summary>
public sealed class AskingWithForeignIds(TestPostgres postgres)
{
    private static readonly Guid RouteId = Guid.Parse("51b0f5a7-8a3e-4a52-8a1c-9f9f8d5a0a01");
    private static readonly Guid ParcelId = Guid.Parse("51b0f5a7-8a3e-4a52-8a1c-9f9f8d5a0a02");

    /// <summary>The other tenant, and the state of the parcel as its owner sees it.</summary>
    private sealed record Asking(TenantStore South, RouteLogProjection Log, Snapshot<Parcel> Owned);

    private static readonly Note Owned = new("north"), Foreign = new("south");

    // A verb without a row here fails the first test below.
    private static readonly Dictionary<string, Func<Asking, Task>> Verbs = new(StringComparer.Ordinal)
    {
        ["TenantStore.DecideAsync"] = async asking => (await asking.South.DecideAsync(Streams.Parcels, ParcelId, parcel =>
        {
            parcel.ShouldBe(Parcel.Unknown);
            return [];
        })).Version.ShouldBe(0),
        ["TenantStore.DecideWithinAsync"] = async asking => (await asking.South.DecideWithinAsync(Streams.Parcels, ParcelId, Streams.Routes, RouteId, (parcel, route) =>
        {
            (parcel, route).ShouldBe((Parcel.Unknown, Route.Unopened));
            return [];
        })).Version.ShouldBe(0),
        ["TenantStore.TransactAsync"] = asking => asking.South.TransactAsync(async transaction =>
            (await transaction.DecideAsync(Streams.Routes, RouteId, route =>
            {
                route.ShouldBe(Route.Unopened);
                return [];
            })).Version.ShouldBe(0)),
        ["TenantStore.LoadAsync"] = async asking => (await asking.South.LoadAsync(Streams.Parcels, ParcelId)).ShouldBe(new(Parcel.Unknown, 0)),
        ["TenantStore.LoadWithinAsync"] = async asking =>
        {
            var (own, parent, _) = await asking.South.LoadWithinAsync(Streams.Parcels, ParcelId, Streams.Routes, RouteId);
            (own, parent).ShouldBe((new(Parcel.Unknown, 0), new(Route.Unopened, 0)));
        },
        ["TenantStore.AllAsync"] = async asking => (await asking.South.AllAsync(Streams.Parcels)).ShouldBeEmpty(),
        ["TenantStore.DocumentAsync"] = async asking => (await asking.South.DocumentAsync(asking.Log, RouteId)).ShouldBeNull(),
        ["TenantStore.DocumentsAsync"] = async asking => (await asking.South.DocumentsAsync(asking.Log, [RouteId])).ShouldBeEmpty(),
        // The owner would have to wait: the last event of the route is not folded.
        ["TenantStore.CaughtUpAsync"] = async asking => (await asking.South.CaughtUpAsync(asking.Log, RouteId, TimeSpan.Zero)).ShouldBeTrue(),
        ["TenantStore.FindAsync"] = async asking =>
        {
            (await asking.South.FindAsync(Streams.Notes, RouteId)).ShouldBeNull();
            (await asking.South.FindAsync(Streams.Notes, [RouteId])).ShouldBeEmpty();
            (await asking.South.AllAsync(Streams.Notes)).ShouldBeEmpty();
        },
        ["TenantStore.ReplaceAsync"] = async asking => (await asking.South.ReplaceAsync(Streams.Notes, new(RouteId, Owned, 1), Foreign)).ShouldBeFalse(),
        ["TenantStore.ChangeAsync"] = async asking => (await asking.South.ChangeAsync(Streams.Notes, RouteId, _ => Foreign)).ShouldBeNull(),
        ["TenantStore.RemoveAsync"] = async asking => (await asking.South.RemoveAsync(Streams.Notes, RouteId)).ShouldBeFalse(),
        // Its own document of the same id is another one.
        ["TenantStore.InsertAsync"] = async asking => (await asking.South.InsertAsync(Streams.Notes, RouteId, Foreign)).ShouldBeTrue(),
        ["TenantTransaction.FindAsync"] = asking => asking.South.TransactAsync(async transaction => (await transaction.FindAsync(Streams.Notes, RouteId)).ShouldBeNull()),
        ["TenantTransaction.ChangeAsync"] = asking => asking.South.TransactAsync(async transaction =>
            (await transaction.ChangeAsync(Streams.Notes, RouteId, _ => Foreign)).ShouldBeNull()),
        ["TenantTransaction.RemoveAsync"] = asking => asking.South.TransactAsync(async transaction => (await transaction.RemoveAsync(Streams.Notes, RouteId)).ShouldBeFalse()),
        ["TenantTransaction.InsertAsync"] = asking => asking.South.TransactAsync(async transaction =>
            (await transaction.InsertAsync(Streams.Notes, RouteId, Foreign)).ShouldBeTrue()),
        ["TenantStore.ArchiveAsync"] = async asking => (await asking.South.ArchiveAsync(ParcelId)).ShouldBeFalse(),
        ["TenantTransaction.DecideAsync"] = asking => asking.South.TransactAsync(async transaction =>
            (await transaction.DecideAsync(Streams.Parcels, ParcelId, parcel =>
            {
                parcel.ShouldBe(Parcel.Unknown);
                return [];
            })).Version.ShouldBe(0)),
        ["TenantTransaction.AppendAsync"] = async asking => await Should.ThrowAsync<ConcurrencyException>(() => asking.South.TransactAsync(transaction =>
            transaction.AppendAsync(Streams.Parcels, ParcelId, asking.Owned, [new ParcelHeld(ParcelId, RouteId)]))),
        ["TenantTransaction.AllAsync"] = asking => asking.South.TransactAsync(async transaction => (await transaction.AllAsync(Streams.Parcels)).ShouldBeEmpty()),
        // Whoever is alone at a matter in one tenant keeps nobody of another waiting.
        ["TenantTransaction.AloneAtAsync"] = asking => asking.South.TransactAsync(transaction => transaction.AloneAtAsync("parcels")),
        ["TenantTransaction.WithinAsync"] = asking => asking.South.TransactAsync(async transaction =>
            (await transaction.WithinAsync(Streams.Parcels, RouteId)).ShouldBeEmpty()),
        ["StreamHistory.AtVersionAsync"] = async asking => (await asking.South.History.AtVersionAsync(Streams.Parcels, ParcelId, 1)).ShouldBe(new(Parcel.Unknown, 0)),
        ["StreamHistory.AtTimeAsync"] = async asking =>
            (await asking.South.History.AtTimeAsync(Streams.Parcels, ParcelId, DateTimeOffset.MaxValue)).ShouldBe(new(Parcel.Unknown, 0)),
        ["StreamHistory.EachTaggedAsync"] = asking => asking.South.History.EachTaggedAsync(RouteId, [typeof(RouteEvent), typeof(ParcelEvent)],
            happened => throw new ShouldAssertException($"{happened} belongs to another tenant.")),
        ["StreamHistory.PageAsync"] = async asking =>
            (await asking.South.History.PageAsync(new([Streams.Parcels, Streams.Routes]) { Streams = [RouteId, ParcelId] }, 10)).Events.ShouldBeEmpty(),
        ["StreamHistory.AuthorsAsync"] = async asking =>
            (await asking.South.History.AuthorsAsync(new([Streams.Parcels, Streams.Routes]) { Streams = [RouteId, ParcelId] })).ShouldBeEmpty(),
        ["AccessReading.PageAsync"] = async asking => (await asking.South.Accesses.PageAsync(new() { Who = RouteId }, 10)).Entries.ShouldBeEmpty(),
        ["AccessReading.PeopleAsync"] = async asking => (await asking.South.Accesses.PeopleAsync()).ShouldBeEmpty(),
        ["StreamHistory.EventsAsync"] = async asking => (await asking.South.History.EventsAsync(ParcelId)).ShouldBeEmpty()
    };

    public static TheoryData<string> Names => [.. Verbs.Keys];

    [Fact]
    public void No_verb_is_left_out() =>
        ((Type[])[typeof(TenantStore), typeof(TenantTransaction), typeof(StreamHistory), typeof(AccessReading)])
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName).Select(method => $"{type.Name}.{method.Name}"))
            .Distinct().ShouldBe(Verbs.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gives_nothing_and_changes_nothing(string verb)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.InsertAsync(Streams.Notes, RouteId, Owned);
        await sample.Events.For("north", new(UserName: "mara")).DecideAsync(Streams.Routes, RouteId, _ => [new RouteOpened(RouteId, "North road")]);
        await sample.Events.WriteAccessesAsync([new("north", sample.Clock.Now, "signed_in", RouteId, "", null)]);
        await sample.North.DecideAsync(Streams.Parcels, ParcelId, _ => [new ParcelAccepted(ParcelId, RouteId, ParcelSize.Large)]);
        await sample.SettleAsync();
        await sample.ScanAsync(ParcelId, 3);
        var before = await StoredAsync(sample);

        await Verbs[verb](new(sample.Events.For("south"), sample.Log, await sample.North.LoadAsync(Streams.Parcels, ParcelId)));

        (await StoredAsync(sample)).ShouldBe(before);
        (await sample.AskAsync<long>("select count(*) from cx.mt_events where tenant_id = 'south'")).ShouldBe(0);
    }

    private static Task<string[]> StoredAsync(SampleStore sample) => sample.LinesAsync("""
        select tenant_id, id, version::text || ' ' || is_archived from cx.mt_streams
        union all select tenant_id, id, type || ' ' || is_archived from cx.mt_events
        union all select tenant_id, id, data::text from cx.mt_doc_parcel
        union all select tenant_id, id, data::text || mt_version from cx.mt_doc_note where tenant_id <> 'south'
        union all select tenant_id, who, what from cx.cx_access_log
        union all select tenant_id, id, data::text from cx.mt_doc_route_log order by 2, 3
        """);
}
