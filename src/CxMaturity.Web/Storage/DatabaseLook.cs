using System.Net.Sockets;
using Npgsql;

namespace CxMaturity.Web.Storage;

/// <summary>How the database was met.</summary>
public enum DatabaseState { Ready, Slow, Recovering, ReadOnly, Starting, LocksOut, Full, Away }

/// <summary>What the database tells about itself.</summary>
public sealed record DatabaseFacts(string Version, long Bytes, long LastEvent);

/// <summary>Looks whether the database serves, within a limit, whatever the database does.</summary>
public sealed class DatabaseLook(NpgsqlDataSource database, StoreDatabase store)
{
    /// <summary>The name under which the driver tells traces and figures.</summary>
    public const string TelemetryName = "Npgsql";

    private readonly OneAtATime<DatabaseState> looking = new();
    private readonly OneAtATime<DatabaseFacts?> asking = new();

    public async Task<DatabaseState> StateAsync(TimeSpan limit)
    {
        try
        {
            return await looking.RunAsync(LookAsync, limit);
        }
        catch (TimeoutException)
        {
            return DatabaseState.Slow;
        }
    }

    /// <summary>Version, size and how many events there have been; none while the database does not tell.</summary>
    public async Task<DatabaseFacts?> FactsAsync(TimeSpan limit)
    {
        try
        {
            return await asking.RunAsync(AskAsync, limit);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<DatabaseState> LookAsync(CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand("select pg_is_in_recovery(), current_setting('transaction_read_only')::boolean");
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return reader.GetBoolean(0) ? DatabaseState.Recovering : reader.GetBoolean(1) ? DatabaseState.ReadOnly : DatabaseState.Ready;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            return StateOf(away);
        }
    }

    private async Task<DatabaseFacts?> AskAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select current_setting('server_version'), pg_database_size(current_database()), coalesce((select max(seq_id) from {store.Schema}.mt_events), 0)
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private static DatabaseState StateOf(Exception away) => away switch
    {
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => DatabaseState.Starting,
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => DatabaseState.Full,
        PostgresException { SqlState: ['2', '8', ..] or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege } => DatabaseState.LocksOut,
        // The driver says so when no connection of its own pool came free.
        NpgsqlException { InnerException: TimeoutException } full when full.Message.Contains("pool", StringComparison.OrdinalIgnoreCase) => DatabaseState.Full,
        NpgsqlException { InnerException: SocketException or IOException } => DatabaseState.Away,
        OperationCanceledException or TimeoutException or NpgsqlException { InnerException: TimeoutException } => DatabaseState.Slow,
        _ => DatabaseState.Away
    };
}
