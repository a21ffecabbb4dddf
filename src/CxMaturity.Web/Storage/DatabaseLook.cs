using System.Net.Sockets;
using CxMaturity.Store;
using Npgsql;

namespace CxMaturity.Web.Storage;

/// <summary>How the database was met.</summary>
public enum DatabaseState { Ready, Slow, Recovering, ReadOnly, Starting, LocksOut, Full, Away }

/// <summary>Looks whether the database serves, within a limit, whatever the database does.</summary>
public sealed class DatabaseLook(DatabaseStatus database)
{
    /// <summary>The name under which the driver tells traces and figures.</summary>
    public const string TelemetryName = "Npgsql";

    private readonly OneAtATime<DatabaseState> looking = new();
    private readonly OneAtATime<DatabaseFacts> asking = new();

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
            return await asking.RunAsync(database.FactsAsync, limit);
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
            var (isRecovering, isReadOnly) = await database.ModeAsync(ct);
            return isRecovering ? DatabaseState.Recovering : isReadOnly ? DatabaseState.ReadOnly : DatabaseState.Ready;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            return StateOf(away);
        }
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
