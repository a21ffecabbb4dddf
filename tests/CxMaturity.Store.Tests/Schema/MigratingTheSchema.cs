using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Schema;

public sealed class MigratingTheSchema(TestPostgres postgres)
{
    // Column, type, whether it may be null, and its default as the catalogue writes it. What other programs rely on is written out in full.
    private const string Columns = """
        cx_access_log.address varchar optional -
        cx_access_log.at timestamptz required -
        cx_access_log.detail text required -
        cx_access_log.id int8 required -
        cx_access_log.tenant_id varchar required -
        cx_access_log.what varchar required -
        cx_access_log.who uuid optional -
        cx_projection_progress.last_updated timestamptz required transaction_timestamp()
        cx_projection_progress.name varchar required -
        cx_projection_progress.seq_id int8 required -
        cx_projection_progress.transaction_id xid8 required -
        mt_doc_deadletterevent.data jsonb required -
        mt_doc_deadletterevent.id uuid required -
        mt_doc_deadletterevent.mt_dotnet_type varchar optional -
        mt_doc_deadletterevent.mt_last_modified timestamptz optional transaction_timestamp()
        mt_doc_deadletterevent.mt_version uuid required gen_random_uuid()
        mt_doc_note.data jsonb required -
        mt_doc_note.id uuid required -
        mt_doc_note.mt_dotnet_type varchar optional -
        mt_doc_note.mt_last_modified timestamptz optional transaction_timestamp()
        mt_doc_note.mt_version int8 required 0
        mt_doc_note.tenant_id varchar required '*DEFAULT*'
        mt_doc_parcel.data jsonb required -
        mt_doc_parcel.id uuid required -
        mt_doc_parcel.mt_dotnet_type varchar optional -
        mt_doc_parcel.mt_last_modified timestamptz optional transaction_timestamp()
        mt_doc_parcel.mt_version int8 required 0
        mt_doc_parcel.tenant_id varchar required '*DEFAULT*'
        mt_doc_route.data jsonb required -
        mt_doc_route.id uuid required -
        mt_doc_route.mt_dotnet_type varchar optional -
        mt_doc_route.mt_last_modified timestamptz optional transaction_timestamp()
        mt_doc_route.mt_version int8 required 0
        mt_doc_route.tenant_id varchar required '*DEFAULT*'
        mt_doc_route_log.data jsonb required -
        mt_doc_route_log.id uuid required -
        mt_doc_route_log.mt_dotnet_type varchar optional -
        mt_doc_route_log.mt_last_modified timestamptz optional transaction_timestamp()
        mt_doc_route_log.mt_version int8 required 0
        mt_doc_route_log.tenant_id varchar required '*DEFAULT*'
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
        mt_events.tag uuid optional generated
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

    private const string Keys = """
        cx_projection_progress_pkey PRIMARY KEY (name)
        fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES cx.mt_streams(tenant_id, id)
        mt_doc_deadletterevent_pkey PRIMARY KEY (id)
        pk_mt_event_progression PRIMARY KEY (name)
        pkey_cx_access_log_id PRIMARY KEY (id)
        pkey_mt_doc_note_tenant_id_id PRIMARY KEY (tenant_id, id)
        pkey_mt_doc_parcel_tenant_id_id PRIMARY KEY (tenant_id, id)
        pkey_mt_doc_route_log_tenant_id_id PRIMARY KEY (tenant_id, id)
        pkey_mt_doc_route_tenant_id_id PRIMARY KEY (tenant_id, id)
        pkey_mt_events_seq_id PRIMARY KEY (seq_id)
        pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
        pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)
        """;

    private const string Indexes = """
        idx_cx_access_log_at INDEX ON cx.cx_access_log (at)
        idx_cx_access_log_tenant INDEX ON cx.cx_access_log (tenant_id, id)
        idx_mt_events_tag INDEX ON cx.mt_events (tenant_id, tag, transaction_id, seq_id)
        idx_mt_events_transaction INDEX ON cx.mt_events (transaction_id, seq_id)
        idx_mt_streams_type INDEX ON cx.mt_streams (tenant_id, type)
        mt_doc_parcel_idx_parent INDEX ON cx.mt_doc_parcel (tenant_id, (((data ->> 'RouteId'::text))::uuid))
        pk_mt_events_stream_and_version UNIQUE INDEX ON cx.mt_events (tenant_id, stream_id, version)
        """;

    private const string Functions = """
        mt_archive_stream(streamid uuid, tenantid character varying) void
        mt_mark_event_progression(name character varying, last_encountered bigint) void
        mt_mark_progression_with_skip(shard_name character varying, ending_sequence bigint, starting_sequence bigint) bigint
        mt_quick_append_events(stream uuid, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], headers jsonb[], user_names character varying[], expected_version bigint DEFAULT NULL::bigint) bigint[]
        mt_quick_append_events(stream uuid, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], headers jsonb[], user_names character varying[], timestamps timestamp with time zone[], expected_version bigint DEFAULT NULL::bigint) bigint[]
        """;

    [Fact]
    public async Task The_tables_have_the_columns_of_the_storage_contract()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.LinesAsync("""
            select table_name || '.' || column_name,
                udt_name || coalesce('(' || character_maximum_length || ')', ''),
                case is_nullable when 'YES' then 'optional' else 'required' end,
                case is_generated when 'ALWAYS' then 'generated' else replace(replace(column_default, '::character varying', ''), '::regclass', '') end
            from information_schema.columns where table_schema = 'cx' order by table_name collate "C", column_name collate "C"
            """)).ShouldBe(Lines(Columns));
    }

    [Fact]
    public async Task Keys_have_the_names_and_columns_of_the_storage_contract()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.LinesAsync("""
            select conname, pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'cx'::regnamespace and contype in ('p', 'f') order by conname collate "C"
            """)).ShouldBe(Lines(Keys));
    }

    [Fact]
    public async Task Indexes_have_the_names_and_columns_of_the_storage_contract()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.LinesAsync("""
            select indexname, regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \S+ ON (\S+) USING btree ', '\1INDEX ON \2 ') from pg_indexes
            where schemaname = 'cx' and not exists (select 1 from pg_constraint where conname = indexname and connamespace = 'cx'::regnamespace)
            order by indexname collate "C"
            """)).ShouldBe(Lines(Indexes));
    }

    [Fact]
    public async Task Functions_have_the_parameters_of_the_storage_contract()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.LinesAsync("""
            select proname || '(' || pg_get_function_arguments(oid) || ')', pg_get_function_result(oid) from pg_proc
            where pronamespace = 'cx'::regnamespace order by proname collate "C", pronargs
            """)).ShouldBe(Lines(Functions));
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();

        await sample.Events.MigrateAsync();

        (await sample.North.LoadAsync(Streams.Routes, route)).Version.ShouldBe(1);
        (await sample.AskAsync<long>("select last_value from cx.mt_events_sequence")).ShouldBe(1);
    }

    [Fact]
    public async Task Hosts_that_start_at_once_do_not_get_in_each_others_way()
    {
        await using var database = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            new EventStore(database, SampleStore.NewModel("cx", new RouteLogProjection()), TimeProvider.System, new ProjectorBell()).MigrateAsync())));

        await using var tables = database.CreateCommand("select count(*) from pg_tables where schemaname = 'cx'");
        (await tables.ExecuteScalarAsync()).ShouldBe(11L);
    }

    [Fact]
    public async Task The_schema_is_a_setting()
    {
        await using var sample = await SampleStore.NewAsync(postgres, "depot_2");
        var route = await sample.OpenRouteAsync();
        await sample.AcceptParcelAsync(route);
        await sample.SettleAsync();

        (await sample.North.DocumentAsync(sample.Log, route))!.Parcels.ShouldBe(1);
        (await sample.AskAsync<long>("select count(*) from pg_namespace where nspname = 'cx'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Cx")]
    [InlineData("2cx")]
    [InlineData("cx; drop schema public")]
    [InlineData("cx\"")]
    [InlineData("cx.public")]
    [InlineData("größe")]
    [InlineData("cx-1")]
    [InlineData("cx\n")]
    public void A_schema_that_is_no_plain_name_is_refused(string schema) =>
        Should.Throw<ArgumentException>(() => new StoreModel(schema)).Message.ShouldContain(schema);

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];
}
