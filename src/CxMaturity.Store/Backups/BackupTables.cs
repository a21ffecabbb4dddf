using Npgsql;

namespace CxMaturity.Store.Backups;

/// <summary>
/// Which tables of the store a backup carries. Read models and the projector's progress are not among them: the projector makes them
/// anew from the log. Neither are transaction ids, which belong to a cluster, and columns that PostgreSQL computes.
/// </summary>
public static class BackupTables
{
    internal const string Streams = "mt_streams";
    internal const string Events = "mt_events";
    internal const string TransactionId = "transaction_id";
    internal const string Sequence = "seq_id";

    /// <summary>In an order in which every row finds what it refers to.</summary>
    public static IReadOnlyList<string> Carried(StoreModel model) =>
    [
        Streams, Events, "mt_event_progression", "mt_high_water_skips", "mt_doc_deadletterevent",
        .. model.Streams.Select(stream => $"mt_doc_{stream.Name}"), .. model.Documents.Select(document => $"mt_doc_{document.Alias}")
    ];

    /// <summary>Emptied by a restore.</summary>
    public static IReadOnlyList<string> Rebuilt(StoreModel model) =>
        [.. model.Projections.Select(projection => $"mt_doc_{projection.Alias}"), "cx_projection_progress"];

    /// <summary>
    /// Neither carried nor touched. Who came in here is kept for a while and then forgotten; a backup would keep it for as long as the
    /// file lasts, and a restore would take away what tells who restored it.
    /// </summary>
    public static IReadOnlyList<string> LeftAlone { get; } = ["cx_access_log"];

    internal sealed record Column(string Name, string Type, bool Nullable, bool FillsItself, bool Computed)
    {
        public bool IsCarriedFrom(string table) => !Computed && !(table == Events && Name == TransactionId);
    }

    internal sealed record Table(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<string> Key)
    {
        public IReadOnlyList<BackupColumn> Carried =>
            [.. Columns.Where(column => column.IsCarriedFrom(Name)).Select(column => new BackupColumn(column.Name, column.Type, column.Nullable))];

        /// <summary>The log is carried in its own order, which is that of transactions and not that of numbers.</summary>
        public IReadOnlyList<string> Order => Name == Events ? [TransactionId, Sequence] : Key;
    }

    /// <summary>The tables that the schema has, by name.</summary>
    internal static async Task<Dictionary<string, Table>> ReadAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select c.relname, a.attname, format_type(a.atttypid, null), not a.attnotnull, a.atthasdef, a.attgenerated <> '',
                coalesce(array_position(i.indkey::int2[], a.attnum), -1)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where n.nspname = $1 and c.relkind in ('r', 'p')
            order by c.relname, a.attnum
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<(string Table, Column Column, int Place)>();
        while (await reader.ReadAsync(ct))
            rows.Add((reader.GetString(0), new(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4), reader.GetBoolean(5)), reader.GetInt32(6)));
        return rows.GroupBy(row => row.Table).ToDictionary(rows => rows.Key, rows => new Table(
            rows.Key,
            [.. rows.Select(row => row.Column)],
            [.. rows.Where(row => row.Place >= 0).OrderBy(row => row.Place).Select(row => row.Column.Name)]));
    }
}
