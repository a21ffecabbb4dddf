using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CxMaturity.Store.Archives;

/// <summary>What an archive says about itself; the last part of its file.</summary>
/// <param name="Application">The version that wrote it.</param>
/// <param name="Name">Whose it is, in words.</param>
/// <param name="Sha256">Over the list of all parts with their checksums.</param>
public sealed record ArchiveManifest(
    int Format,
    string Application,
    DateTimeOffset MadeAt,
    string Tenant,
    string Name,
    ArchiveCounts Counts,
    IReadOnlyList<ArchivePart> Parts,
    string Sha256)
{
    public const int KnownFormat = 1;
    internal const string Entry = "manifest.json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false
    };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static ArchiveManifest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchiveManifest>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string HashOf(IEnumerable<ArchivePart> parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => $"{part.Name} {part.Bytes} {part.Sha256}")))));
}

/// <summary>How much of what is in an archive.</summary>
public sealed record ArchiveCounts(long Events, long Streams, long ReadModels, long Files);

/// <summary>One part of an archive.</summary>
public sealed record ArchivePart(string Name, long Bytes, string Sha256);

/// <summary>How much an archive may hold, so that a small file cannot fill a server.</summary>
public sealed record ArchiveLimits(long UnpackedMegabytes = 4000, int Parts = 20_000, int LineMegabytes = 32, int DocumentMegabytes = 64)
{
    public const long Megabyte = 1024 * 1024;
}
