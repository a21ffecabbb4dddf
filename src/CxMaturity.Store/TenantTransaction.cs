using CxMaturity.Store.Writing;
using Npgsql;

namespace CxMaturity.Store;

/// <summary>Several streams of one tenant, changed together or not at all.</summary>
public sealed partial class TenantTransaction
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly StoreModel model;
    private readonly TimeProvider clock;
    private readonly string tenant;
    private readonly Appends appends;
    private readonly StreamStates states;

    internal TenantTransaction(
        NpgsqlConnection connection, NpgsqlTransaction transaction, StoreModel model, TimeProvider clock, KnownStates known, string tenant, EventMetadata metadata) =>
        (this.connection, this.transaction, this.model, this.clock, this.tenant, this.appends, states) =
        (connection, transaction, model, clock, tenant, new(model, tenant, metadata), new(sql => new(sql, connection, transaction), model, known, tenant));

    /// <summary>Reads, decides and appends one stream; a lost race is a <see cref="ConcurrencyException"/> for the whole transaction.</summary>
    public async Task<Decided<TState, TEvent>> DecideAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid id, Func<TState, IReadOnlyList<TEvent>> decide, CancellationToken ct = default)
        where TState : class where TEvent : class
    {
        await HoldAsync(id, ct);
        var seen = await states.LoadAsync(type, id, ct);
        return await AppendAsync(type, id, seen, decide(seen.State), ct);
    }

    /// <summary>Appends to a stream that this transaction has read.</summary>
    public async Task<Decided<TState, TEvent>> AppendAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid id, Snapshot<TState> seen, IReadOnlyList<TEvent> events, CancellationToken ct = default)
        where TState : class where TEvent : class
    {
        var append = appends.Of(type, id, seen, events, guard: null);
        if (append.Events.Count > 0)
        {
            var written = await AppendStatement.ExecuteAsync(model, [append], clock.GetUtcNow(), connection, transaction, ct);
            if (!written[0])
                throw await Archive.WhyNotAsync(append, sql => new(sql, connection, transaction), model, tenant, ct)
                    ?? (Exception)new ConcurrencyException(type.Name, id, seen.Version);
        }

        return append.Outcome<TState, TEvent>();
    }

    /// <summary>All streams of a kind that live within another one, or those of them whose state says so.</summary>
    public Task<IReadOnlyList<Snapshot<TState>>> WithinAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid parent, StateIs? only = null, CancellationToken ct = default) where TState : class where TEvent : class =>
        states.WithinAsync(type, parent, only, ct);

    /// <summary>All streams of a kind as they stand now, newest first.</summary>
    public async Task<IReadOnlyList<TState>> AllAsync<TState, TEvent>(StreamType<TState, TEvent> type, CancellationToken ct = default)
        where TState : class where TEvent : class =>
        [.. (await states.AllAsync(type, ct)).Select(snapshot => snapshot.State)];

    /// <summary>
    /// Waits until nobody else of this tenant is at the same matter, and keeps it to itself until the end; for rules that look at several
    /// streams at once, which two at a time could both keep and together break.
    /// </summary>
    public async Task AloneAtAsync(string matter, CancellationToken ct = default)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{model.Schema}:{tenant}:{matter}" });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Waits for everybody who is at the stream before the transaction takes its place in the log. An update would take it first and
    /// wait then, so that whatever was appended meanwhile within the stream came to lie behind it.
    /// </summary>
    private async Task HoldAsync(Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select 1 from {model.Schema}.mt_streams where tenant_id = $1 and id = $2 for update", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await command.ExecuteNonQueryAsync(ct);
    }
}
