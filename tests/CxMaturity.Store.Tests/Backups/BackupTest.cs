using CxMaturity.Store.Backups;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Backups;

/// <summary>A situation with a folder for backups.</summary>
public abstract class BackupTest(TestPostgres postgres) : IDisposable
{
    protected TestPostgres Postgres => postgres;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("cx-backup-").FullName;

    protected string File => Path.Combine(Folder, "cx.backup");

    protected List<string> Said { get; } = [];

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }

    protected StoreBackups Of(SampleStore sample, Action<string>? say = null, string application = "1.2.3") => Of(sample.ConnectionString, sample.Model, say, application);

    protected StoreBackups Of(string connectionString, StoreModel model, Action<string>? say = null, string application = "1.2.3") =>
        new(connectionString, model, new TestClock(), application, say ?? Said.Add);

    /// <summary>Some routes with parcels, a gap in the numbers, and what Marten leaves.</summary>
    protected async Task<SampleStore> FilledAsync(string schema = "cx")
    {
        var sample = await SampleStore.NewAsync(postgres, schema);
        for (var i = 0; i < 3; i++)
        {
            var route = await sample.OpenRouteAsync();
            var parcel = await sample.AcceptParcelAsync(route);
            for (var place = 1; place <= 4; place++)
                await sample.ScanAsync(parcel, place);
            await sample.Events.For("south", new("user-7", "with\ttab", "and \\ and\nline")).DecideAsync(
                Streams.Routes, Guid.NewGuid(), _ => [new RouteOpened(Guid.NewGuid(), "Größe \"\\\" \n\t\r ☂ \u0001")]);
            await sample.AskAsync<long>($"select nextval('{schema}.mt_events_sequence')");
        }

        await sample.DoAsync($"select {schema}.mt_mark_event_progression('others:All', 7)");
        await sample.DoAsync($"insert into {schema}.mt_doc_deadletterevent (id, data) values (gen_random_uuid(), '{{\"Reason\": \"gone\"}}')");
        await sample.DoAsync($"update {schema}.mt_events set bdata = '\\x00ff', headers = '{{\"a\": [1.10, null]}}', timestamp = '-infinity' where seq_id = 1");
        await sample.SettleAsync();
        return sample;
    }

    /// <summary>Everything in the store's tables but what belongs to a cluster.</summary>
    protected static async Task<string[]> ContentAsync(SampleStore sample)
    {
        var lines = new List<string>();
        foreach (var table in BackupTables.Carried(sample.Model))
            lines.AddRange(await sample.LinesAsync($"select '{table}', (to_jsonb(t) - 'transaction_id')::text from {sample.Model.Schema}.{table} t order by 2"));
        return [.. lines];
    }

    /// <summary>Every row of every table with the place where it lies; equal only when nobody has written.</summary>
    protected static async Task<string[]> RowsAsync(SampleStore sample)
    {
        var lines = new List<string>();
        foreach (var table in BackupTables.Carried(sample.Model).Concat(BackupTables.Rebuilt(sample.Model)))
            lines.AddRange(await sample.LinesAsync($"select '{table}', t.ctid::text, t.xmin::text, to_jsonb(t)::text from {sample.Model.Schema}.{table} t order by 2"));
        return [.. lines, .. await sample.LinesAsync($"select last_value from {sample.Model.Schema}.mt_events_sequence")];
    }

    protected static Task<string[]> LogAsync(SampleStore sample) =>
        sample.LinesAsync($"select seq_id, tenant_id, stream_id, version from {sample.Model.Schema}.mt_events order by transaction_id, seq_id");

    protected static async Task<string> RefusalAsync(Func<Task> work) => (await Should.ThrowAsync<BackupException>(work)).Message;

    protected static async Task DoAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
