using System.Diagnostics;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Store.Tests.Embedded;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Schema;

/// <summary>A log that was dumped in one cluster and restored in another, whose transactions are counted anew.</summary>
public sealed class ComingFromAnotherCluster(ClusterTemplate template) : IAsyncDisposable
{
    private const int Scans = 3000;

    private static readonly Guid Route = Guid.Parse("7d5ad1a5-0f3f-4b0e-b6c8-8c2f5ad0c001");
    private static readonly Guid Parcel = Guid.Parse("7d5ad1a5-0f3f-4b0e-b6c8-8c2f5ad0c002");

    private readonly List<EmbeddedCluster> clusters = [];

    [Fact]
    public async Task In_an_empty_cluster_everything_is_projected_and_the_next_append_appears()
    {
        await using var old = await SampleStore.OnAsync(await ClusterAsync());
        await ScannedInFallingOrderAsync(old);
        var before = await DocumentsAsync(old);
        var order = await OrderAsync(old);
        var heard = new Heard();

        await using var restored = await RestoredAsync(old, await ClusterAsync(), heard);

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("The log comes from another database cluster");
        (await OrderAsync(restored)).ShouldBe(order);
        (await restored.AskAsync<bool>("select max(transaction_id) < pg_current_xact_id() from cx.mt_events")).ShouldBeTrue();
        await restored.SettleAsync();
        (await DocumentsAsync(restored)).ShouldBe(before);

        await restored.ScanAsync(Parcel, 7);
        await restored.SettleAsync();
        (await restored.North.DocumentAsync(restored.Log, Route))!.Places[^1].ShouldBe(7);
        // The next start finds a log of its own cluster.
        (await MigratedAsync(restored)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_cluster_that_has_counted_further_nothing_has_to_be_done()
    {
        await using var old = await SampleStore.OnAsync(await ClusterAsync());
        var parcel = await old.AcceptParcelAsync(Route);
        await old.ScanAsync(parcel, 1);
        await old.SettleAsync();
        var ids = await IdsAsync(old);
        var further = await ClusterAsync();
        await UseUpAsync(further, 2000);
        var heard = new Heard();

        await using var restored = await RestoredAsync(old, further, heard);

        heard.Sentences.ShouldBeEmpty();
        (await IdsAsync(restored)).ShouldBe(ids);
        await restored.ScanAsync(parcel, 2);
        await restored.SettleAsync();
        (await restored.North.DocumentAsync(restored.Log, Route))!.Places.ShouldBe([1, 2]);
        (await restored.AskAsync<long>("select mt_version from cx.mt_doc_route_log")).ShouldBe(2);
    }

    [Fact]
    public async Task A_crash_in_the_middle_leaves_everything_for_the_next_start()
    {
        await using var sample = await SampleStore.OnAsync(await ClusterAsync());
        await ScannedInFallingOrderAsync(sample);
        var order = await OrderAsync(sample);
        await sample.DoAsync("update cx.mt_events set transaction_id = (transaction_id::text::bigint + 1000000)::text::xid8");
        await sample.DoAsync("update cx.cx_projection_progress set transaction_id = (transaction_id::text::bigint + 1000000)::text::xid8");
        var before = (await IdsAsync(sample), await DocumentsAsync(sample));
        await sample.DoAsync("""
            create function cx.crash() returns trigger language plpgsql as 'begin raise exception ''crash''; end';
            create trigger crash before delete on cx.cx_projection_progress for each statement execute function cx.crash()
            """);

        await Should.ThrowAsync<PostgresException>(() => sample.Events.MigrateAsync());

        var after = (await IdsAsync(sample), await DocumentsAsync(sample));
        after.Item1.ShouldBe(before.Item1);
        after.Item2.ShouldBe(before.Item2);
        await sample.DoAsync("drop trigger crash on cx.cx_projection_progress");
        (await MigratedAsync(sample)).Count().ShouldBe(1);
        (await OrderAsync(sample)).ShouldBe(order);
        await sample.SettleAsync();
        (await DocumentsAsync(sample)).ShouldBe(before.Item2);
    }

    [Fact]
    public async Task Read_models_that_this_version_does_not_know_are_forgotten_too()
    {
        await using var sample = await SampleStore.OnAsync(await ClusterAsync());
        await sample.AcceptParcelAsync(Route);
        await sample.DoAsync("create table cx.mt_doc_former (like cx.mt_doc_route_log including all)");
        await sample.DoAsync("insert into cx.mt_doc_former (id, data) values (gen_random_uuid(), '{}')");
        await sample.DoAsync("insert into cx.cx_projection_progress (name, transaction_id, seq_id) values ('former', '900000000', 1), ('gone', '900000000', 1)");

        (await MigratedAsync(sample)).Count().ShouldBe(1);

        (await sample.AskAsync<long>("select count(*) from cx.mt_doc_former")).ShouldBe(0);
        (await sample.AskAsync<long>("select count(*) from cx.cx_projection_progress")).ShouldBe(0);
    }

    [Fact]
    public async Task Hosts_that_append_while_another_starts_are_of_the_same_cluster()
    {
        await using var sample = await SampleStore.OnAsync(await ClusterAsync());
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                await sample.AcceptParcelAsync(Route);
        })).ToArray();

        for (var start = 0; start < 30; start++)
            (await MigratedAsync(sample)).ShouldBeEmpty();

