using Npgsql;

namespace CxMaturity.Store.Accesses;

/// <summary>The access log of one tenant.</summary>
public sealed class AccessReading
{
    private readonly NpgsqlDataSource database;
    private readonly StoreModel model;
    private readonly string tenant;

    internal AccessReading(NpgsqlDataSource database, StoreModel model, string tenant) => (this.database, this.model, this.tenant) = (database, model, tenant);

    public async Task<AccessPage> PageAsync(AccessFilter filter, int size, long? before = null, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand();
        var wanted = $"tenant_id = ${Add(command, tenant)}";
        if (filter.What is { } what)
            wanted += $" and what = ${Add(command, what)}";
        if (filter.Who is { } who)
            wanted += $" and who = ${Add(command, who)}";
        if (filter.From is { } from)
            wanted += $" and at >= ${Add(command, from.UtcDateTime)}";
        if (filter.Until is { } until)
            wanted += $" and at < ${Add(command, until.UtcDateTime)}";
        if (before is { } place)
            wanted += $" and id < ${Add(command, place)}";
        command.CommandText = $"select id, at, what, who, detail, address from {model.Schema}.cx_access_log where {wanted} order by id desc limit {size + 1}";

        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = new List<StoredAccess>();
        while (entries.Count < size && await reader.ReadAsync(ct))
            entries.Add(new(reader.GetInt64(0), new(tenant, reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetGuid(3), reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5))));
        return new(entries, entries.Count == size && await reader.ReadAsync(ct));
    }

    /// <summary>Everybody who stands in it, in no particular order.</summary>
    public async Task<IReadOnlyList<Guid>> PeopleAsync(CancellationToken ct = default)
    {
        await using var command = database.CreateCommand($"select distinct who from {model.Schema}.cx_access_log where tenant_id = $1 and who is not null");
        Add(command, tenant);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var people = new List<Guid>();
        while (await reader.ReadAsync(ct))
            people.Add(reader.GetGuid(0));
        return people;
    }

    private static int Add<T>(NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command.Parameters.Count;
    }
}
