using System.Text.Json;
using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>
/// Reads the log and folds it into one projection. Read models and progress are committed together, and the lock is taken in that very
/// transaction, so that two hosts can never write the same read model twice.
/// </summary>
public sealed class Projector(NpgsqlDataSource database, StoreModel model, IProjection projection)
{
    private const int BatchSize = 2000;

    public string Name => projection.Alias;

    /// <summary>Folds the next events.</summary>
    /// <returns>How many were read; none when there is nothing new, or when another host is at it.</returns>
    public async Task<int> RunBatchAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await TakeLockAsync(connection, transaction, ct))
            return 0;

        var events = await ReadAsync(connection, transaction, await CursorAsync(connection, transaction, ct), ct);
        if (events.Count == 0)
            return 0;

        await FoldAsync(connection, transaction, events, ct);
        await SaveAsync(connection, transaction, events[^1].Cursor, ct);
        await transaction.CommitAsync(ct);
        return events.Count;
    }

    private sealed record LoggedEvent(ProjectorCursor Cursor, string Tenant, object? Event);

    private async Task<bool> TakeLockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended($1, 0))", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{model.Schema}.{projection.Alias}" });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private async Task<ProjectorCursor> CursorAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select transaction_id, seq_id from {model.Schema}.cx_projection_progress where name = $1", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Alias });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) : ProjectorCursor.Start;
    }

    private async Task<List<LoggedEvent>> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ProjectorCursor after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select transaction_id, seq_id, tenant_id, type, data from {model.Schema}.mt_events
            where (transaction_id, seq_id) > ($1, $2) and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction_id, seq_id limit {BatchSize}
            """, connection, transaction);
        command.Parameters.AddRange(after.Parameters());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = new List<LoggedEvent>();
        while (await reader.ReadAsync(ct))
        {
            // Names that are not ours (Marten's tombstones, another program's events) are passed over; the cursor moves on.
            var happened = model.Read(reader.GetString(3), reader.GetString(4));
            events.Add(new(new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)), reader.GetString(2), happened));
        }

        return events;
    }

    private async Task FoldAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<LoggedEvent> events, CancellationToken ct)
    {
        var touched = events.Where(logged => logged.Event is not null)
            .Select(logged => (logged.Tenant, Key: projection.KeyOf(logged.Event!), Event: logged.Event!))
            .Where(logged => logged.Key is not null)
            .GroupBy(logged => (logged.Tenant, Key: logged.Key!.Value))
            .ToArray();
        if (touched.Length == 0)
            return;

        var documents = await LoadAsync(connection, transaction, [.. touched.Select(group => group.Key)], ct);
        foreach (var group in touched)
            documents[group.Key] = group.Aggregate(documents.GetValueOrDefault(group.Key), (document, logged) => projection.Apply(document, logged.Event));
        await StoreAsync(connection, transaction, documents, ct);
    }

    private async Task<Dictionary<(string Tenant, Guid Key), object?>> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, (string Tenant, Guid Key)[] keys, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select d.tenant_id, d.id, d.data from unnest($1, $2) as k(tenant_id, id)
            join {model.Schema}.mt_doc_{projection.Alias} d using (tenant_id, id)
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.Tenant)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Select(key => key.Key)] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var documents = new Dictionary<(string, Guid), object?>();
        while (await reader.ReadAsync(ct))
            documents[(reader.GetString(0), reader.GetGuid(1))] = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), projection.Document, model.Json);
        return documents;
    }

    private async Task StoreAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<(string Tenant, Guid Key), object?> documents, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            insert into {model.Schema}.mt_doc_{projection.Alias} as d (tenant_id, id, data, mt_version, mt_dotnet_type)
            select k.tenant_id, k.id, k.data::jsonb, 1, $4 from unnest($1, $2, $3) as k(tenant_id, id, data)
            on conflict (tenant_id, id) do update
            set data = excluded.data, mt_version = d.mt_version + 1, mt_last_modified = transaction_timestamp()
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. documents.Keys.Select(key => key.Tenant)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. documents.Keys.Select(key => key.Key)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. documents.Values.Select(document => JsonSerializer.Serialize(document, projection.Document, model.Json))] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoreModel.DotnetType(projection.Document) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ProjectorCursor cursor, CancellationToken ct)
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
}