        await enough.CancelAsync();
        await Task.WhenAll(writing);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in clusters)
        {
            await cluster.StopAsync();
            Directory.Delete(cluster.DataFolder, recursive: true);
        }
    }

    private async Task<string> ClusterAsync()
    {
        var folder = TestPostgres.NewFolder("dump");
        await template.CopyToAsync(folder);
        var cluster = await EmbeddedPostgres.EmbeddedPostgres.StartAsync(new() { DataFolder = folder, CarriedFolder = TestPostgres.Carried });
        clusters.Add(cluster);
        return cluster.ConnectionString;
    }

    /// <summary>More transactions than a young cluster has counted, each with a lower sequence number than the one before.</summary>
    private static async Task ScannedInFallingOrderAsync(SampleStore sample)
    {
        await sample.DoAsync("select setval('cx.mt_events_sequence', 10000)");
        await sample.North.DecideAsync(Streams.Parcels, Parcel, _ => [new ParcelAccepted(Parcel, Route, ParcelSize.Large)]);
        await sample.DoAsync($$"""
            do $$ begin
                for i in 1..{{Scans}} loop
                    insert into cx.mt_events (seq_id, id, stream_id, version, data, type, tenant_id)
                    values (10000 - i, gen_random_uuid(), '{{Parcel}}', i + 1,
                        jsonb_build_object('ParcelId', '{{Parcel}}', 'RouteId', '{{Route}}', 'Place', i), 'parcel_scanned', 'north');
                    commit;
                end loop;
            end $$
            """);
        await sample.DoAsync($"update cx.mt_streams set version = {Scans + 1}");
        await sample.SettleAsync();
        (await sample.North.DocumentAsync(sample.Log, Route))!.Places.ShouldBe(Enumerable.Range(1, Scans));
    }

    private async Task<SampleStore> RestoredAsync(SampleStore old, string target, Heard heard)
    {
        await DumpAndRestoreAsync(old.ConnectionString, target);
        // What the sample does at its start is what is tried here, so it hears of it first.
        await using var database = NpgsqlDataSource.Create(target);
        await new EventStore(database, old.Model, TimeProvider.System, old.Bell, log: heard).MigrateAsync();
        return await SampleStore.OnAsync(target);
    }

    private static async Task<IEnumerable<string>> MigratedAsync(SampleStore sample)
    {
        var heard = new Heard();
        await new EventStore(sample.Database, sample.Model, TimeProvider.System, sample.Bell, log: heard).MigrateAsync();
        return heard.Sentences;
    }

    /// <summary>By the programs that everybody uses for it; where they are not installed, by COPY of the same rows.</summary>
    private async Task DumpAndRestoreAsync(string source, string target)
    {
        // The server notes there with which program it was started.
        var started = await File.ReadAllTextAsync(Path.Combine(clusters[0].DataFolder, "data", "postmaster.opts"));
        var programs = Path.GetDirectoryName(started.Split(" \"")[0])!;
        var (dump, restore) = (Path.Combine(programs, "pg_dump"), Path.Combine(programs, "psql"));
        if (!File.Exists(dump) || !File.Exists(restore))
        {
            await CopyAsync(source, target);
            return;
        }

        var file = Path.GetTempFileName();
        await RunAsync(dump, source, "--schema=cx", "--no-owner", $"--file={file}");
        await RunAsync(restore, target, "--quiet", "--set=ON_ERROR_STOP=1", $"--file={file}");
        File.Delete(file);
    }

    private static async Task RunAsync(string program, string connectionString, params string[] arguments)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (database.Host, database.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"], start.Environment["PGDATABASE"]) = (database.Username, database.Password, database.Database);
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await printed;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, complained);
    }

    private static async Task CopyAsync(string source, string target)
    {
        await using var empty = await SampleStore.OnAsync(target);
        await using var from = new NpgsqlConnection(source);
        await using var to = new NpgsqlConnection(target);
        await from.OpenAsync();
        await to.OpenAsync();
        foreach (var (table, columns) in ((string, string)[])
        [
            ("mt_streams", "tenant_id, id, type, version, timestamp, created, is_archived"),
            ("mt_events", "seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived, transaction_id"),
            ("mt_doc_parcel", "tenant_id, id, data, mt_version, mt_dotnet_type"),
            ("mt_doc_route_log", "tenant_id, id, data, mt_version, mt_dotnet_type"),
            ("cx_projection_progress", "name, transaction_id, seq_id")
        ])
        {
            using var reader = await from.BeginTextExportAsync($"copy cx.{table} ({columns}) to stdout");
            await using var writer = await to.BeginTextImportAsync($"copy cx.{table} ({columns}) from stdin");
            await writer.WriteAsync(await reader.ReadToEndAsync());
        }

        await empty.DoAsync("select setval('cx.mt_events_sequence', 10001)");
    }

    private static async Task UseUpAsync(string connectionString, int ids)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand($"do $$ begin for i in 1..{ids} loop perform pg_current_xact_id(); commit; end loop; end $$");
        await command.ExecuteNonQueryAsync();
    }

    private static Task<string[]> OrderAsync(SampleStore sample) => sample.LinesAsync("select seq_id from cx.mt_events order by transaction_id, seq_id");

    private static Task<string[]> IdsAsync(SampleStore sample) => sample.LinesAsync("select seq_id, transaction_id::text from cx.mt_events order by seq_id");

    private static Task<string[]> DocumentsAsync(SampleStore sample) =>
        sample.LinesAsync("select tenant_id, id, data::text, mt_dotnet_type from cx.mt_doc_route_log order by id");
}
