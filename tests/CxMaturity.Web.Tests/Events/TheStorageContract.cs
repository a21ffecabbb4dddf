using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace CxMaturity.Web.Tests.Events;

/// <summary>What another program that knows Marten's tables finds in a database that the app has written.</summary>
public sealed partial class TheStorageContract(CxHost host)
{
    private const string Log = """
        mt_event_progression.last_seq_id int8 optional -
        mt_event_progression.last_updated timestamptz optional transaction_timestamp()
        mt_event_progression.name varchar required -
        mt_events.bdata bytea optional -
        mt_events.causation_id varchar optional -
        mt_events.correlation_id varchar optional -
        mt_events.data jsonb required -
        mt_events.headers jsonb optional -
        mt_events.id uuid required -
        mt_events.is_archived bool required false
        mt_events.mt_dotnet_type varchar optional -
        mt_events.seq_id int8 required nextval('cx.mt_events_sequence')
        mt_events.stream_id uuid required -
        mt_events.tag uuid optional -
        mt_events.tenant_id varchar required '*DEFAULT*'
        mt_events.timestamp timestamptz required now()
        mt_events.transaction_id xid8 required pg_current_xact_id()
        mt_events.type varchar(500) required -
        mt_events.user_name varchar optional -
        mt_events.version int8 required -
        mt_high_water_skips.ending_sequence int8 required -
        mt_high_water_skips.starting_sequence int8 required -
        mt_high_water_skips.timestamp timestamptz optional transaction_timestamp()
        mt_streams.created timestamptz required now()
        mt_streams.id uuid required -
        mt_streams.is_archived bool required false
        mt_streams.tenant_id varchar required '*DEFAULT*'
        mt_streams.timestamp timestamptz required now()
        mt_streams.type varchar optional -
        mt_streams.version int8 optional -
        """;

    private const string Document = """
        data jsonb required -
        id uuid required -
        mt_dotnet_type varchar optional -
        mt_last_modified timestamptz optional transaction_timestamp()
        mt_version int8 required 0
        tenant_id varchar required '*DEFAULT*'
        """;

    private const string DeadLetter = """
        data jsonb required -
        id uuid required -
        mt_dotnet_type varchar optional -
        mt_last_modified timestamptz optional transaction_timestamp()
        mt_version uuid required gen_random_uuid()
        """;

    private const string Keys = """
        fkey_mt_events_stream_id_tenant_id f (tenant_id, stream_id)
        pk_mt_event_progression p (name)
        pk_mt_events_stream_and_version unique (tenant_id, stream_id, version)
        pkey_mt_events_seq_id p (seq_id)
        pkey_mt_high_water_skips_ending_sequence p (ending_sequence)
        pkey_mt_streams_tenant_id_id p (tenant_id, id)
        """;

