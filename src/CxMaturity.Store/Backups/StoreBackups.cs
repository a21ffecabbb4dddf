using CxMaturity.Store.Projections;
using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>Backup and restore of one installation, whether or not applications are at work on it.</summary>
/// <param name="application">The version that writes and reads, for what it says about itself.</param>
/// <param name="say">Hears sentences about how far it has come.</param>
public sealed class StoreBackups(string connectionString, StoreModel model, TimeProvider clock, string application, Action<string> say)
{
    // Copying takes as long as it takes; waiting for somebody else's lock does not.
    private const string Session = "set statement_timeout = 0; set lock_timeout = '60s'; set timezone = 'UTC'; set datestyle = 'ISO'; set bytea_output = 'hex'";

    /// <summary>Writes everything that is committed at this moment into a file.</summary>
    public Task<BackupSummary> WriteAsync(string file, bool overwrite = false, CancellationToken ct = default) => ToldAsync(async () =>
    {
        await using var connection = await ConnectAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await DoAsync(connection, "set transaction read only", ct);
        return await new BackupWriting(model, clock, application, say).WriteAsync(connection, file, overwrite, ct);
    });

    /// <summary>Puts the content of a backup in place of what is there: all of it, or nothing.</summary>
    /// <param name="replace">Whether an installation that holds data may lose it; a backup of that is written first.</param>
    public async Task<RestoreSummary> RestoreAsync(string file, bool replace = false, CancellationToken ct = default)
    {
        say($"Checking {file} ...");
        await using var archive = await BackupArchive.OpenAsync(Path.GetFullPath(file), ct);
        return await ToldAsync(async () =>
        {
            await using var connection = await ConnectAsync(ct);
            return await new RestoreRun(connection, archive, model, clock, application, say).RunAsync(MigrateAsync, replace, ct);
        });
    }

    /// <summary>Reads a whole backup and refuses it where anything is wrong with it; no database is needed for that.</summary>
    public static async Task<BackupSummary> CheckAsync(string file, CancellationToken ct = default)
    {
        await using var archive = await BackupArchive.OpenAsync(Path.GetFullPath(file), ct);
        return BackupSummary.Of(archive, archive.Name);
    }

    private async Task MigrateAsync(CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(Settings());
        using var store = new EventStore(database, model, clock, new ProjectorBell());
        await store.MigrateAsync(ct);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(Settings().ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await DoAsync(connection, Session, ct);
            return connection;
        }
        catch (Exception away)
        {
            await connection.DisposeAsync();
            throw away is NpgsqlException and not PostgresException or TimeoutException
                ? new BackupException($"The database cannot be reached: {Sentence(away)} Check that it runs, and the setting that names it.", away)
                : away;
        }
    }

    private NpgsqlConnectionStringBuilder Settings() =>
        new(connectionString) { Pooling = false, CommandTimeout = 0, ApplicationName = "CxMaturity backup" };

    internal static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Not everything that the driver says ends with a full stop.</summary>
    private static string Sentence(Exception away) => $"{away.Message.TrimEnd('.')}.";

    /// <summary>What the database refuses becomes a sentence; whatever was begun has been rolled back by then.</summary>
    private static async Task<T> ToldAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PostgresException refused)
        {
            throw new BackupException(refused.SqlState switch
            {
                PostgresErrorCodes.ReadOnlySqlTransaction => "The database can only be read: it is a standby, or still recovering. Restore on the server that it follows.",
                PostgresErrorCodes.LockNotAvailable => "Something else has held the tables of CxMaturity for a minute. Nothing was changed; try again when it has ended.",
                PostgresErrorCodes.DiskFull => "The disk of the database is full. Nothing was changed.",
                _ => $"The database refused it, and nothing was changed: {refused.MessageText}"
            }, refused);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            throw new BackupException($"The connection to the database was lost: {Sentence(away)} What it holds is whole: a restore takes effect at its very end, or not at all.", away);
        }
    }
}

/// <summary>What a restore has put in place, and where that lies now which was there before.</summary>
public sealed record RestoreSummary(BackupSummary Restored, string? Before);
