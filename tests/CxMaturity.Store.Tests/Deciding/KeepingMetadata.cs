using System.Globalization;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Deciding;

public sealed class KeepingMetadata(TestPostgres postgres)
{
    [Fact]
    public async Task Who_caused_an_event_stands_beside_it()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var id = Guid.NewGuid();

        await sample.Events.For("north", new("mara", "request-7", "command-3")).DecideAsync(Streams.Routes, id, _ => [new RouteOpened(id, "Harbour")]);
        await sample.North.DecideAsync(Streams.Routes, id, _ => [new RouteRenamed(id, "Hill")]);

        (await sample.LinesAsync("select user_name, correlation_id, causation_id, headers, bdata from cx.mt_events order by version"))
            .ShouldBe(["mara request-7 command-3 - -", "- - - - -"]);
        (await sample.North.History.EventsAsync(id)).Select(stored => stored.UserName).ShouldBe(["mara", null]);
    }

    [Fact]
    public async Task Events_are_stored_under_their_registered_name_and_their_type()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.AcceptParcelAsync(await sample.OpenRouteAsync());

        (await sample.LinesAsync("select type, mt_dotnet_type from cx.mt_events order by seq_id")).ShouldBe([
            "route_opened CxMaturity.Store.Tests.Sample.RouteOpened, CxMaturity.Store.Tests",
            "parcel_accepted CxMaturity.Store.Tests.Sample.ParcelAccepted, CxMaturity.Store.Tests"]);
    }

    [Fact]
    public async Task Properties_keep_their_names_and_enums_are_words()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        var parcel = await sample.AcceptParcelAsync(route);

        (await sample.AskAsync<bool>("""
            select data = jsonb_build_object('ParcelId', $1, 'RouteId', $2, 'Size', 'Large') from cx.mt_events
            """, parcel, route)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_tag_the_transaction_and_the_tenant_are_there_and_nothing_is_archived()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        await sample.AcceptParcelAsync(route);

        (await sample.LinesAsync("select tag, transaction_id = xmin::text::xid8, tenant_id, is_archived from cx.mt_events order by seq_id"))
            .ShouldBe([$"{route} True north False", $"{route} True north False"]);
    }

    [Fact]
    public async Task Each_event_has_an_id_of_its_own()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var id = Guid.NewGuid();

        await sample.North.DecideAsync(Streams.Routes, id, _ => [new RouteOpened(id, "Harbour"), new RouteClosed(id)]);

        (await sample.AskAsync<long>("select count(distinct id) from cx.mt_events where id <> stream_id")).ShouldBe(2);
    }

    [Fact]
    public async Task Times_are_those_of_the_clock()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var opened = sample.Clock.Now;
        var id = await sample.OpenRouteAsync();
        var renamed = sample.Clock.Now = opened.AddDays(3);
        await sample.North.DecideAsync(Streams.Routes, id, _ => [new RouteRenamed(id, "Hill")]);

        (await sample.North.History.EventsAsync(id)).Select(stored => stored.Timestamp).ShouldBe([opened, renamed]);
        (await sample.LinesAsync("select to_char(created at time zone 'utc', 'YYYY-MM-DD'), to_char(timestamp at time zone 'utc', 'YYYY-MM-DD') from cx.mt_streams"))
            .ShouldBe([string.Create(CultureInfo.InvariantCulture, $"{opened:yyyy-MM-dd} {renamed:yyyy-MM-dd}")]);
    }
}
