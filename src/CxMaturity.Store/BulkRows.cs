using CxMaturity.Store.Documents;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>A stream as its row holds it, with the state that its events lead to.</summary>
internal sealed record BulkStream(
    string Tenant, Guid Id, StreamType Type, long Version, DateTimeOffset Created, DateTimeOffset LastAt, byte[] State, bool IsArchived = false);

/// <summary>An event as its row holds it.</summary>
internal sealed record BulkEvent(
    string Tenant, Guid Stream, long Version, Guid Id, string Name, string? DotnetType, byte[] Data, DateTimeOffset At, string? UserName = null, bool IsArchived = false);

/// <summary>Copies the rows of whole new streams, all of them within the transaction of the connection.</summary>
internal sealed class BulkRows(NpgsqlConnection connection, StoreModel model)
{
    public async Task StreamsAsync(IEnumerable<BulkStream> streams, CancellationToken ct)
    {
        await using var copy = await BeginAsync("mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)", ct);
        foreach (var stream in streams)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(stream.Tenant, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(stream.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(stream.Type.Name, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(stream.Version, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(stream.LastAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(stream.Created.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(stream.IsArchived, NpgsqlDbType.Boolean, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Numbers are drawn in the order given, which is the order of the log.</summary>
    public async Task EventsAsync(IEnumerable<BulkEvent> events, CancellationToken ct)
    {
        await using var copy = await BeginAsync("mt_events (id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, user_name, is_archived)", ct);
        foreach (var happened in events)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(happened.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(happened.Stream, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(happened.Version, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(happened.Data, NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(happened.Name, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(happened.At.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(happened.Tenant, NpgsqlDbType.Varchar, ct);
            await TextAsync(happened.DotnetType);
            await TextAsync(happened.UserName);
            await copy.WriteAsync(happened.IsArchived, NpgsqlDbType.Boolean, ct);
        }

        await copy.CompleteAsync(ct);

        Task TextAsync(string? text) => text is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(text, NpgsqlDbType.Varchar, ct);
    }

    /// <summary>The states of streams of one kind.</summary>
    public Task StatesAsync(StreamType type, IEnumerable<BulkStream> streams, CancellationToken ct) =>
        DocumentsAsync(type.Name, type.State, streams.Select(stream => (stream.Tenant, stream.Id, stream.State, stream.Version)), ct);

    /// <summary>Documents that are no past.</summary>
    public Task DocumentsAsync(DocumentType type, string tenant, IEnumerable<(Guid Id, byte[] Data)> documents, CancellationToken ct) =>
        DocumentsAsync(type.Alias, type.Content, documents.Select(document => (tenant, document.Id, document.Data, 1L)), ct);

    /// <summary>
    /// The database plans its queries by what it believes to be in a table; after so many rows at once it would be wrong until it looks by
    /// itself, and a query of milliseconds takes minutes.
    /// </summary>
    public async Task CountAsync(IEnumerable<StreamType> types)
    {
        var tables = types.Select(type => $"mt_doc_{type.Name}").Distinct().Append("mt_streams").Append("mt_events");
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

    private async Task DocumentsAsync(string alias, Type content, IEnumerable<(string Tenant, Guid Id, byte[] Data, long Version)> documents, CancellationToken ct)
    {
        await using var copy = await BeginAsync($"mt_doc_{alias} (tenant_id, id, data, mt_version, mt_dotnet_type)", ct);
        foreach (var (tenant, id, data, version) in documents)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(tenant, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(data, NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(version, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(StoreModel.DotnetType(content), NpgsqlDbType.Varchar, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private Task<NpgsqlBinaryImporter> BeginAsync(string into, CancellationToken ct) =>
        connection.BeginBinaryImportAsync($"copy {model.Schema}.{into} from stdin (format binary)", ct);
}
