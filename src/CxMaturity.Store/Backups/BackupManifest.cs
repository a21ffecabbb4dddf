using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxMaturity.Store.Backups;

/// <summary>What a backup says about itself; the last entry of its file.</summary>
/// <param name="Sequence">The last number that was drawn for an event.</param>
/// <param name="EventNames">The stored names that the writing application knew.</param>
/// <param name="Fingerprint">The same content has the same one, in any cluster.</param>
internal sealed record BackupManifest(
    string Application,
    string Postgres,
    DateTimeOffset MadeAt,
    long Sequence,
    IReadOnlyList<string> EventNames,
    IReadOnlyList<BackupPart> Parts,
    string Fingerprint)
{
    public const int Format = 1;
    public const string Entry = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
    };

    public BackupPart? Part(string table) => Parts.SingleOrDefault(part => part.Table == table);

    public long Rows(string table) => Part(table)?.Rows ?? 0;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static BackupManifest? Read(Stream from)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(from, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string FingerprintOf(IEnumerable<BackupPart> parts) =>
        Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => $"{part.Table} {part.Rows} {part.Sha256}")))));

    public static string Hex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}

/// <summary>One table of a backup: its rows as PostgreSQL's COPY writes them, ordered by the key.</summary>
internal sealed record BackupPart(string Table, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key, long Rows, string Sha256)
{
    [JsonIgnore]
    public string Entry => $"tables/{Table}.txt";

    /// <summary>Where the number of an event stands in its row.</summary>
    [JsonIgnore]
    public int NumberColumn => Columns.Select(column => column.Name).ToList().IndexOf(BackupTables.Sequence);

    /// <summary>Byte order, so that a cluster with another language has the same one.</summary>
    public static string OrderBy(IEnumerable<BackupColumn> columns, IEnumerable<string> key) =>
        string.Join(", ", key.Select(name => columns.Any(column => column.Name == name && column.Type == "character varying") ? $"{name} collate \"C\"" : name));

    public static string Select(string schema, string table, IReadOnlyList<BackupColumn> columns, IEnumerable<string> key) =>
        $"select {string.Join(", ", columns.Select(column => column.Name))} from {schema}.{table} order by {OrderBy(columns, key)}";
}

/// <summary>A column of a table, with the type that PostgreSQL gives it.</summary>
internal sealed record BackupColumn(string Name, string Type, bool Nullable);
