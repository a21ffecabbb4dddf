using System.Text.Json;
using CxMaturity.Store.Projections;
using CxMaturity.Store.Writing;
using Npgsql;

namespace CxMaturity.Store;

/// <summary>The state of a stream and the version it stands at; version 0 is a stream to which nothing has happened.</summary>
public sealed record Snapshot<TState>(TState State, long Version);

/// <summary>What a decision led to.</summary>
public sealed record Decided<TState, TEvent>(TState State, long Version, IReadOnlyList<TEvent> Events);

/// <summary>The store as one tenant sees it.</summary>
public sealed partial class TenantStore
{
    // A lost race is decided anew on what the winner left. More losses in a row than this are no bad luck.
    private const int MostAttempts = 20;

    private readonly NpgsqlDataSource database;
    private readonly StoreModel model;
    private readonly TimeProvider clock;
    private readonly ProjectorBell bell;
    private readonly string tenant;
    private readonly EventMetadata metadata;
    private readonly AppendWriter writer;
    private readonly RecentStates recent;
    private readonly StreamTurns turns;
    private readonly Appends appends;
    private readonly StreamStates states;

    internal TenantStore(
        NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectorBell bell, AppendWriter writer, RecentStates recent, StreamTurns turns, string tenant, EventMetadata metadata) =>
        (this.database, this.model, this.clock, this.bell, this.writer, this.recent, this.turns, this.tenant, this.metadata, appends, states) =
        (database, model, clock, bell, writer, recent, turns, tenant, metadata, new(model, tenant, metadata), new(sql => database.CreateCommand(sql), model, recent.Known, tenant));

    /// <summary>
    /// The verb of the pages: read, decide, append with the version that was read and write the state's document, committed together.
    /// </summary>
    /// <param name="decide">Pure: it is asked again when somebody else was faster.</param>
    /// <param name="expected">The version the asker has seen; a stream at any other is refused with <see cref="ConcurrencyException"/>.</param>
    public async Task<Decided<TState, TEvent>> DecideAsync<TState, TEvent>(
        StreamType<TState, TEvent> type,
        Guid id,
        Func<TState, IReadOnlyList<TEvent>> decide,
        long? expected = null,
        CancellationToken ct = default) where TState : class where TEvent : class
    {
        return await UntilWonAsync(type, id, expected is null ? MostAttempts : 1, async () =>
        {
            var seen = await LoadAsync(type, id, ct);
            if (expected is { } version && version != seen.Version)
                throw new ConcurrencyException(type.Name, id, version);

            var append = appends.Of(type, id, seen, decide(seen.State), guard: null);
            return append.Events.Count == 0 || await WriteAsync(append, ct) ? append.Outcome<TState, TEvent>() : null;
        }, ct);
    }

    /// <summary>
    /// As <see cref="DecideAsync{TState,TEvent}"/> for a stream that lives within another: the decision also sees the state of the
    /// other, and counts only if that has not changed by the time of the commit.
    /// </summary>
    /// <param name="parentId">The other stream, while this one does not exist and cannot name it; otherwise the state names it.</param>
    public async Task<Decided<TState, TEvent>> DecideWithinAsync<TState, TEvent, TParent, TParentEvent>(
        StreamType<TState, TEvent> type,
        Guid id,
        StreamType<TParent, TParentEvent> parentType,
        Guid? parentId,
        Func<TState, TParent, IReadOnlyList<TEvent>> decide,
        CancellationToken ct = default)
        where TState : class where TEvent : class where TParent : class where TParentEvent : class
    {
        if (await TryOnRecentAsync(type, id, parentType, decide, ct) is { } done)
            return done;

        return await UntilWonAsync(type, id, MostAttempts, async () =>
        {
            var generation = recent.Generation;
            var (seen, parent, foundParentId) = await LoadWithinAsync(type, id, parentType, parentId, ct);
            var append = appends.Of(type, id, seen, decide(seen.State, parent.State), new(foundParentId, parent.Version));
            if (append.Events.Count > 0 && !await WriteAsync(append, ct))
                return null;

            var decided = append.Outcome<TState, TEvent>();
            recent.Keep<TState>(generation, tenant, type, id, new(decided.State, decided.Version), foundParentId);
            recent.KeepParent(generation, tenant, parentType, foundParentId, parent);
            return decided;
        }, ct);
    }

