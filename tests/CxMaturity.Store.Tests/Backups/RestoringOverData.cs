using CxMaturity.Store.Backups;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Backups;

public sealed class RestoringOverData(TestPostgres postgres) : BackupTest(postgres)
{
    [Fact]
    public async Task It_is_refused_unless_asked_for()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        var rows = await RowsAsync(sample);

        (await RefusalAsync(() => Of(sample).RestoreAsync(File))).ShouldContain("add --replace");

        (await RowsAsync(sample)).ShouldBe(rows);
    }

    [Fact]
    public async Task What_was_there_is_in_a_backup_of_its_own()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        await using var other = await FilledAsync();
        var before = await ContentAsync(other);

        var restored = await Of(other).RestoreAsync(File, replace: true);

        (await ContentAsync(other)).ShouldBe(await ContentAsync(sample));
        Path.GetFileName(restored.Before).ShouldBe("cx-before-restore-20260302-080000.backup");
        Said.ShouldContain(sentence => sentence.Contains(restored.Before!));
        await Of(other).RestoreAsync(restored.Before!, replace: true);
        (await ContentAsync(other)).ShouldBe(before);
    }

    [Fact]
    public async Task Numbers_are_never_drawn_twice()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        await sample.ScanAsync(await sample.AcceptParcelAsync(await sample.OpenRouteAsync()), 5);
        var last = await sample.AskAsync<long>("select max(seq_id) from cx.mt_events");

        await Of(sample).RestoreAsync(File, replace: true);
        await sample.OpenRouteAsync();

        (await sample.AskAsync<long>("select max(seq_id) from cx.mt_events")).ShouldBeGreaterThan(last);
    }

    [Fact]
    public async Task A_restore_that_breaks_off_leaves_the_old_content()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        await using var other = await FilledAsync();
        var rows = await RowsAsync(other);

        // The connection dies when the old content is safe and everything is about to be exchanged.
        void KillWhenKept(string sentence)
        {
            if (sentence.StartsWith("What was there", StringComparison.Ordinal))
                DoAsync(other.ConnectionString,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'CxMaturity backup'").GetAwaiter().GetResult();
        }

        await RefusalAsync(() => Of(other, KillWhenKept).RestoreAsync(File, replace: true));

        (await RowsAsync(other)).ShouldBe(rows);
    }

    [Fact]
    public async Task Columns_that_came_later_take_their_default_and_unknown_ones_are_refused()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        await using var newer = await SampleStore.NewAsync(Postgres);
        await newer.DoAsync("alter table cx.mt_events add column shade varchar not null default 'grey'");
        await Of(newer).RestoreAsync(File);
        (await newer.AskAsync<long>("select count(*) from cx.mt_events where shade = 'grey'")).ShouldBe(await sample.AskAsync<long>("select count(*) from cx.mt_events"));
        await Of(newer, application: "9.0").WriteAsync(File + ".newer");
        await using var older = await FilledAsync();
        var rows = await RowsAsync(older);

        var refusal = await RefusalAsync(() => Of(older).RestoreAsync(File + ".newer", replace: true));

        refusal.ShouldContain("made by CxMaturity 9.0 and holds the column shade of the table mt_events");
        refusal.ShouldContain("This is CxMaturity 1.2.3");
        (await RowsAsync(older)).ShouldBe(rows);
    }

    [Fact]
    public async Task Tables_and_events_that_are_unknown_here_are_refused()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        await using var other = await FilledAsync();
        var rows = await RowsAsync(other);
        var withoutParcels = new StoreModel("cx", "RouteId").Stream(Streams.Routes)
            .Event<RouteOpened>("route_opened").Event<RouteRenamed>("route_renamed").Event<RouteClosed>("route_closed")
            .Event<ParcelAccepted>("parcel_accepted").Event<ParcelScanned>("parcel_scanned").Event<ParcelHeld>("parcel_held");
        var withoutEvents = new StoreModel("cx", "RouteId").Stream(Streams.Routes).Stream(Streams.Parcels).Event<RouteOpened>("route_opened");

        (await RefusalAsync(() => Of(other.ConnectionString, withoutParcels).RestoreAsync(File, replace: true))).ShouldContain("the table mt_doc_parcel, which this version does not know");
        (await RefusalAsync(() => Of(other.ConnectionString, withoutEvents).RestoreAsync(File, replace: true))).ShouldContain("parcel_accepted, parcel_held");

        (await RowsAsync(other)).ShouldBe(rows);
    }

    [Fact]
    public async Task Tables_that_somebody_holds_are_waited_for_and_a_crossing_writer_is_survived()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        await using var connection = await sample.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "select 1 from cx.mt_doc_parcel limit 1");

        var restoring = Of(sample).RestoreAsync(File, replace: true);
        await Eventually.IsTrueAsync(
            () => sample.AskAsync<bool>("select exists (select 1 from pg_locks where not granted and relation = 'cx.mt_doc_parcel'::regclass)"), TimeSpan.FromMinutes(1));
        // It asks for what the restore holds already, while that waits for what this one holds.
        var crossing = ExecuteAsync(connection, "select 1 from cx.mt_streams limit 1");
        try
        {
            await crossing;
            await transaction.CommitAsync();
        }
        catch (PostgresException crossed) when (crossed.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            await transaction.RollbackAsync();
        }

        (await restoring).Before.ShouldNotBeNull();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