    private const string Functions = """
        mt_archive_stream(streamid uuid, tenantid character varying) void
        mt_mark_event_progression(name character varying, last_encountered bigint) void
        mt_mark_progression_with_skip(shard_name character varying, ending_sequence bigint, starting_sequence bigint) bigint
        mt_quick_append_events(stream uuid, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], headers jsonb[], user_names character varying[], expected_version bigint DEFAULT NULL::bigint) bigint[]
        mt_quick_append_events(stream uuid, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], headers jsonb[], user_names character varying[], timestamps timestamp with time zone[], expected_version bigint DEFAULT NULL::bigint) bigint[]
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_have_the_documented_columns()
    {
        (await ColumnsAsync("mt_streams", "mt_events", "mt_event_progression", "mt_high_water_skips")).ShouldBe(Lines(Log));
        (await ColumnsAsync("mt_doc_deadletterevent")).Select(WithoutTable).ShouldBe(Lines(DeadLetter));
        var documents = await AskAsync("select tablename from pg_tables where schemaname = 'cx' and tablename like 'mt\\_doc\\_%' and tablename <> 'mt_doc_deadletterevent'");
        foreach (var table in new[] { "mt_doc_answer_sheet", "mt_doc_wave", "mt_doc_organization", "mt_doc_wave_cells" })
            documents.ShouldContain(table);
        foreach (var table in documents)
        {
            (await ColumnsAsync(table)).Select(WithoutTable).ShouldBe(Lines(Document), table);
            (await AskAsync($"select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'cx.{table}'::regclass and contype = 'p'"))
                .ShouldBe(["PRIMARY KEY (tenant_id, id)"], table);
        }
    }

    [Fact]
    public async Task Keys_and_functions_have_the_documented_names()
    {
        (await AskAsync("""
            select conname || ' ' || contype::text || ' ' || substring(pg_get_constraintdef(oid) from '\([^)]*\)') from pg_constraint
            where connamespace = 'cx'::regnamespace and conrelid::regclass::text in ('cx.mt_streams', 'cx.mt_events', 'cx.mt_event_progression', 'cx.mt_high_water_skips')
                and contype in ('p', 'f')
            union all
            select indexname || ' unique ' || substring(indexdef from '\([^)]*\)') from pg_indexes
            where schemaname = 'cx' and tablename = 'mt_events' and indexname = 'pk_mt_events_stream_and_version' and indexdef like 'CREATE UNIQUE%'
            """)).Order(StringComparer.Ordinal).ShouldBe(Lines(Keys).Order(StringComparer.Ordinal));
        (await AskAsync("""
            select proname || '(' || pg_get_function_arguments(oid) || ') ' || pg_get_function_result(oid) from pg_proc
            where pronamespace = 'cx'::regnamespace and proname like 'mt\_%' order by proname collate "C", pronargs
            """)).ShouldBe(Lines(Functions));
    }

    [Fact]
    public async Task Streams_carry_their_kind_their_version_and_their_tenant()
    {
        var (wave, sheet) = await AnsweredAsync();

        (await AskAsync($"select type || ' ' || version || ' ' || is_archived from cx.mt_streams where tenant_id = '{wave.Org}' order by type"))
            .ShouldBe(["answer_sheet 4 false", "fixed_result 1 false", "wave 3 false"]);
        (await AskAsync($"""
            select distinct s.version = (select count(*) from cx.mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)
                and s.version = (select max(version) from cx.mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)
            from cx.mt_streams s where tenant_id = '{wave.Org}'
            """)).ShouldBe(["True"]);
        (await AskAsync("select distinct tenant_id from cx.mt_streams where type in ('questionnaire', 'organization')")).ShouldBe(["*DEFAULT*"]);
        (await AskAsync($"select string_agg(version::text, ' ' order by seq_id) from cx.mt_events where stream_id = '{sheet}'")).ShouldBe(["1 2 3 4"]);
    }

    [Fact]
    public async Task Events_carry_their_name_their_type_and_the_wave_they_belong_to()
    {
        var (wave, sheet) = await AnsweredAsync();

        (await AskAsync($"select type || ' ' || mt_dotnet_type from cx.mt_events where tenant_id = '{wave.Org}' order by seq_id")).ShouldBe(
        [
            "wave_scheduled CxMaturity.Domain.Waves.WaveScheduled, CxMaturity.Domain",
            "wave_opened CxMaturity.Domain.Waves.WaveOpened, CxMaturity.Domain",
            "answer_sheet_opened CxMaturity.Domain.AnswerSheets.AnswerSheetOpened, CxMaturity.Domain",
            "question_answered CxMaturity.Domain.AnswerSheets.QuestionAnswered, CxMaturity.Domain",
            "answer_revised CxMaturity.Domain.AnswerSheets.AnswerRevised, CxMaturity.Domain",
            "answer_sheet_submitted_v2 CxMaturity.Domain.AnswerSheets.AnswerSheetSubmitted, CxMaturity.Domain",
            "wave_closed CxMaturity.Domain.Waves.WaveClosed, CxMaturity.Domain",
            "result_fixed CxMaturity.Domain.FixedResults.ResultFixed, CxMaturity.Domain"
        ]);
        (await AskAsync($"select distinct tag::text from cx.mt_events where stream_id in ('{sheet}', '{wave.Id}')")).ShouldBe([wave.Id]);
        (await AskAsync($"""
            select distinct bdata is null and headers is null and not is_archived and transaction_id < pg_current_xact_id()
                and id::text ~ '^........-....-7' and abs(extract(epoch from timestamp - (data ->> 'At')::timestamptz)) < 5
            from cx.mt_events where tenant_id = '{wave.Org}'
            """)).ShouldBe(["True"]);
        (await AskAsync("select bool_and(seq_id <= (select last_value from cx.mt_events_sequence))::text from cx.mt_events")).ShouldBe(["true"]);
    }

    [Fact]
    public async Task Every_name_is_what_Marten_would_call_the_type()
    {
        await AnsweredAsync();

        foreach (var pair in await AskAsync("select distinct type || ' ' || split_part(mt_dotnet_type, ',', 1) from cx.mt_events where type <> 'tombstone'"))
        {
            var (name, type) = (pair.Split(' ')[0], pair.Split(' ')[1].Split('.')[^1]);
            Capital().Replace(type, match => $"_{match.Value.ToLower(CultureInfo.InvariantCulture)}").TrimStart('_').ShouldBe(SchemaVersion().Replace(name, ""));
        }
    }

    [Fact]
    public async Task Content_is_json_with_property_names_as_in_the_records_and_enums_as_words()
    {
        var (wave, sheet) = await AnsweredAsync();

        (await AskAsync("select distinct key from cx.mt_events, jsonb_object_keys(data) key where type <> 'tombstone'")).ShouldAllBe(key => PascalCase().IsMatch(key));
        (await AskAsync($"select data ->> 'Audience' from cx.mt_events where stream_id = '{sheet}' and version = 1")).ShouldBe(["X"]);
        (await AskAsync($"select data ->> 'Mode' from cx.mt_events where stream_id = '{wave.Id}' and version = 1")).ShouldBe(["Trial"]);
        (await AskAsync($"select data ->> 'Status' from cx.mt_doc_answer_sheet where id = '{sheet}'")).ShouldBe(["Submitted"]);
        (await AskAsync($"select jsonb_typeof(data -> 'Value') || ' ' || (data ->> 'Item') from cx.mt_events where stream_id = '{sheet}' and version = 2"))
            .ShouldBe(["number LEAD-01"]);
    }

    [Fact]
    public async Task Documents_stand_at_the_version_of_their_stream_and_read_models_count_their_writes()
    {
        var (wave, sheet) = await AnsweredAsync();

        (await AskAsync($"""
            select d.mt_version || ' ' || d.mt_dotnet_type from cx.mt_doc_answer_sheet d where tenant_id = '{wave.Org}' and id = '{sheet}'
            """)).ShouldBe(["4 CxMaturity.Domain.AnswerSheets.AnswerSheet, CxMaturity.Domain"]);
        await wave.ResultsAsync();
        (await AskAsync($"""
            select (mt_version = 1)::text || ' ' || mt_dotnet_type from cx.mt_doc_wave_cells where tenant_id = '{wave.Org}' and data ->> 'WaveId' = '{wave.Id}'
            """)).ShouldBe(["true CxMaturity.Web.Pages.Results.WaveCell, CxMaturity.Web"]);
        (await AskAsync("select count(*)::text from cx.mt_event_progression")).ShouldBe(["0"]);
    }

    private async Task<(WaveSituation Wave, string Sheet)> AnsweredAsync()
    {
        var api = new Situations(host);
        var wave = await api.WaveAsync();
        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 4);
        await wave.AnswerAsync(sheet, "LEAD-01", 5);
        await wave.SubmitAsync(sheet);
        await wave.CloseAsync();
        await wave.ResultsAsync();
        return (wave, sheet);
    }

    private Task<string[]> ColumnsAsync(params string[] tables) => AskAsync($"""
        select table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '') || ' '
            || case is_nullable when 'YES' then 'optional' else 'required' end || ' '
            || coalesce(replace(replace(column_default, '::character varying', ''), '::regclass', ''), '-')
        from information_schema.columns where table_schema = 'cx' and table_name in ({string.Join(", ", tables.Select(table => $"'{table}'"))})
        order by table_name collate "C", column_name collate "C"
        """);

    private async Task<string[]> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct))
            lines.Add(reader.GetValue(0).ToString()!);
        return [.. lines];
    }

    private static string WithoutTable(string column) => column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];

    /// <summary>What Marten puts behind the name of an event of a later schema version.</summary>
    [GeneratedRegex("_v[0-9]+$")]
    private static partial Regex SchemaVersion();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex("^[A-Z][A-Za-z]*$")]
    private static partial Regex PascalCase();
}
