using Npgsql;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>The one database of the cluster that the app works in.</summary>
internal static class ClusterDatabase
{
    public const string User = "cxmaturity";

    private const string Name = "cxmaturity";

    /// <summary>Connects, makes the database where it is still missing, and returns the app's connection string.</summary>
    public static async Task<string> OpenAsync(ClusterFolder folder, int port, CancellationToken ct)
    {
        var settings = Settings(folder, port, Name);
        try
        {
            await using var connection = await ConnectAsync(settings, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = await ConnectAsync(Settings(folder, port, "postgres"), ct);
            await using var command = new NpgsqlCommand($"create database {Name}", connection);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException e)
        {
            throw new EmbeddedPostgresException($"The database in {folder.Root} runs but does not let the app in: {e.Message}", e);
        }
        return settings.ConnectionString;
    }

    /// <summary>Whether a running server is this cluster's and serves.</summary>
    public static async Task<bool> AnswersAsync(ClusterFolder folder, int port, CancellationToken ct)
    {
        try
        {
            await using var connection = await ConnectAsync(Settings(folder, port, "postgres"), ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder settings, CancellationToken ct)
    {
        // Not pooled: the app's own pool is another one, and an idle connection would be left behind here.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static NpgsqlConnectionStringBuilder Settings(ClusterFolder folder, int port, string database)
    {
        if (!File.Exists(folder.PasswordFile))
            throw new EmbeddedPostgresException($"The password of the database is missing: restore {folder.PasswordFile} from a backup.");
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = User,
            Password = File.ReadAllText(folder.PasswordFile).Trim(),
            Database = database,
            MaxPoolSize = 64,
            // Neither has a meaning on the loopback, and asking for them costs round trips.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = "CxMaturity"
        };
    }
}
