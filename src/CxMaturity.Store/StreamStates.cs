using System.Text.Json;
using CxMaturity.Store.Writing;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>A property of a stream's state, as it is stored, and the text that it must have.</summary>
public sealed record StateIs(string Property, string Value);

/// <summary>
/// The present states of one tenant's streams. They come from the documents that our appends write. Somebody else who appends, Marten,
/// writes none; such a stream stands at another version than its document and is folded from its events until we append to it again.
/// </summary>
internal sealed class StreamStates(Func<string, NpgsqlCommand> command, StoreModel model, KnownStates knownStates, string tenant)
{
    private readonly StreamHistory history = new(command, model, tenant);

    public async Task<Snapshot<TState>> LoadAsync<TState, TEvent>(StreamType<TState, TEvent> type, Guid id, CancellationToken ct)
        where TState : class where TEvent : class
    {
        await using var asked = command($"select s.version, d.data from {Streams(type)} where s.tenant_id = $1 and s.id = $2 and {IsOf(type)}");
        AddTenantAnd(asked, id);
        Row<TState> row;
        await using (var reader = await asked.ExecuteReaderAsync(ct))
            row = await reader.ReadAsync(ct) ? RowAt<TState>(reader, id, 0) : new(id, 0, null);
        return await SnapshotAsync(type, row, ct);
    }

