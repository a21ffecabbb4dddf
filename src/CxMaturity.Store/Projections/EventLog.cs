using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store.Projections;

/// <summary>An event in the log as a projection meets it; without the event itself where that is none of its business.</summary>
internal readonly record struct LoggedEvent(long Sequence, string Name, string Tenant, object? Event);

/// <summary>
/// The log as one projection reads it: by transaction and sequence, up to the oldest transaction that is still running. The content of
/// events that do not concern the projection stays in the database.
/// </summary>
internal sealed class EventLog(StoreModel model, IProjection projection)
{
    private const string Settled = "transaction_id < pg_snapshot_xmin(pg_current_snapshot())";

    // A rebuild reads all there is in one go.
    private const int NoTimeout = 0;

    private readonly string[] names = [.. model.StoredNamesOf(projection.Events)];

    /// <summary>The next events after a cursor, whether they concern the projection or not, and the cursor behind them.</summary>
    public async Task<(List<LoggedEvent> Events, ProjectorCursor Cursor)> NextAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ProjectorCursor after, int limit, CancellationToken ct)
    {
        // Names that are not ours (Marten's tombstones, another program's events) are passed over; the cursor moves on.
        await using var command = new NpgsqlCommand($"""
            select seq_id, type, tenant_id, case when type = any($3) then data end, transaction_id from {model.Schema}.mt_events
            where (transaction_id, seq_id) > ($1, $2) and {Settled}
            order by transaction_id, seq_id limit {limit}
            """, connection, transaction);
        command.Parameters.AddRange(after.Parameters());
        command.Parameters.Add(Names());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = new List<LoggedEvent>();
        while (await reader.ReadAsync(ct))
        {
            events.Add(At(reader, events.Count));
            after = new(reader.GetFieldValue<ulong>(4), events[^1].Sequence);
        }

        return (events, after);
    }

    /// <summary>The last event that can be read now; none in an empty log.</summary>
    public async Task<ProjectorCursor> HeadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select transaction_id, seq_id from {model.Schema}.mt_events where {Settled} order by transaction_id desc, seq_id desc limit 1
            """, connection, transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) : ProjectorCursor.Start;
    }

    /// <summary>Hands over the projection's events between two cursors one by one, while the database sends the next.</summary>
    public async Task<int> EachAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, ProjectorCursor after, ProjectorCursor upTo, Action<LoggedEvent> fold, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select seq_id, type, tenant_id, data from {model.Schema}.mt_events
            where (transaction_id, seq_id) > ($1, $2) and (transaction_id, seq_id) <= ($3, $4) and type = any($5)
            order by transaction_id, seq_id
            """, connection, transaction) { CommandTimeout = NoTimeout };
        foreach (var parameter in (NpgsqlParameter[])[.. after.Parameters(), .. upTo.Parameters(), Names()])
            command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var count = 0;
        for (; await reader.ReadAsync(ct); count++)
            fold(At(reader, count));
        return count;
    }

    /// <summary>How many events of the projection there are up to a cursor.</summary>
    public async Task<long> CountAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ProjectorCursor upTo, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select count(*) from {model.Schema}.mt_events where (transaction_id, seq_id) <= ($1, $2) and type = any($3)
            """, connection, transaction) { CommandTimeout = NoTimeout };
        command.Parameters.AddRange(upTo.Parameters());
        command.Parameters.Add(Names());
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private LoggedEvent At(NpgsqlDataReader reader, int position)
    {
        var logged = new LoggedEvent(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), null);
        if (reader.IsDBNull(3))
            return logged;
        try
        {
            return logged with { Event = model.Read(logged.Name, reader.GetFieldValue<byte[]>(3)) };
        }
        catch (Exception cause) when (cause is not NpgsqlException)
        {
            throw new UnfoldableEventException(projection.Alias, logged, position, cause);
        }
    }

    private NpgsqlParameter Names() => new() { Value = names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };
}
