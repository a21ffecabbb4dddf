using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>
/// Who may write a projection's read models: the one whose transaction holds the lock. It ends with the transaction, so that a host that
/// dies holds nothing; and where a machine vanishes without a word the server notices within seconds, not after the system's two hours.
/// </summary>
internal static class ProjectionLock
{
    private const string Watched = """
        set_config('tcp_keepalives_idle', '1', true), set_config('tcp_keepalives_interval', '1', true),
        set_config('tcp_keepalives_count', '2', true), set_config('idle_in_transaction_session_timeout', '60s', true)
        """;

    public static async Task<bool> TryTakeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, StoreModel model, IProjection projection, CancellationToken ct)
    {
        await using var command = Command($"select pg_try_advisory_xact_lock(hashtextextended($1, 0)), {Watched}", connection, transaction, model, projection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    public static async Task TakeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, StoreModel model, IProjection projection, CancellationToken ct)
    {
        await using var command = Command("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection, transaction, model, projection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, NpgsqlTransaction transaction, StoreModel model, IProjection projection)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{model.Schema}.{projection.Alias}" });
        return command;
    }
}
