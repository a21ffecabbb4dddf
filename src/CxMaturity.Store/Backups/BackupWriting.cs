using System.IO.Compression;
using System.Security.Cryptography;
using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>Writes what one transaction sees into one file, beside which nothing remains when it fails.</summary>
internal sealed class BackupWriting(StoreModel model, TimeProvider clock, string application, Action<string> say)
{
    private const string Unfinished = ".partial";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly BackupProgress progress = new(clock, say);

    public async Task<BackupSummary> WriteAsync(NpgsqlConnection connection, string path, bool overwrite, CancellationToken ct)
    {
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target))
            throw new BackupException($"{target} is a folder. Name a file in it.");
        if (File.Exists(target) && !overwrite)
            throw new BackupException($"{target} exists already. Name another file, or add --overwrite.");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new BackupException($"The folder {Path.GetDirectoryName(target)} does not exist. Make it first, or name another one.");

        var unfinished = target + Unfinished;
        FileStream file;
        try
        {
            file = Create(unfinished);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup cannot be written: {wrong.Message}", wrong);
        }

        try
        {
            await using (file)
                await WriteAsync(connection, file, ct);
            // What cannot be read back is no backup.
            BackupSummary summary;
            await using (var written = await BackupArchive.OpenAsync(unfinished, ct))
                summary = BackupSummary.Of(written, target);
            File.Move(unfinished, target, overwrite);
            return summary;
        }
        catch (Exception wrong)
        {
            File.Delete(unfinished);
            // The second is what .NET makes of a file system that takes no files of this size.
            throw wrong is IOException or ArgumentOutOfRangeException
                ? new BackupException($"The backup could not be written to {target}: {wrong.Message} Nothing of it was kept.", wrong)
                : wrong;
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, FileStream file, CancellationToken ct)
    {
        var tables = await TablesAsync(connection, ct);
        var parts = new List<BackupPart>();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = BackupSeal.Blank })
        {
            foreach (var table in tables)
                parts.Add(await WriteAsync(connection, zip, table, ct));
            var manifest = new BackupManifest(
                application, connection.PostgreSqlVersion.ToString(), clock.GetUtcNow(),
                await AskAsync($"select greatest(last_value, (select max(seq_id) from {model.Schema}.mt_events)) from {model.Schema}.mt_events_sequence", connection, ct),
                [.. model.Events.Keys.Order(StringComparer.Ordinal)], parts, BackupManifest.FingerprintOf(parts));
            await using var stream = NewEntry(zip, BackupManifest.Entry).Open();
            await stream.WriteAsync(manifest.Write(), ct);
        }

        await file.FlushAsync(ct);
        await BackupSeal.WriteAsync(file, ct);
        file.Flush(flushToDisk: true);
    }

    private async Task<IReadOnlyList<BackupTables.Table>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var there = await BackupTables.ReadAsync(connection, model.Schema, ct);
        if (!there.ContainsKey(BackupTables.Events))
            throw new BackupException($"There is no CxMaturity in the schema {model.Schema} of this database yet, so there is nothing to back up.");

        var carried = BackupTables.Carried(model);
        foreach (var stranger in there.Keys.Except(carried).Except(BackupTables.Rebuilt(model)).Except(BackupTables.LeftAlone).Order(StringComparer.Ordinal))
            say($"Not in the backup: the table {model.Schema}.{stranger}, which CxMaturity does not know.");
        return [.. carried.Where(there.ContainsKey).Select(name => there[name])];
    }

    private async Task<BackupPart> WriteAsync(NpgsqlConnection connection, ZipArchive zip, BackupTables.Table table, CancellationToken ct)
    {
        var columns = table.Carried;
        var select = BackupPart.Select(model.Schema, table.Name, columns, table.Order);
        progress.Begin(table.Name, await AskAsync($"select count(*) from {model.Schema}.{table.Name}", connection, ct));
        await using var to = NewEntry(zip, new BackupPart(table.Name, columns, table.Order, 0, "").Entry).Open();
        var (rows, hash) = await CopyOut.RunAsync(connection, select, to, progress.At, ct);
        return new(table.Name, columns, table.Order, rows, hash);
    }

    private ZipArchiveEntry NewEntry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = clock.GetUtcNow();
        return entry;
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 17 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        // One that an interrupted backup has left may be open to others.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        return file;
    }

    private static async Task<long> AskAsync(string sql, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>Carries the rows of a query somewhere, as COPY writes them.</summary>
internal static class CopyOut
{
    public static async Task<(long Rows, string Sha256)> RunAsync(
        NpgsqlConnection connection, string select, Stream to, Action<long> progress, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = await connection.BeginTextExportAsync($"copy ({select}) to stdout (format text, encoding 'UTF8')", ct);
        // The bytes as they come: no row is worth turning into text and back.
        var from = ((StreamReader)reader).BaseStream;
        var buffer = new byte[1 << 16];
        var rows = 0L;
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            progress(rows);
        }

        return (rows, BackupManifest.Hex(hash.GetHashAndReset()));
    }
}
