using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CxMaturity.Store.Schema;

/// <summary>
/// A log whose transaction ids belong to another cluster: it was dumped there and restored here. New events would sort before the old ones
/// and before the progress of every projection, and be skipped. So the ids are rewritten to ids of this cluster, in the log's own order,
/// and all read models are folded anew. One transaction: a crash leaves everything as it was, and the next start does it again.
/// </summary>
internal sealed partial class ForeignCluster(NpgsqlDataSource database, StoreModel model, ILogger log)
{
    // Below it PostgreSQL has ids with a meaning of their own.
    private const long FirstId = 3;
    private const int NoTimeout = 0;
    private const int IdsAtOnce = 50_000;

    public async Task AdoptAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        if (!await IsForeignAsync(connection, transaction, ct))
            return;

        // Nobody appends meanwhile.
        await ExecuteAsync(connection, transaction, $"lock table {model.Schema}.mt_events in share row exclusive mode", ct);
        var highest = await AskAsync<string>(connection, transaction, $"select max(transaction_id)::text from {model.Schema}.mt_events", ct);
        var breaks = await AskAsync<long>(connection, transaction, $"select coalesce(max(place), 0) from ({Places}) placed", ct);
        var next = await NextIdAsync(connection, transaction, ct);
        for (; next < FirstId + breaks + 1; next = await NextIdAsync(connection, transaction, ct))
            await UseUpIdsAsync((int)Math.Min(IdsAtOnce, FirstId + breaks + 1 - next), ct);

        var rewritten = await ExecuteAsync(connection, transaction, $"""
            update {model.Schema}.mt_events e set transaction_id = ({FirstId} + placed.place)::text::xid8
            from ({Places}) placed where placed.seq_id = e.seq_id
            """, ct);
        await ForgetReadModelsAsync(connection, transaction, ct);
        Adopted(log, rewritten, highest, next.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The place of each event: events in one run of rising sequence numbers share one, and so keep their order. So a log of one writer
    /// needs a single id, and no log more than it has transactions.
    /// </summary>
    private string Places => $"""
        select seq_id, count(*) filter (where falls) over (order by transaction_id, seq_id) as place
        from (select transaction_id, seq_id, seq_id < lag(seq_id) over (order by transaction_id, seq_id) as falls from {model.Schema}.mt_events) ordered
        """;

    // Whatever this snapshot sees has an id below the snapshot's upper bound, if it was written in this cluster.
    private Task<bool> IsForeignAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct) => AskAsync<bool>(connection, transaction, $"""
        select coalesce(greatest(
            (select max(transaction_id) from {model.Schema}.mt_events),
            (select max(transaction_id) from {model.Schema}.cx_projection_progress)) >= pg_snapshot_xmax(pg_current_snapshot()), false)
        """, ct);

    private static async Task<long> NextIdAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct) =>
        long.Parse(await AskAsync<string>(connection, transaction, "select pg_snapshot_xmax(pg_current_snapshot())::text", ct), CultureInfo.InvariantCulture);

    /// <summary>A young cluster has not given out as many ids as the log needs.</summary>
    private async Task UseUpIdsAsync(int count, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, null, $"do $$ begin for i in 1..{count} loop perform pg_current_xact_id(); commit; end loop; end $$", ct);
    }

    /// <summary>Also those of projections that this version does not know: they may come back.</summary>
    private async Task ForgetReadModelsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var known = await AskAsync<string[]>(connection, transaction, $"""
            select coalesce(array_agg(name::text), array[]::text[]) from {model.Schema}.cx_projection_progress
            where to_regclass(format('{model.Schema}.mt_doc_%s', name)) is not null
            """, ct);
        foreach (var alias in known.Union(model.Projections.Select(projection => projection.Alias)))
            await ExecuteAsync(connection, transaction, $"delete from {model.Schema}.mt_doc_{alias}", ct);
        await ExecuteAsync(connection, transaction, $"delete from {model.Schema}.cx_projection_progress", ct);
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = NoTimeout };
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = NoTimeout };
        return await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning,
        "The log comes from another database cluster: its transactions went up to {Highest}, this cluster's next is {Next}. {Events} events were given "
        + "ids of this cluster in their order; the read models are computed anew.")]
    private static partial void Adopted(ILogger log, int events, string highest, string next);
}
