using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store.Documents;

/// <summary>The documents of one tenant, on a connection of its own or within a transaction.</summary>
internal sealed class DocumentRows(Func<string, NpgsqlCommand> newCommand, StoreModel model, string tenant)
{
    public async Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, Guid id, bool held, CancellationToken ct) where T : class
    {
        await using var command = Command($"select id, data, mt_version from {Table(type)} where tenant_id = $1 and id = $2{(held ? " for update" : "")}", id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read<T>(reader) : null;
    }

    public async Task<IReadOnlyList<Stored<T>>> AllAsync<T>(DocumentType<T> type, CancellationToken ct) where T : class
    {
        await using var command = newCommand($"select id, data, mt_version from {Table(type)} where tenant_id = $1 order by id");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = new List<Stored<T>>();
        while (await reader.ReadAsync(ct))
            all.Add(Read<T>(reader));
        return all;
    }

    public async Task<IReadOnlyList<Stored<T>>> SomeAsync<T>(DocumentType<T> type, IReadOnlyCollection<Guid> ids, CancellationToken ct) where T : class
    {
        await using var command = newCommand($"select id, data, mt_version from {Table(type)} where tenant_id = $1 and id = any($2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var some = new List<Stored<T>>();
        while (await reader.ReadAsync(ct))
            some.Add(Read<T>(reader));
        return some;
    }

    /// <returns>Whether there was none of this id.</returns>
    public async Task<bool> InsertAsync<T>(DocumentType<T> type, Guid id, T value, CancellationToken ct) where T : class
    {
        await using var command = Command($"""
            insert into {Table(type)} (tenant_id, id, data, mt_version, mt_dotnet_type) values ($1, $2, $3, 1, $4) on conflict do nothing
            """, id);
        AddContent(command, type, value);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <returns>Whether the document still stood at this version.</returns>
    public async Task<bool> ReplaceAsync<T>(DocumentType<T> type, Stored<T> seen, T value, CancellationToken ct) where T : class
    {
        await using var command = Command($"""
            update {Table(type)} set data = $3, mt_dotnet_type = $4, mt_version = mt_version + 1, mt_last_modified = transaction_timestamp()
            where tenant_id = $1 and id = $2 and mt_version = $5
            """, seen.Id);
        AddContent(command, type, value);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seen.Version });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(DocumentType type, Guid id, CancellationToken ct)
    {
        await using var command = Command($"delete from {Table(type)} where tenant_id = $1 and id = $2", id);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private string Table(DocumentType type) => $"{model.Schema}.mt_doc_{type.Alias}";

    private Stored<T> Read<T>(NpgsqlDataReader reader) where T : class => new(
        reader.GetGuid(0),
        JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(1), model.Json) ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is empty."),
        reader.GetInt64(2));

    private NpgsqlCommand Command(string sql, Guid id)
    {
        var command = newCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return command;
    }

    private void AddContent<T>(NpgsqlCommand command, DocumentType<T> type, T value) where T : class
    {
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(value, model.Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoreModel.DotnetType(type.Content) });
    }
}
