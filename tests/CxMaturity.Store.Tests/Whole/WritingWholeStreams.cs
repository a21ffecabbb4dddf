using System.Globalization;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Whole;

public sealed class WritingWholeStreams(TestPostgres postgres)
{
    private static readonly DateTimeOffset Morning = new(2025, 5, 5, 7, 30, 0, TimeSpan.Zero);
    private static readonly Guid Route = Guid.Parse("0d2f7f5e-52a5-4d1a-a2a5-0d1a3a1f4a77");
    private static readonly Guid Parcel = Guid.Parse("ee9c0a52-2b69-4a9b-9d0e-8f0f6a3b9d01");

    /// <summary>Columns in which whole streams and ordinary appends must not differ; ids and moments do.</summary>
    private const string Rows = """
        select e.stream_id, e.version, e.type, e.data, e.bdata, e.mt_dotnet_type, e.correlation_id, e.causation_id, e.headers, e.user_name, e.is_archived, e.tag,
            s.type, s.version, s.is_archived from cx.mt_events e join cx.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id
        where e.tenant_id = $1 order by e.stream_id, e.version
        """;

    [Fact]
    public async Task They_leave_the_rows_that_appends_leave()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var south = sample.Events.For("south");
        await south.DecideAsync(Streams.Routes, Route, _ => [new RouteOpened(Route, "Harbour"), new RouteRenamed(Route, "Häfen")]);
        await south.DecideAsync(Streams.Parcels, Parcel, _ => [new ParcelAccepted(Parcel, Route, ParcelSize.Large), new ParcelScanned(Parcel, Route, 4)]);

        await sample.Events.AppendWholeAsync([OfRoute(), OfParcel()]);

        (await sample.LinesAsync(Rows, "north")).ShouldBe(await sample.LinesAsync(Rows, "south"));
        foreach (var alias in new[] { "route", "parcel" })
            (await sample.LinesAsync($"select id, data, mt_version, mt_dotnet_type from cx.mt_doc_{alias} where tenant_id = $1", "north"))
                .ShouldBe(await sample.LinesAsync($"select id, data, mt_version, mt_dotnet_type from cx.mt_doc_{alias} where tenant_id = $1", "south"));
        (await sample.North.LoadAsync(Streams.Routes, Route)).ShouldBe(new(new Route(Route, "Häfen", true), 2));
    }

    [Fact]
    public async Task Events_keep_their_own_times_and_are_numbered_in_the_order_of_time()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        await sample.Events.AppendWholeAsync([OfRoute(), OfParcel()]);

        (await sample.LinesAsync("select type from cx.mt_events order by seq_id")).ShouldBe(["route_opened", "parcel_accepted", "parcel_scanned", "route_renamed"]);
        (await sample.North.History.EventsAsync(Route)).Select(stored => stored.Timestamp).ShouldBe([Morning, Morning.AddHours(9)]);
        // Version 7 begins with the time in milliseconds.
        (await sample.LinesAsync("select substr(id::text, 1, 8) || substr(id::text, 10, 4), substr(id::text, 15, 1) from cx.mt_events order by seq_id"))[0]
            .ShouldBe($"{Morning.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture)} 7");
        (await sample.AskAsync<DateTime>("select created from cx.mt_streams where id = $1", Route)).ShouldBe(Morning.UtcDateTime);
        (await sample.AskAsync<bool>("select max(seq_id) = (select last_value from cx.mt_events_sequence) from cx.mt_events")).ShouldBeTrue();
    }

    [Fact]
    public async Task They_are_refused_as_a_whole_when_one_of_them_is_there()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.DecideAsync(Streams.Parcels, Parcel, _ => [new ParcelAccepted(Parcel, Route, ParcelSize.Small)]);

        await Should.ThrowAsync<ConcurrencyException>(sample.Events.AppendWholeAsync([OfRoute(), OfParcel()]));

        (await sample.LinesAsync("select type from cx.mt_events")).ShouldBe(["parcel_accepted"]);
        (await sample.LinesAsync("select id from cx.mt_streams")).ShouldBe([Parcel.ToString()]);
    }

    [Fact]
    public async Task Of_two_at_once_one_is_written()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await sample.Events.AppendWholeAsync([OfRoute(), OfParcel()]);
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        }));

        both.Count(written => written).ShouldBe(1);
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(4);
    }

    [Fact]
    public async Task They_are_projected_and_can_be_appended_to()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.Events.AppendWholeAsync([OfRoute(), OfParcel()]);

        await sample.ScanAsync(Parcel, 9);
        await sample.SettleAsync();

        (await sample.North.DocumentAsync(sample.Log, Route))!.Places.ShouldBe([4, 9]);
        (await sample.North.LoadAsync(Streams.Parcels, Parcel)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task An_event_without_a_name_or_one_that_goes_back_in_time_writes_nothing()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        await Should.ThrowAsync<InvalidOperationException>(sample.Events.AppendWholeAsync(
            [OfParcel(), StreamWithHistory.Of("north", Streams.Routes, Route, new RouteEvent[] { new RouteForgotten(Route) }, _ => Morning)]));
        Should.Throw<ArgumentException>(() => StreamWithHistory.Of("north", Streams.Routes, Route,
            new RouteEvent[] { new RouteOpened(Route, "Harbour"), new RouteClosed(Route) }, happened => happened is RouteOpened ? Morning : Morning.AddTicks(-1)));
        Should.Throw<ArgumentException>(() => StreamWithHistory.Of<Route, RouteEvent>("north", Streams.Routes, Route, [], _ => Morning));

        (await sample.AskAsync<long>("select count(*) from cx.mt_streams")).ShouldBe(0);
    }

    private static StreamWithHistory OfRoute() => StreamWithHistory.Of("north", Streams.Routes, Route,
        new RouteEvent[] { new RouteOpened(Route, "Harbour"), new RouteRenamed(Route, "Häfen") }, happened => happened is RouteOpened ? Morning : Morning.AddHours(9));

    private static StreamWithHistory OfParcel() => StreamWithHistory.Of("north", Streams.Parcels, Parcel,
        new ParcelEvent[] { new ParcelAccepted(Parcel, Route, ParcelSize.Large), new ParcelScanned(Parcel, Route, 4) },
        happened => Morning.AddHours(happened is ParcelAccepted ? 1 : 2));
}
