using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CxMaturity.Store.Archives;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Archives;

public sealed class TakingATenantToAnotherPlace(TestPostgres postgres) : ArchiveTest(postgres)
{
    /// <summary>All that an archive promises to keep, in the order of the log; numbers and transactions belong to a cluster.</summary>
    private const string Log = """
        select e.id, e.stream_id, e.version, e.type, e.data::text, e.timestamp, e.user_name, e.mt_dotnet_type, e.tag, e.is_archived, e.tenant_id,
            s.type, s.version, s.created, s.timestamp, s.is_archived
        from cx.mt_events e join cx.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id
        where e.tenant_id = 'north' or e.stream_id in ($1, $2) order by e.transaction_id, e.seq_id
        """;

    [Fact]
    public async Task Every_event_arrives_with_its_id_version_time_and_place_in_the_order()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        var manifest = await TakeOutAsync(here);

        await BringInAsync(there);

        var log = await here.LinesAsync(Log, Entry, Roster);
        log.Length.ShouldBe(16);
        (await there.LinesAsync(Log, Entry, Roster)).ShouldBe(log);
        manifest.Counts.ShouldBe(new(16, 6, 2, 0));
        (await there.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(16);
        (await there.AskAsync<bool>("select max(seq_id) = (select last_value from cx.mt_events_sequence) from cx.mt_events")).ShouldBeTrue();
        foreach (var alias in new[] { "route", "parcel" })
            (await StatesAsync(there, alias)).ShouldBe(await StatesAsync(here, alias));
    }

    [Fact]
    public async Task Read_models_catch_up_to_the_same_and_streams_go_on_where_they_were()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await there.AcceptParcelAsync(await there.OpenRouteAsync("east"), "east");
        await there.SettleAsync();
        await TakeOutAsync(here);

        await BringInAsync(there);
        await there.SettleAsync();

