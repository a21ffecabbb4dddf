using System.Text.Json;
using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>The documents that an event has been folded into, by tenant and id.</summary>
internal sealed class Folded(IProjection projection, Dictionary<(string Tenant, Guid Key), object> documents)
{
    public IReadOnlyDictionary<(string Tenant, Guid Key), object> Documents => documents;

    public void Add(string tenant, Guid key, object happened) =>
        documents[(tenant, key)] = projection.Apply(documents.GetValueOrDefault((tenant, key)), happened);
}

/// <summary>The table of one projection's documents, and how far it has read.</summary>
internal sealed class ReadModels(StoreModel model, IProjection projection)
{
    // One statement holds no more than this, because its text passes through memory as a whole.
    private const int PerStatement = 500;

    private readonly string table = $"{model.Schema}.mt_doc_{projection.Alias}";

    public async Task<Folded> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<(string Tenant, Guid Key)> keys, CancellationToken ct)
    {
        var documents = new Dictionary<(string, Guid), object>();
        await using var command = new NpgsqlCommand($"""
            select d.tenant_id, d.id, d.data from unnest($1, $2) as k(tenant_id, id) join {table} d using (tenant_id, id)
            """, connection, transaction);
        AddKeys(command, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            documents[(reader.GetString(0), reader.GetGuid(1))] =
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), projection.Document, model.Json)
                ?? throw new InvalidOperationException($"A stored {projection.Document.Name} is empty.");
        return new(projection, documents);
    }

    public async Task StoreAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Folded folded, CancellationToken ct)
    {
        foreach (var some in folded.Documents.Chunk(PerStatement))
            await UpsertAsync(connection, transaction, some, "", ct);
    }

    /// <summary>Leaves the documents given and no others. What is the same already is not written again.</summary>
    public async Task ReplaceAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Folded folded, CancellationToken ct)
    {
        await using (var command = new NpgsqlCommand($"""
            delete from {table} d
            where not exists (select 1 from unnest($1, $2) as k(tenant_id, id) where k.tenant_id = d.tenant_id and k.id = d.id)
            """, connection, transaction))
        {
            AddKeys(command, [.. folded.Documents.Keys]);
            await command.ExecuteNonQueryAsync(ct);
        }

        foreach (var some in folded.Documents.Chunk(PerStatement))
            await UpsertAsync(connection, transaction, some,
                "where d.data::text <> excluded.data::text or d.mt_dotnet_type is distinct from excluded.mt_dotnet_type", ct);
    }

    public async Task<ProjectorCursor> CursorAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select transaction_id, seq_id from {model.Schema}.cx_projection_progress where name = $1", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Alias });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) : ProjectorCursor.Start;
    }

    public async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ProjectorCursor cursor, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            insert into {model.Schema}.cx_projection_progress (transaction_id, seq_id, name) values ($1, $2, $3)
            on conflict (name) do update
            set transaction_id = excluded.transaction_id, seq_id = excluded.seq_id, last_updated = transaction_timestamp()
            """, connection, transaction);
        command.Parameters.AddRange(cursor.Parameters());
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Alias });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task UpsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, KeyValuePair<(string Tenant, Guid Key), object>[] documents, string where, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            insert into {table} as d (tenant_id, id, data, mt_version, mt_dotnet_type)
            select k.tenant_id, k.id, k.data::jsonb, 1, $4 from unnest($1, $2, $3) as k(tenant_id, id, data)
            on conflict (tenant_id, id) do update
            set data = excluded.data, mt_version = d.mt_version + 1, mt_last_modified = transaction_timestamp(), mt_dotnet_type = excluded.mt_dotnet_type
            {where}
            """, connection, transaction);
        AddKeys(command, [.. documents.Select(document => document.Key)]);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. documents.Select(document => JsonSerializer.Serialize(document.Value, projection.Document, model.Json))] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoreModel.DotnetType(projection.Document) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void AddKeys(NpgsqlCommand command, IReadOnlyCollection<(string Tenant, Guid Key)> keys)
    {
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.Tenant)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Select(key => key.Key)] });
    }
}
