using System.Globalization;
using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>
/// One restore. Everything is checked first; then all tables are locked, what they hold goes into a backup of its own, and the content
/// is exchanged in one transaction, which is read back before it is committed. A crash at any moment leaves the old content.
/// </summary>
internal sealed class RestoreRun(
    NpgsqlConnection connection, BackupArchive archive, StoreModel model, TimeProvider clock, string application, Action<string> say)
{
    private const int MostAttempts = 10;

    private readonly BackupManifest manifest = archive.Manifest;

    private string Events => $"{model.Schema}.{BackupTables.Events}";

    public async Task<RestoreSummary> RunAsync(Func<CancellationToken, Task> migrate, bool replace, CancellationToken ct)
    {
        if (await AskAsync<bool>("select pg_is_in_recovery()", ct))
            throw new BackupException("The database can only be read: it is a standby, or still recovering. Restore on the server that it follows.");
        RefuseUnknownEvents();
        if (!replace && await AskAsync<bool>($"select to_regclass('{Events}') is not null", ct))
            await RefuseDataAsync(ct);
        await migrate(ct);
        var tables = await FittingAsync(ct);

        await new LogOrder(connection, archive.Falls).MakeRoomAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ExchangeAsync(tables, replace, ct);
            }
            catch (PostgresException crossed) when (crossed.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostAttempts)
            {
                // Somebody was in the middle of something; nothing was written yet.
            }
        }
    }

    private async Task<RestoreSummary> ExchangeAsync(IReadOnlyList<(BackupPart Part, BackupTables.Table Table)> tables, bool replace, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var all = string.Join(", ", BackupTables.Carried(model).Concat(BackupTables.Rebuilt(model)).Select(table => $"{model.Schema}.{table}"));
        // Readers too: a projector that has read its place in the log must have come to its end before that place loses its meaning.
        await StoreBackups.DoAsync(connection, $"lock table {all} in access exclusive mode", ct);
        if (!replace)
            await RefuseDataAsync(ct);
        var before = await HoldsDataAsync(ct) ? await KeepAsync(ct) : null;

        await StoreBackups.DoAsync(connection, $"truncate table {all}", ct);
        var order = await new LogOrder(connection, archive.Falls).FirstIdAsync(ct);
        foreach (var (part, _) in tables)
            await new CopyIn(connection, archive, model.Schema, new(clock, say)).RunAsync(part, order, ct);
        foreach (var (part, table) in tables)
            await CompareAsync(part, table, ct);

        // Never backwards: whoever reads along by numbers would take a new event for one that he has seen.
        if (manifest.Rows(BackupTables.Events) > 0)
            await StoreBackups.DoAsync(connection, string.Create(CultureInfo.InvariantCulture,
                $"select setval('{model.Schema}.mt_events_sequence', greatest({manifest.Sequence}, last_value)) from {model.Schema}.mt_events_sequence"), ct);
        await StoreBackups.DoAsync(connection, $"notify {model.Schema}_events; notify {RestoreWatch.Channel(model)}", ct);
        await transaction.CommitAsync(ct);
        await AnalyzeAsync(tables, ct);
        return new(BackupSummary.Of(archive, archive.Name), before);
    }

    private async Task AnalyzeAsync(IReadOnlyList<(BackupPart Part, BackupTables.Table Table)> tables, CancellationToken ct)
    {
        try
        {
            await StoreBackups.DoAsync(connection, $"analyze {string.Join(", ", tables.Select(table => $"{model.Schema}.{table.Part.Table}"))}", ct);
        }
        catch (NpgsqlException)
        {
            // The content is in place; the server gathers its statistics by itself a little later.
        }
    }

    private void RefuseUnknownEvents()
    {
        // Events of other programs are passed over wherever they come from; those of a newer CxMaturity would be missing in results.
        if (manifest.EventNames.Except(model.Events.Keys).Except(model.OlderEvents.Keys).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } unknown)
            throw Newer($"events that this version does not know ({string.Join(", ", unknown)})");
    }

    private async Task RefuseDataAsync(CancellationToken ct)
    {
        if (await HoldsDataAsync(ct))
            throw new BackupException(
                "This installation holds data already, and nothing was changed. To put the backup in its place, add --replace: what is there now is backed up beside the file first.");
    }

    private Task<bool> HoldsDataAsync(CancellationToken ct) => AskAsync<bool>($"select exists (select 1 from {Events})", ct);

    private async Task<string> KeepAsync(CancellationToken ct)
    {
        var name = $"{Path.GetFileNameWithoutExtension(archive.Name)}-before-restore-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss}{Path.GetExtension(archive.Name)}";
        var kept = await new BackupWriting(model, clock, application, say)
            .WriteAsync(connection, Path.Combine(Path.GetDirectoryName(archive.Name)!, name), overwrite: false, ct);
        say($"What was there until now is in {kept.File} ({kept.Counts}).");
        return kept.File;
    }

    /// <summary>The parts of the backup with the tables that they go into; columns that the backup lacks must fill themselves.</summary>
    private async Task<IReadOnlyList<(BackupPart Part, BackupTables.Table Table)>> FittingAsync(CancellationToken ct)
    {
        var there = await BackupTables.ReadAsync(connection, model.Schema, ct);
        var order = BackupTables.Carried(model).ToList();
        if (manifest.Parts.FirstOrDefault(part => !order.Contains(part.Table)) is { } unknown)
            throw Newer($"the table {unknown.Table}, which this version does not know");

        var fitting = manifest.Parts.OrderBy(part => order.IndexOf(part.Table)).Select(part => (Part: part, Table: there[part.Table])).ToArray();
        foreach (var (part, table) in fitting)
        {
            var names = part.Columns.Select(column => column.Name).ToArray();
            if (names.Except(table.Carried.Select(column => column.Name)).FirstOrDefault() is { } surplus)
                throw Newer($"the column {surplus} of the table {part.Table}, which this version does not know");
            if (table.Columns.FirstOrDefault(column => !names.Contains(column.Name) && column is { Nullable: false, FillsItself: false, Computed: false }) is { } missing)
                throw new BackupException(
                    $"The backup was made by CxMaturity {manifest.Application} and lacks the column {missing.Name} of the table {part.Table}, which CxMaturity {application} needs. Nothing was changed.");
        }

        return fitting;
    }

    /// <summary>What stands in the database now is, byte for byte, what the backup holds, and in the same order.</summary>
    private async Task CompareAsync(BackupPart part, BackupTables.Table table, CancellationToken ct)
    {
        var (rows, hash) = await CopyOut.RunAsync(connection, BackupPart.Select(model.Schema, part.Table, part.Columns, table.Order), Stream.Null, _ => { }, ct);
        if (rows != part.Rows || hash != part.Sha256)
            throw new BackupException($"The table {part.Table} does not read as it was written, so nothing was changed. The backup itself is whole; please report this.");
    }

    private BackupException Newer(string what) => new(
        $"The backup was made by CxMaturity {manifest.Application} and holds {what}. This is CxMaturity {application}: update it first. Nothing was changed.");

    private async Task<T> AskAsync<T>(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