    public async Task<(Snapshot<TState> Own, Snapshot<TParent> Parent, Guid ParentId)> LoadWithinAsync<TState, TEvent, TParent, TParentEvent>(
        StreamType<TState, TEvent> type, Guid id, StreamType<TParent, TParentEvent> parentType, Guid? parentId, CancellationToken ct)
        where TState : class where TEvent : class where TParent : class where TParentEvent : class
    {
        await using var asked = command($"""
            select own.version, own.data, parent.version, parent.data, parent.id
            from (select $1::varchar as tenant_id, $2::uuid as id) asked
            left join (select s.tenant_id, s.id, s.version, d.data from {Streams(type)} where {IsOf(type)}) own
                on own.tenant_id = asked.tenant_id and own.id = asked.id
            left join (select s.tenant_id, s.id, s.version, d.data from {Streams(parentType)} where {IsOf(parentType)}) parent
                on parent.tenant_id = asked.tenant_id and parent.id = coalesce((own.data ->> '{type.ParentProperty}')::uuid, $3::uuid)
            """);
        AddTenantAnd(asked, id);
        asked.Parameters.Add(new() { Value = parentId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        Row<TState> own;
        Row<TParent> parent;
        await using (var reader = await asked.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            own = RowAt<TState>(reader, id, 0);
            parent = RowAt<TParent>(reader, reader.IsDBNull(4) ? parentId ?? Guid.Empty : reader.GetGuid(4), 2);
        }

        var state = await SnapshotAsync(type, own, ct);
        if (!own.IsBehind)
            return (state, await SnapshotAsync(parentType, parent, ct), parent.Id);

        // Only now is it known which stream this one lives within.
        var within = ParentOf(type, state.State) ?? parentId ?? Guid.Empty;
        return (state, await LoadAsync(parentType, within, ct), within);
    }

    /// <summary>All streams of a kind, newest first. What this process has read before and nobody has written anew since is not read again.</summary>
    public async Task<IReadOnlyList<Snapshot<TState>>> AllAsync<TState, TEvent>(StreamType<TState, TEvent> type, CancellationToken ct)
        where TState : class where TEvent : class
    {
        var standing = new List<(Guid Id, long Version, uint? WrittenBy)>();
        await using (var asked = command($"select s.id, s.version, d.xmin from {Streams(type)} where s.tenant_id = $1 and s.type = '{type.Name}' order by s.id desc"))
        {
            asked.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
            await using var reader = await asked.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                standing.Add((reader.GetGuid(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1), WriterAt(reader, 2)));
        }

        var known = knownStates.Of<TState>(tenant, type);
        var changed = standing.Where(row => !(known.GetValueOrDefault(row.Id) is { } had && had.Is(row.Version, row.WrittenBy))).Select(row => row.Id).ToHashSet();
        if (changed.Count == 0 && known.Count == standing.Count)
            return [.. standing.Select(row => known[row.Id].Snapshot)];

        var read = await ReadAsync(type, changed, ct);
        var now = new Dictionary<Guid, Known<TState>>(standing.Count);
        foreach (var (id, _, _) in standing)
            // One that has gone in between is gone.
            if ((changed.Contains(id) ? read.GetValueOrDefault(id) : known[id]) is { } found)
                now[id] = found;
        knownStates.Keep(tenant, type, now);
        return [.. standing.Where(row => now.ContainsKey(row.Id)).Select(row => now[row.Id].Snapshot)];
    }

    /// <summary>All streams of a kind that live within another, or those of them whose state says so.</summary>
    public async Task<IReadOnlyList<Snapshot<TState>>> WithinAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid parent, StateIs? only, CancellationToken ct) where TState : class where TEvent : class
    {
        // Of those without a document of their version only the events can tell what they live within.
        await using var asked = command($"""
            select s.version, d.data, s.id from {Streams(type)}
            where s.tenant_id = $1 and d.tenant_id = $1 and (d.data ->> '{type.ParentProperty}')::uuid = $2 {(only is null ? "" : "and d.data ->> $3 = $4")}
            union all
            select s.version, d.data, s.id from {Streams(type)} where s.tenant_id = $1 and s.type = '{type.Name}' and d.id is null
            order by id
            """);
        AddTenantAnd(asked, parent);
        if (only is not null)
        {
            asked.Parameters.Add(new NpgsqlParameter<string> { TypedValue = only.Property });
            asked.Parameters.Add(new NpgsqlParameter<string> { TypedValue = only.Value });
        }

        var found = await SnapshotsAsync(type, asked, ct);
        return [.. found.Where(snapshot => ParentOf(type, snapshot.State) == parent && (only is null || PropertyOf(type, snapshot.State, only.Property) is { } value && value.ToString() == only.Value))];
    }

    private sealed record Row<TState>(Guid Id, long Version, TState? State) where TState : class
    {
        public bool IsBehind => Version > 0 && State is null;
    }

    private string Streams(StreamType type) => $"""
        {model.Schema}.mt_streams s left join {model.Schema}.mt_doc_{type.Name} d
            on d.tenant_id = s.tenant_id and d.id = s.id and d.mt_version = s.version
        """;

    private static string IsOf(StreamType type) => $"coalesce(s.type, '{type.Name}') = '{type.Name}'";

    private async Task<Dictionary<Guid, Known<TState>>> ReadAsync<TState, TEvent>(StreamType<TState, TEvent> type, HashSet<Guid> ids, CancellationToken ct)
        where TState : class where TEvent : class
    {
        var rows = new List<(Row<TState> Row, uint? WrittenBy)>(ids.Count);
        await using (var asked = command($"select s.version, d.data, s.id, d.xmin from {Streams(type)} where s.tenant_id = $1 and s.id = any($2)"))
        {
            asked.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
            asked.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
            await using var reader = await asked.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                rows.Add((RowAt<TState>(reader, reader.GetGuid(2), 0), WriterAt(reader, 3)));
        }

        var read = new Dictionary<Guid, Known<TState>>(rows.Count);
        foreach (var (row, writtenBy) in rows)
            read[row.Id] = new(writtenBy, await SnapshotAsync(type, row, ct));
        return read;
    }

    private async Task<IReadOnlyList<Snapshot<TState>>> SnapshotsAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, NpgsqlCommand asked, CancellationToken ct) where TState : class where TEvent : class
    {
        var rows = new List<Row<TState>>();
        await using (var reader = await asked.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                rows.Add(RowAt<TState>(reader, reader.GetGuid(2), 0));
        var snapshots = new List<Snapshot<TState>>(rows.Count);
        foreach (var row in rows)
            snapshots.Add(await SnapshotAsync(type, row, ct));
        return snapshots;
    }

    private async ValueTask<Snapshot<TState>> SnapshotAsync<TState, TEvent>(StreamType<TState, TEvent> type, Row<TState> row, CancellationToken ct)
        where TState : class where TEvent : class =>
        row.IsBehind ? await history.AtVersionAsync(type, row.Id, row.Version, ct) : new(row.State ?? type.Initial, row.Version);

    /// <summary>The version and document of a stream that stand at a column and the one after it.</summary>
    private Row<TState> RowAt<TState>(NpgsqlDataReader reader, Guid id, int column) where TState : class => new(
        id,
        reader.IsDBNull(column) ? 0 : reader.GetInt64(column),
        reader.IsDBNull(column + 1) ? null : JsonSerializer.Deserialize<TState>(reader.GetFieldValue<byte[]>(column + 1), model.Json));

    private static uint? WriterAt(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<uint>(column);

    private Guid? ParentOf(StreamType type, object state) =>
        type.ParentProperty is { } property && PropertyOf(type, state, property) is { } value && value.TryGetGuid(out var parent) ? parent : null;

    private JsonElement? PropertyOf(StreamType type, object state, string property) =>
        JsonSerializer.SerializeToElement(state, type.State, model.Json).TryGetProperty(property, out var value) ? value : null;

    private void AddTenantAnd(NpgsqlCommand asked, Guid id)
    {
        asked.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        asked.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
    }
}