    /// <summary>Several streams in one transaction; a lost race anywhere in it starts it anew.</summary>
    public async Task TransactAsync(Func<TenantTransaction, Task> work, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await work(new(connection, transaction, model, clock, recent.Known, tenant, metadata));
                await transaction.CommitAsync(ct);
                bell.Ring();
                return;
            }
            catch (Exception lost) when (attempt < MostAttempts
                && lost is ConcurrencyException or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(attempt), clock, ct);
            }
        }
    }

    /// <summary>The present state of a stream.</summary>
    public Task<Snapshot<TState>> LoadAsync<TState, TEvent>(StreamType<TState, TEvent> type, Guid id, CancellationToken ct = default)
        where TState : class where TEvent : class => states.LoadAsync(type, id, ct);

    /// <summary>A stream and the one it lives within, in one round trip.</summary>
    public Task<(Snapshot<TState> Own, Snapshot<TParent> Parent, Guid ParentId)> LoadWithinAsync<TState, TEvent, TParent, TParentEvent>(
        StreamType<TState, TEvent> type,
        Guid id,
        StreamType<TParent, TParentEvent> parentType,
        Guid? parentId,
        CancellationToken ct = default)
        where TState : class where TEvent : class where TParent : class where TParentEvent : class =>
        states.LoadWithinAsync(type, id, parentType, parentId, ct);

    /// <summary>The states of all streams of a kind, newest first.</summary>
    public async Task<IReadOnlyList<TState>> AllAsync<TState, TEvent>(StreamType<TState, TEvent> type, CancellationToken ct = default)
        where TState : class where TEvent : class =>
        [.. (await states.AllAsync(type, ct)).Select(snapshot => snapshot.State)];

    /// <summary>A read model that the projector keeps, or none where nothing has happened yet.</summary>
    public async Task<TDocument?> DocumentAsync<TDocument>(Projection<TDocument> projection, Guid id, CancellationToken ct = default) where TDocument : class
    {
        await using var command = database.CreateCommand($"select data from {model.Schema}.mt_doc_{projection.Alias} where tenant_id = $1 and id = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read<TDocument>(reader, 0) : null;
    }

    /// <summary>Those of several read models that are there, in no particular order.</summary>
    public async Task<IReadOnlyList<TDocument>> DocumentsAsync<TDocument>(
        Projection<TDocument> projection, IReadOnlyCollection<Guid> ids, CancellationToken ct = default) where TDocument : class
    {
        await using var command = database.CreateCommand(
            $"select d.data from unnest($2) as k(id) join {model.Schema}.mt_doc_{projection.Alias} d on d.tenant_id = $1 and d.id = k.id");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var documents = new List<TDocument>();
        while (await reader.ReadAsync(ct))
            documents.Add(Read<TDocument>(reader, 0));
        return documents;
    }

    /// <summary>The past of this tenant's streams.</summary>
    public StreamHistory History => new(sql => database.CreateCommand(sql), model, tenant);

    /// <summary>Waits until a read model holds everything of one tag that is committed now.</summary>
    /// <returns>Whether it got there in time.</returns>
    public Task<bool> CaughtUpAsync(IProjection projection, Guid tag, TimeSpan patience, CancellationToken ct = default) =>
        ProjectionProgress.ReachedAsync(database, model, clock, bell, projection, tenant, tag, patience, ct);

    /// <summary>
    /// The decision on what was seen last, if that leads to an append and the append is written. Whatever else comes of it, a refusal
    /// included, may come from its age and is not believed.
    /// </summary>
    private async Task<Decided<TState, TEvent>?> TryOnRecentAsync<TState, TEvent, TParent, TParentEvent>(
        StreamType<TState, TEvent> type, Guid id, StreamType<TParent, TParentEvent> parentType, Func<TState, TParent, IReadOnlyList<TEvent>> decide, CancellationToken ct)
        where TState : class where TEvent : class where TParent : class where TParentEvent : class
    {
        var generation = recent.Generation;
        if (recent.Find<TState, TParent>(tenant, type, parentType, id) is not var (own, parent, parentId))
            return null;

        IReadOnlyList<TEvent> events;
        try
        {
            events = decide(own.State, parent.State);
        }
        catch (Exception)
        {
            return null;
        }

        var append = appends.Of(type, id, own, events, new(parentId, parent.Version));
        if (events.Count > 0 && await WriteAsync(append, ct))
        {
            var decided = append.Outcome<TState, TEvent>();
            recent.Keep<TState>(generation, tenant, type, id, new(decided.State, decided.Version), parentId);
            return decided;
        }

        return null;
    }

    /// <summary>Whoever loses a race stands in line for the next attempt, behind those who lost before.</summary>
    private async Task<Decided<TState, TEvent>> UntilWonAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid id, int most, Func<Task<Decided<TState, TEvent>?>> attempt, CancellationToken ct)
        where TState : class where TEvent : class
    {
        if (await attempt() is { } first)
            return first;
        if (most == 1)
            throw new ConcurrencyException(type.Name, id);

        using var turn = await turns.TakeAsync(tenant, id, ct);
        for (var number = 2; number <= most; number++)
            if (await attempt() is { } later)
                return later;
        throw new ConcurrencyException(type.Name, id);
    }

    private async Task<bool> WriteAsync(Append append, CancellationToken ct)
    {
        var written = await writer.WriteAsync(append, ct);
        if (!written)
            await RefuseArchivedAsync(append, ct);
        return written;
    }

    private T Read<T>(NpgsqlDataReader reader, int column) =>
        JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(column), model.Json)
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is empty.");
}
