using System.Globalization;
using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>
/// Gives restored events transaction ids of this cluster under which the log keeps its order. The order is that of (transaction, number),
/// and numbers are kept, because others count by them. So a new id is needed only where numbers fall, which they do where transactions
/// crossed: a log of a million events has one id, or some thousands. They lie just below the restoring transaction's own; so everything
/// appended later lies behind them, and the projector finds them as soon as they are committed.
/// </summary>
internal sealed class LogOrder(NpgsqlConnection connection, long falls)
{
    private const long FirstNormalId = 3;

    /// <summary>A young cluster has not counted that far yet: ids are used up until it has. Nothing is written by that.</summary>
    public async Task MakeRoomAsync(CancellationToken ct) => await StoreBackups.DoAsync(connection, string.Create(CultureInfo.InvariantCulture,
        $"do $$ begin while pg_current_xact_id()::text::bigint < {FirstNormalId + falls} loop commit; end loop; end $$"), ct);

    /// <summary>The id of the first events; it grows by one at each fall, up to the id of this transaction.</summary>
    public async Task<long> FirstIdAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_current_xact_id()::text::bigint", connection);
        return (long)(await command.ExecuteScalarAsync(ct))! - falls;
    }
}
