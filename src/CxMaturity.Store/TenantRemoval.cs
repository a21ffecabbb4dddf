using CxMaturity.Store.Projections;
using Npgsql;

namespace CxMaturity.Store;

/// <summary>
/// Takes a tenant out of every table that knows tenants, together with streams of the installation that speak of it, in one
/// transaction. The projector's cursor is a pair of transaction and sequence, so events missing from the middle of the log do not
/// disturb it.
/// </summary>
internal sealed class TenantRemoval(NpgsqlConnection connection, NpgsqlTransaction transaction, StoreModel model)
{
    private const int MostAttempts = 5;

    public static async Task RunAsync(
        NpgsqlDataSource database, StoreModel model, TimeProvider clock, string tenant, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        if (tenant == EventStore.DefaultTenant)
            throw new ArgumentException("The installation itself cannot be removed.", nameof(tenant));

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var removal = new TenantRemoval(connection, transaction, model);
                await removal.HoldProjectorsAsync(ct);
                await removal.TenantAsync(tenant, ct);
                foreach (var (type, id) in ofInstallation)
                    await removal.StreamAsync(type, id, ct);
                await transaction.CommitAsync(ct);
                return;
            }
            catch (PostgresException crossed) when (crossed.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostAttempts)
            {
                // Somebody is closing a wave of this tenant: that goes first.
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), clock, ct);
            }
        }
    }

    /// <summary>A projector in the middle of a batch would write a read model back after it was removed.</summary>
    private async Task HoldProjectorsAsync(CancellationToken ct)
    {
        foreach (var projection in model.Projections.OrderBy(projection => projection.Alias, StringComparer.Ordinal))
            await ProjectionLock.TakeAsync(connection, transaction, model, projection, ct);
    }

    private async Task TenantAsync(string tenant, CancellationToken ct)
    {
        // Whoever is appending within one of these streams holds it; only a later statement sees what they leave.
        await ExecuteAsync($"select 1 from {model.Schema}.mt_streams where tenant_id = $1 order by id for update", ct, Text(tenant));
        foreach (var table in await TablesAsync(ct))
            await ExecuteAsync($"delete from {model.Schema}.\"{table}\" where tenant_id = $1", ct, Text(tenant));
    }

    private async Task StreamAsync(StreamType type, Guid id, CancellationToken ct)
    {
        await ExecuteAsync($"select 1 from {model.Schema}.mt_streams where tenant_id = $1 and id = $2 for update", ct, Text(EventStore.DefaultTenant), Id());
        foreach (var (table, key) in new[] { ("mt_events", "stream_id"), ($"mt_doc_{type.Name}", "id"), ("mt_streams", "id") })
            await ExecuteAsync($"delete from {model.Schema}.{table} where tenant_id = $1 and {key} = $2", ct, Text(EventStore.DefaultTenant), Id());

        NpgsqlParameter Id() => new NpgsqlParameter<Guid> { TypedValue = id };
    }

    /// <summary>Every table that knows tenants, the streams last because events point at them; a table added later cannot be forgotten.</summary>
    private async Task<IReadOnlyList<string>> TablesAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped
            order by c.relname = 'mt_streams', c.relname
            """, connection, transaction);
        command.Parameters.Add(Text(model.Schema));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tables = new List<string>();
        while (await reader.ReadAsync(ct))
            tables.Add(reader.GetString(0));
        return tables;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct, params NpgsqlParameter[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter<string> Text(string value) => new NpgsqlParameter<string> { TypedValue = value };
}
