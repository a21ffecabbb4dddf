using System.Globalization;
using System.Text;
using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>Writes one part of a backup into its empty table.</summary>
internal sealed class CopyIn(NpgsqlConnection connection, BackupArchive archive, string schema, BackupProgress progress)
{
    /// <param name="firstId">The transaction id of the first events.</param>
    public async Task RunAsync(BackupPart part, long firstId, CancellationToken ct)
    {
        progress.Begin(part.Table, part.Rows);
        var isLog = part.Table == BackupTables.Events;
        var columns = part.Columns.Select(column => column.Name);
        var target = $"{schema}.{part.Table} ({string.Join(", ", isLog ? columns.Append(BackupTables.TransactionId) : columns)})";
        await using var from = archive.Open(part);
        await using var writer = await connection.BeginTextImportAsync($"copy {target} from stdin (format text, encoding 'UTF8')", ct);
        var to = ((StreamWriter)writer).BaseStream;
        if (isLog)
            await CopyLogAsync(part, from, to, firstId, ct);
        else
            await from.CopyToAsync(to, ct);
        await to.FlushAsync(ct);
    }

    private async Task CopyLogAsync(BackupPart part, Stream from, Stream to, long id, CancellationToken ct)
    {
        using var rows = new CopyRows(from);
        var (column, last, end) = (part.NumberColumn, long.MinValue, EndOf(id));
        while (rows.Next(out var row))
        {
            var number = CopyField.NumberAt(row.Span, column);
            if (number < last)
                end = EndOf(++id);
            last = number;
            await to.WriteAsync(row, ct);
            await to.WriteAsync(end, ct);
            progress.At(rows.Count);
        }
    }

    private static byte[] EndOf(long id) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\t{id}\n"));
}