        (await StatesAsync(there, "route_log")).ShouldBe(await StatesAsync(here, "route_log"));
        var parcel = Guid.Parse((await there.LinesAsync("select id from cx.mt_streams where type = 'parcel' and tenant_id = 'north' and not is_archived")).Single());
        await there.ScanAsync(parcel, 9);
        (await there.North.LoadAsync(Streams.Parcels, parcel)).ShouldSatisfyAllConditions(seen => seen.Version.ShouldBe(6), seen => seen.State.Scans.ShouldBe(5));
        var archived = Guid.Parse((await there.LinesAsync("select id from cx.mt_streams where type = 'parcel' and tenant_id = 'north' and is_archived")).Single());
        await Should.ThrowAsync<StreamArchivedException>(there.ScanAsync(archived, 9));
    }

    [Fact]
    public async Task What_is_taken_out_there_is_the_same_log_again()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        var first = Part("events.ndjson");
        await BringInAsync(there);
        await there.SettleAsync();

        await TakeOutAsync(there);

        Part("events.ndjson").ShouldBe(first);
    }

    [Fact]
    public async Task Each_event_is_a_line_of_json_and_names_nobody()
    {
        await using var here = await FilledAsync();
        await TakeOutAsync(here);

        var lines = Encoding.UTF8.GetString(Part("events.ndjson")).TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();

        lines.Length.ShouldBe(16);
        lines[0].EnumerateObject().Select(property => property.Name).ShouldBe(["id", "stream", "streamType", "version", "type", "timestamp", "data", "of"]);
        lines[0].GetProperty("of").GetString().ShouldBe("installation");
        lines.Count(line => line.TryGetProperty("by", out _)).ShouldBe(2);
        lines.Select(line => line.GetProperty("data").ToString()).ShouldNotContain(data => data.Contains("business", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_of_the_installation_can_stay_outside()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);

        await BringInAsync(there, leftOut: [(Streams.Routes, Roster)]);

        (await there.Events.ForInstallation().LoadAsync(Streams.Routes, Entry)).State.Name.ShouldBe("Entry of north");
        (await there.Events.ForInstallation().LoadAsync(Streams.Routes, Roster)).Version.ShouldBe(0);
        (await there.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(15);
    }

    [Fact]
    public async Task New_streams_come_into_being_in_the_same_transaction_or_nothing_does()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        var beside = Guid.NewGuid();
        await there.Events.ForInstallation().DecideAsync(Streams.Routes, beside, _ => [new RouteOpened(beside, "Taken")]);
        await using var archive = await TenantArchive.OpenAsync(File, new());
        var log = await there.Events.ReadAsync(archive, OfInstallation);
        var rows = await RowsAsync(there);

        await Should.ThrowAsync<ConcurrencyException>(there.Events.BringInAsync(log, besides: [New(beside)]));
        (await RowsAsync(there)).ShouldBe(rows);
        await there.Events.BringInAsync(log, besides: [New(Guid.NewGuid())]);

        (await there.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(18);

        StreamWithHistory New(Guid id) => StreamWithHistory.Of(EventStore.DefaultTenant, Streams.Routes, id, new RouteEvent[] { new RouteOpened(id, "Beside") }, _ => there.Clock.Now);
    }

    [Fact]
    public async Task A_tenant_that_is_there_is_refused_and_keeps_every_byte()
    {
        await using var here = await FilledAsync();
        await TakeOutAsync(here);
        var rows = await RowsAsync(here);

        await Should.ThrowAsync<ConcurrencyException>(BringInAsync(here));

        (await RowsAsync(here)).ShouldBe(rows);
    }

    [Theory]
    [InlineData("insert into cx.mt_doc_route_log (tenant_id, id, data) values ('north', gen_random_uuid(), '{}')")]
    [InlineData("insert into cx.mt_streams (tenant_id, id, type, version) values ('*DEFAULT*', '7d0c1f4e-1111-4d1a-a2a5-0d1a3a1f4a77', 'route', 1)")]
    public async Task Anything_of_it_that_is_there_refuses_the_whole(string statement)
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        await there.DoAsync(statement);
        var rows = await RowsAsync(there);

        await Should.ThrowAsync<ConcurrencyException>(BringInAsync(there));

        (await RowsAsync(there)).ShouldBe(rows);
    }

    [Fact]
    public async Task Of_two_at_once_one_is_written()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                await BringInAsync(there);
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        })));

        both.Count(written => written).ShouldBe(1);
        (await there.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(16);
    }

    [Theory]
    [InlineData("mt_streams")]
    [InlineData("mt_events")]
    [InlineData("mt_doc_parcel")]
    [InlineData("mt_doc_route")]
    public async Task A_connection_that_dies_in_the_middle_leaves_nothing(string table)
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        await there.DoAsync($"""
            create function cx.die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger die after insert on cx.{table} for each row execute function cx.die()
            """);

        await Should.ThrowAsync<NpgsqlException>(BringInAsync(there));

        (await RowsAsync(there)).ShouldBeEmpty();
        await there.DoAsync($"drop trigger die on cx.{table}");
        await BringInAsync(there);
        (await there.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(16);
    }

    [Fact]
    public async Task How_much_there_is_can_be_asked_before()
    {
        await using var here = await FilledAsync();

        var size = await here.Events.MeasureAsync("north");

        (size.Events, size.Streams).ShouldBe((14, 4));
        size.Bytes.ShouldBeGreaterThan(500);
        (await here.Events.MeasureAsync("nobody")).ShouldBe(new(0, 0, 0));
    }

    private byte[] Part(string name)
    {
        using var zip = ZipFile.OpenRead(File);
        return Content(zip.GetEntry(name)!);
    }

    private static Task<string[]> StatesAsync(SampleStore sample, string alias) =>
        sample.LinesAsync($"select id, data::text, {(alias == "route_log" ? "1" : "mt_version")}, mt_dotnet_type from cx.mt_doc_{alias} where tenant_id = 'north' or id in ($1, $2) order by id", Entry, Roster);
}
