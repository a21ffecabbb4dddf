using CxMaturity.Store.Accesses;
using Npgsql;

namespace CxMaturity.Store;

public sealed partial class EventStore
{
    /// <summary>Writes entries of any tenants into their access logs.</summary>
    public async Task WriteAccessesAsync(IReadOnlyList<AccessEntry> entries, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand($"""
            insert into {model.Schema}.cx_access_log (tenant_id, at, what, who, detail, address)
            select * from unnest($1, $2, $3, $4, $5, $6)
            """);
        Each(entry => entry.Tenant);
        Each(entry => entry.At.UtcDateTime);
        Each(entry => entry.What);
        Each(entry => entry.Who);
        Each(entry => entry.Detail);
        Each(entry => entry.Address);
        await command.ExecuteNonQueryAsync(ct);

        void Each<T>(Func<AccessEntry, T> part) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. entries.Select(part)] });
    }

    /// <summary>Deletes all entries from before a moment, whosever they are.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ForgetAccessesAsync(DateTimeOffset before, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand($"delete from {model.Schema}.cx_access_log where at < $1");
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = before.UtcDateTime });
        return await command.ExecuteNonQueryAsync(ct);
    }
}

public sealed partial class TenantStore
{
    /// <summary>Who came in, was kept out, or took something away.</summary>
    public AccessReading Accesses => new(database, model, tenant);
}
