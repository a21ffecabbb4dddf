using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxMaturity.Store.Archives;

namespace CxMaturity.Web.Tests.Archives;

/// <summary>An archive in the hands of somebody who knows how its checksums are made.</summary>
internal static class AnArchive
{
    private const string Manifest = "manifest.json";

    public static IReadOnlyDictionary<string, byte[]> Parts(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return zip.Entries.ToDictionary(entry => entry.FullName, Content);
    }

    public static string Text(byte[] archive, string part) => Encoding.UTF8.GetString(Parts(archive)[part]);

    public static ArchiveManifest ManifestOf(byte[] archive) => JsonSerializer.Deserialize<ArchiveManifest>(Parts(archive)[Manifest], JsonSerializerOptions.Web)!;

    /// <summary>Changed in its parts, with every checksum made right again.</summary>
    public static byte[] With(byte[] archive, Func<string, string, string?> change, Func<ArchiveManifest, ArchiveManifest>? about = null)
    {
        var parts = Parts(archive).Where(part => part.Key != Manifest)
            .Select(part => (Name: part.Key, Content: part.Key.EndsWith(".xlsx", StringComparison.Ordinal) ? part.Value : Bytes(change(part.Key, Encoding.UTF8.GetString(part.Value)))))
            .Where(part => part.Content is not null).ToArray();
        ArchivePart[] listed = [.. parts.Select(part => new ArchivePart(part.Name, part.Content!.Length, Hash(part.Content)))];
        var manifest = ManifestOf(archive) with { Parts = listed, Sha256 = Hash(Encoding.UTF8.GetBytes(string.Join('\n', listed.Select(part => $"{part.Name} {part.Bytes} {part.Sha256}")))) };
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = $"CxMaturity archive, format 1, SHA-256 {new string('0', 64)}" })
            foreach (var (name, content) in parts.Append((Manifest, JsonSerializer.SerializeToUtf8Bytes(about?.Invoke(manifest) ?? manifest, JsonSerializerOptions.Web))))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content!);
            }

        var bytes = file.ToArray();
        return [.. bytes[..^64], .. Encoding.ASCII.GetBytes(Hash(bytes[..^64]))];
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
