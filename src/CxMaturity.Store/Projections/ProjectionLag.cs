using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store.Projections;

/// <summary>How far a read model is behind the log, and what holds it up. Of very long queues the beginning is counted.</summary>
/// <param name="Behind">The age of the first event that is not in it yet.</param>
public sealed record ProjectionLag(string Projection, long Events, TimeSpan Behind, string? LastError, DateTimeOffset? LastErrorAt);

/// <summary>Asks for the lag of all projections in one short query: it walks no more than the index of what is missing.</summary>
internal static class ProjectionLags
{
    // Whoever is that far behind needs no exact number, and an operations page must not read a whole log.
    private const int MostCounted = 1_000_000;

    public static async Task<IReadOnlyList<ProjectionLag>> AskAsync(
        NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectionHealth health, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select k.name, missing.events, waiting.timestamp
            from unnest($1) with ordinality as k(name, position)
            left join {model.Schema}.cx_projection_progress p on p.name = k.name
            cross join lateral (select coalesce(p.transaction_id, '0') as transaction_id, coalesce(p.seq_id, 0) as seq_id) cursor
            cross join lateral (select count(*) as events from (
                select 1 from {model.Schema}.mt_events e
                where (e.transaction_id, e.seq_id) > (cursor.transaction_id, cursor.seq_id) limit {MostCounted}) e) missing
            left join lateral (
                select e.timestamp from {model.Schema}.mt_events e
                where (e.transaction_id, e.seq_id) > (cursor.transaction_id, cursor.seq_id) and isfinite(e.timestamp)
                order by e.transaction_id, e.seq_id limit 1) waiting on true
            order by k.position
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = model.Projections.Select(projection => projection.Alias).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var now = clock.GetUtcNow();
        var lags = new List<ProjectionLag>();
        while (await reader.ReadAsync(ct))
        {
            var (name, events) = (reader.GetString(0), reader.GetInt64(1));
            var behind = reader.IsDBNull(2) ? TimeSpan.Zero : now - reader.GetFieldValue<DateTimeOffset>(2);
            // What this host could not fold another one may have folded since.
            var state = events == 0 ? null : health.Of(name);
            lags.Add(new(name, events, behind < TimeSpan.Zero ? TimeSpan.Zero : behind, state?.LastError, state?.LastErrorAt));
        }

        return lags;
    }
}
