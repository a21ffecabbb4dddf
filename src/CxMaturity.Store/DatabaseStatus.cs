using Npgsql;

namespace CxMaturity.Store;

/// <summary>What the database tells about itself.</summary>
public sealed record DatabaseFacts(string Version, long Bytes, long LastEvent);

/// <summary>Asks the database how it is; what its errors mean is up to whoever asks.</summary>
public sealed class DatabaseStatus(NpgsqlDataSource database, StoreModel model)
{
    public async Task<(bool IsRecovering, bool IsReadOnly)> ModeAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select pg_is_in_recovery(), current_setting('transaction_read_only')::boolean");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    /// <summary>Version, size and how many events there have been.</summary>
    public async Task<DatabaseFacts> FactsAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select current_setting('server_version'), pg_database_size(current_database()), coalesce((select max(seq_id) from {model.Schema}.mt_events), 0)
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
