using System.IO.Compression;
using CxMaturity.Store.Backups;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Backups;

public sealed class BackingUpAndRestoring(TestPostgres postgres) : BackupTest(postgres)
{
    [Fact]
    public async Task Everything_is_there_again_in_an_empty_database()
    {
        await using var sample = await FilledAsync();
        var made = await Of(sample).WriteAsync(File);

        await using var other = await SampleStore.NewAsync(Postgres);
        await other.DoAsync("drop schema cx cascade");
        var restored = await Of(other).RestoreAsync(File);

        (await ContentAsync(other)).ShouldBe(await ContentAsync(sample));
        restored.Restored.ShouldBe(made);
        restored.Before.ShouldBeNull();
        made.Events.ShouldBe(await sample.AskAsync<long>("select count(*) from cx.mt_events"));
        made.Streams.ShouldBe(9);
        (await other.AskAsync<long>("select last_value from cx.mt_events_sequence")).ShouldBe(await sample.AskAsync<long>("select last_value from cx.mt_events_sequence"));
    }

    [Fact]
    public async Task A_backup_of_what_was_restored_has_the_same_fingerprint()
    {
        await using var sample = await FilledAsync();
        var made = await Of(sample).WriteAsync(File);
        await using var other = await SampleStore.NewAsync(Postgres, "elsewhere");
        await Of(other).RestoreAsync(File);

        var again = await Of(other).WriteAsync(File + ".again");

        again.Fingerprint.ShouldBe(made.Fingerprint);
        await other.ScanAsync(await other.AcceptParcelAsync(await other.OpenRouteAsync()), 1);
        (await Of(other).WriteAsync(File + ".changed")).Fingerprint.ShouldNotBe(made.Fingerprint);
    }

    [Fact]
    public async Task Read_models_are_made_anew_and_follow_what_is_appended_afterwards()
    {
        await using var sample = await FilledAsync();
        var route = Guid.Parse(await sample.AskAsync<string>("select data ->> 'RouteId' from cx.mt_events where type = 'parcel_accepted' order by seq_id limit 1"));
        var parcel = await sample.AskAsync<Guid>($"select stream_id from cx.mt_events where type = 'parcel_accepted' order by seq_id limit 1");
        await Of(sample).WriteAsync(File);
        await using var other = await SampleStore.NewAsync(Postgres);
        await Of(other).RestoreAsync(File);

        await other.SettleAsync();
        var live = await sample.LinesAsync("select id, data from cx.mt_doc_route_log order by id");
        (await other.LinesAsync("select id, data from cx.mt_doc_route_log order by id")).ShouldBe(live);
        live.Length.ShouldBe(3);
        await other.ScanAsync(parcel, 99);
        await other.SettleAsync();

        (await other.North.DocumentAsync(other.Log, route))!.Places.ShouldBe([1, 2, 3, 4, 99]);
    }

    [Fact]
    public async Task The_log_keeps_the_order_in_which_transactions_crossed()
    {
        await using var sample = await SampleStore.NewAsync(Postgres);
        var route = await sample.OpenRouteAsync();
        var parcels = new List<Guid>();
        for (var i = 0; i < 40; i++)
            parcels.Add(await sample.AcceptParcelAsync(route));
        // As when many have written at once: numbers and transactions do not rise together.
        await sample.DoAsync("update cx.mt_events set transaction_id = ((select max(seq_id) from cx.mt_events) - seq_id / 3 + 1)::text::xid8 where seq_id > 1");
        var log = await LogAsync(sample);
        log.ShouldNotBe(await sample.LinesAsync("select seq_id, tenant_id, stream_id, version from cx.mt_events order by seq_id"));
        await Of(sample).WriteAsync(File);

        await using var other = await SampleStore.NewAsync(Postgres);
        await Of(other).RestoreAsync(File);

        (await LogAsync(other)).ShouldBe(log);
        (await other.AskAsync<bool>("select max(transaction_id) < pg_snapshot_xmax(pg_current_snapshot()) from cx.mt_events")).ShouldBeTrue();
        await other.ScanAsync(parcels[0], 1);
        (await LogAsync(other))[..^1].ShouldBe(log);
    }

    [Fact]
    public async Task A_backup_is_a_zip_file_that_only_its_owner_may_read()
    {
        await using var sample = await FilledAsync();

        await Of(sample).WriteAsync(File);

        using var zip = await ZipFile.OpenReadAsync(File);
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
            [.. BackupTables.Carried(sample.Model).Select(table => $"tables/{table}.txt"), "manifest.json"]);
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Folder).ShouldBe([File]);
    }

    [Fact]
    public async Task Every_table_of_the_store_is_carried_or_made_anew_or_left_alone()
    {
        await using var sample = await SampleStore.NewAsync(Postgres);

        var tables = await sample.LinesAsync("select tablename from pg_tables where schemaname = 'cx' order by 1");

        BackupTables.Carried(sample.Model).Concat(BackupTables.Rebuilt(sample.Model)).Concat(BackupTables.LeftAlone)
            .Order(StringComparer.Ordinal).ShouldBe(tables);
    }

    [Fact]
    public async Task Who_came_in_is_neither_in_the_file_nor_lost_by_a_restore()
    {
        await using var sample = await FilledAsync();
        await sample.Events.WriteAccessesAsync([new("north", sample.Clock.Now, "signed_in", null, "before the backup", null)]);
        await Of(sample).WriteAsync(File);
        await sample.Events.WriteAccessesAsync([new("north", sample.Clock.Now, "exported", null, "after the backup", null)]);

        await Of(sample).RestoreAsync(File, replace: true);

        using var zip = await ZipFile.OpenReadAsync(File);
        zip.Entries.ShouldNotContain(entry => entry.Name.Contains("access", StringComparison.Ordinal));
        (await sample.LinesAsync("select detail from cx.cx_access_log order by id")).ShouldBe(["before the backup", "after the backup"]);
    }

    [Fact]
    public async Task A_table_that_is_not_ours_is_named_and_left_out()
    {
        await using var sample = await FilledAsync();
        await sample.DoAsync("create table cx.of_somebody_else (n int)");

        await Of(sample).WriteAsync(File);

        Said.ShouldContain("Not in the backup: the table cx.of_somebody_else, which CxMaturity does not know.");
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten_unless_asked()
    {
        await using var sample = await FilledAsync();
        await System.IO.File.WriteAllTextAsync(File, "precious");

        (await RefusalAsync(() => Of(sample).WriteAsync(File))).ShouldContain("exists already");
        (await System.IO.File.ReadAllTextAsync(File)).ShouldBe("precious");

        await Of(sample).WriteAsync(File, overwrite: true);
        new FileInfo(File).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said()
    {
        await using var sample = await FilledAsync();
        await using var empty = await SampleStore.NewAsync(Postgres);
        await empty.DoAsync("drop schema cx cascade");

        (await RefusalAsync(() => Of(sample).WriteAsync(Path.Combine(Folder, "nowhere", "cx.backup")))).ShouldContain("does not exist. Make it first");
        (await RefusalAsync(() => Of(sample).WriteAsync(Folder))).ShouldContain("is a folder");
        (await RefusalAsync(() => Of(empty).WriteAsync(File))).ShouldContain("nothing to back up");
        (await RefusalAsync(() => Of("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", sample.Model).WriteAsync(File))).ShouldContain("cannot be reached");
        Directory.GetFileSystemEntries(Folder).ShouldBeEmpty();
    }
}
