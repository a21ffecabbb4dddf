using System.Text;
using System.Text.Json;
using Npgsql;

namespace CxMaturity.Store.Archives;

/// <summary>How much of a tenant there is: for whoever wants to know before taking it out.</summary>
public sealed record TenantSize(long Events, long Streams, long Bytes);

/// <summary>Writes what one transaction sees of one tenant into an archive: its log, its read models and its documents.</summary>
internal sealed class TakingOut(NpgsqlConnection connection, StoreModel model, string tenant, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, ArchiveDraft into)
{
    private const int FlushAt = 1 << 16;

    public static async Task<ArchiveCounts> RunAsync(
        NpgsqlDataSource database, StoreModel model, string tenant, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, ArchiveDraft into, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var taking = new TakingOut(connection, model, tenant, ofInstallation, into);
        var (events, streams) = await taking.EventsAsync(ct);
        long readModels = 0, files = 0;
        foreach (var projection in model.Projections)
            readModels += await taking.DocumentsAsync(TenantArchive.ReadModels, projection.Alias, ct);
        foreach (var document in model.Documents.Where(document => !document.StaysHere))
            files += await taking.DocumentsAsync(TenantArchive.Files, document.Alias, ct);
        return new(events, streams, readModels, files);
    }

    public static async Task<TenantSize> MeasureAsync(NpgsqlDataSource database, StoreModel model, string tenant, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select count(*), count(distinct stream_id), coalesce(sum(pg_column_size(data)), 0)::bigint from {model.Schema}.mt_events where tenant_id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>In the order of the log. What other programs have left in streams without a kind stays.</summary>
    private async Task<(long Events, long Streams)> EventsAsync(CancellationToken ct)
    {
        long events = 0;
        var streams = new HashSet<(string, Guid)>();
        await into.AddAsync(TenantArchive.Events, async part =>
        {
            await using var command = new NpgsqlCommand($"""
                select e.id, e.stream_id, s.type, e.version, e.type, e.timestamp, e.data, e.user_name, e.tenant_id, s.is_archived
                from {model.Schema}.mt_events e join {model.Schema}.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id
                where s.type is not null and (e.tenant_id = $1 or e.tenant_id = '{EventStore.DefaultTenant}' and e.stream_id = any($2))
                order by e.transaction_id, e.seq_id
                """, connection) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ofInstallation.Select(stream => stream.Id)] });
            await using var reader = await command.ExecuteReaderAsync(ct);
            using var lines = new MemoryStream();
            for (; await reader.ReadAsync(ct); events++)
            {
                var of = reader.GetString(8);
                streams.Add((of, reader.GetGuid(1)));
                using var data = JsonDocument.Parse(reader.GetFieldValue<byte[]>(6));
                WriteLine(lines, new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4),
                    reader.GetFieldValue<DateTimeOffset>(5), data.RootElement, reader.IsDBNull(7) ? null : reader.GetString(7),
                    of == tenant ? null : ArchivedEvent.Installation, reader.GetBoolean(9)));
                if (lines.Length >= FlushAt)
                    await FlushAsync();
            }

            await FlushAsync();

            async Task FlushAsync()
            {
                await part.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), ct);
                lines.SetLength(0);
            }
        });
        return (events, streams.Count);
    }

    private static void WriteLine(MemoryStream lines, ArchivedEvent happened)
    {
        using (var writer = new Utf8JsonWriter(lines))
            happened.Write(writer);
        lines.WriteByte((byte)'\n');
    }

    private async Task<long> DocumentsAsync(string folder, string alias, CancellationToken ct)
    {
        long count = 0;
        await using var command = new NpgsqlCommand($"select id, data::text from {model.Schema}.mt_doc_{alias} where tenant_id = $1 order by id", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(ct);
        for (; await reader.ReadAsync(ct); count++)
            await into.AddAsync($"{folder}{alias}/{reader.GetGuid(0)}.json", Encoding.UTF8.GetBytes(reader.GetString(1)), ct);
        return count;
    }
}
