using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store.Projections;

/// <summary>
/// How far a projection has read. Sequence numbers alone would lose events, because a later number may commit earlier; the pair of
/// transaction id and sequence, bounded by the oldest running transaction, does not.
/// </summary>
internal sealed record ProjectorCursor(ulong Transaction, long Sequence)
{
    public static readonly ProjectorCursor Start = new(0, 0);

    public NpgsqlParameter[] Parameters() =>
    [
        new() { Value = Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 },
        new NpgsqlParameter<long> { TypedValue = Sequence }
    ];
}
