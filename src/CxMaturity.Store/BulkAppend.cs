using System.Text.Json;
using CxMaturity.Store.Projections;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>
/// Writes whole new streams by binary copy: the same rows that appends would have left, in a fraction of the time. All of them are
/// written or none, so a stream that is there already refuses the whole.
/// </summary>
internal sealed class BulkAppend(NpgsqlConnection connection, StoreModel model)
{
    public static async Task RunAsync(NpgsqlDataSource database, StoreModel model, ProjectorBell bell, IReadOnlyList<StreamWithHistory> streams, CancellationToken ct)
    {
        // Whoever forgot to register an event learns it before anything is written.
        foreach (var (happened, _) in streams.SelectMany(stream => stream.Events))
            model.NameOf(happened);

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var bulk = new BulkAppend(connection, model);
        try
        {
            await bulk.StreamsAsync(streams, ct);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ConcurrencyException(streams[0].Type.Name, streams[0].Id, 0);
        }

        await bulk.EventsAsync(streams, ct);
        foreach (var kind in streams.GroupBy(stream => stream.Type))
            await bulk.DocumentsAsync(kind.Key, kind, ct);
        await transaction.CommitAsync(ct);
        bell.Ring();
        await bulk.CountAsync(streams);
    }

    private async Task StreamsAsync(IReadOnlyList<StreamWithHistory> streams, CancellationToken ct)
    {
        await using var copy = await BeginAsync("mt_streams (tenant_id, id, type, version, timestamp, created)", ct);
        foreach (var stream in streams)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(stream.Tenant, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(stream.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(stream.Type.Name, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync((long)stream.Events.Count, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(stream.Events[^1].At.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(stream.Events[0].At.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>In the order in which they happened, whichever stream they belong to; numbers are drawn in that order.</summary>
    private async Task EventsAsync(IReadOnlyList<StreamWithHistory> streams, CancellationToken ct)
    {
        var log = streams.SelectMany(stream => stream.Events.Select((happened, i) => (Stream: stream, Version: i + 1L, happened.Event, happened.At)))
            .OrderBy(entry => entry.At);
        await using var copy = await BeginAsync("mt_events (id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type)", ct);
        foreach (var (stream, version, happened, at) in log)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(Guid.CreateVersion7(at), NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(stream.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(version, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), model.Json), NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(model.NameOf(happened), NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(stream.Tenant, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(model.DotnetTypeOf(happened), NpgsqlDbType.Varchar, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task DocumentsAsync(StreamType type, IEnumerable<StreamWithHistory> streams, CancellationToken ct)
    {
        await using var copy = await BeginAsync($"mt_doc_{type.Name} (tenant_id, id, data, mt_version, mt_dotnet_type)", ct);
        foreach (var stream in streams)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(stream.Tenant, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(stream.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(stream.State, type.State, model.Json), NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync((long)stream.Events.Count, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(StoreModel.DotnetType(type.State), NpgsqlDbType.Varchar, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>
    /// The database plans its queries by what it believes to be in a table; after so many rows at once it would be wrong until it looks by
    /// itself, and a query of milliseconds takes minutes.
    /// </summary>
    private async Task CountAsync(IReadOnlyList<StreamWithHistory> streams)
    {
        var tables = streams.Select(stream => $"mt_doc_{stream.Type.Name}").Distinct().Append("mt_streams").Append("mt_events");
        await using var command = new NpgsqlCommand($"analyze {string.Join(", ", tables.Select(table => $"{model.Schema}.{table}"))}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The streams are written; the server gathers its statistics by itself a little later.
        }
    }

    private Task<NpgsqlBinaryImporter> BeginAsync(string into, CancellationToken ct) =>
        connection.BeginBinaryImportAsync($"copy {model.Schema}.{into} from stdin (format binary)", ct);
}
