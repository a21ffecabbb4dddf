using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace CxMaturity.Store.Archives;

/// <summary>An opened archive that was found whole: every byte, every part, and nothing but what its list names.</summary>
public sealed class TenantArchive : IAsyncDisposable
{
    internal const string Events = "events.ndjson", Files = "files/", ReadModels = "read-models/";

    // The end of a zip file with its comment: where it says how many parts there are.
    private const int EndOfZip = 22, CountAt = 10;
    private const int LongestManifest = 16 * 1024 * 1024;

    private readonly FileStream file;
    private readonly ZipArchive zip;

    private TenantArchive(FileStream file, ZipArchive zip, ArchiveManifest manifest, ArchiveLimits limits) =>
        (this.file, this.zip, Manifest, Limits) = (file, zip, manifest, limits);

    public ArchiveManifest Manifest { get; }

    public long Bytes => file.Length;

    internal ArchiveLimits Limits { get; }

    /// <summary>Opens a file and reads all of it; whatever is wrong with it is refused with <see cref="ArchiveException"/>.</summary>
    public static async Task<TenantArchive> OpenAsync(string path, ArchiveLimits limits, CancellationToken ct = default)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            await ArchiveSeal.CheckAsync(file, ct);
            return await Task.Run(() => OpenAsync(file, limits, ct), ct);
        }
        catch (Exception wrong)
        {
            await file.DisposeAsync();
            // The checksum was right, so whoever made the file made it wrong.
            throw wrong is InvalidDataException or EndOfStreamException ? new ArchiveException(ArchiveFault.Damaged) : wrong;
        }
    }

    /// <summary>The names of the parts that begin with this.</summary>
    public IEnumerable<string> Names(string folder) => Manifest.Parts.Select(part => part.Name).Where(name => name.StartsWith(folder, StringComparison.Ordinal));

    public Stream Open(string name) => zip.GetEntry(name)?.Open() ?? throw new ArchiveException(ArchiveFault.Parts, name);

    /// <summary>A part that fits into memory.</summary>
    public async Task<byte[]> ReadAsync(string name, CancellationToken ct = default)
    {
        if (Manifest.Parts.FirstOrDefault(part => part.Name == name) is not { } part)
            throw new ArchiveException(ArchiveFault.Parts, name);
        if (part.Bytes > Limits.DocumentMegabytes * ArchiveLimits.Megabyte)
            throw new ArchiveException(ArchiveFault.TooLarge, Limits.DocumentMegabytes);
        await using var stream = Open(name);
        var content = new byte[part.Bytes];
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        zip.Dispose();
        await file.DisposeAsync();
    }

    private static async Task<TenantArchive> OpenAsync(FileStream file, ArchiveLimits limits, CancellationToken ct)
    {
        var count = new byte[2];
        file.Position = Math.Max(0, file.Length - ArchiveSeal.Blank.Length - EndOfZip + CountAt);
        await file.ReadExactlyAsync(count, ct);
        if (BitConverter.ToUInt16(count) > limits.Parts)
            throw new ArchiveException(ArchiveFault.TooLarge, limits.UnpackedMegabytes);

        file.Position = 0;
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var manifest = await ManifestAsync(zip, ct);
        RefuseOtherParts(zip, manifest, limits);
        foreach (var part in manifest.Parts)
            await CheckAsync(zip.GetEntry(part.Name)!, part, ct);
        if (manifest.Sha256 != ArchiveManifest.HashOf(manifest.Parts))
            throw new ArchiveException(ArchiveFault.Damaged);
        return new(file, zip, manifest, limits);
    }

    private static async Task<ArchiveManifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        if (zip.GetEntry(ArchiveManifest.Entry) is not { Length: <= LongestManifest } entry)
            throw new ArchiveException(ArchiveFault.NoManifest);
        var json = new byte[LongestManifest];
        await using var stream = entry.Open();
        var length = await stream.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, ct);
        var manifest = ArchiveManifest.Read(json.AsSpan(0, length));
        if (manifest is null || length == json.Length || string.IsNullOrWhiteSpace(manifest.Tenant) || manifest.Tenant == EventStore.DefaultTenant)
            throw new ArchiveException(ArchiveFault.NoManifest);
        return manifest.Format == ArchiveManifest.KnownFormat
            ? manifest
            : throw new ArchiveException(ArchiveFault.OtherFormat, manifest.Format, ArchiveManifest.KnownFormat);
    }

    private static void RefuseOtherParts(ZipArchive zip, ArchiveManifest manifest, ArchiveLimits limits)
    {
        var named = new HashSet<string>(StringComparer.Ordinal) { ArchiveManifest.Entry };
        foreach (var part in manifest.Parts)
            if (!ArchiveDraft.IsName(part.Name) || part.Bytes < 0 || !named.Add(part.Name))
                throw new ArchiveException(ArchiveFault.Parts, part.Name);
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
            if (!named.Contains(entry.FullName) || !there.Add(entry.FullName))
                throw new ArchiveException(ArchiveFault.Parts, entry.FullName);
        if (named.FirstOrDefault(name => !there.Contains(name)) is { } missing)
            throw new ArchiveException(ArchiveFault.Parts, missing);

        // As a sum of doubles: nobody can make it run over.
        if (manifest.Parts.Sum(part => (double)part.Bytes) > (double)limits.UnpackedMegabytes * ArchiveLimits.Megabyte)
            throw new ArchiveException(ArchiveFault.TooLarge, limits.UnpackedMegabytes);
    }

    /// <summary>No part is read further than it says it is long, whatever lies behind.</summary>
    private static async Task CheckAsync(ZipArchiveEntry entry, ArchivePart part, CancellationToken ct)
    {
        await using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (long seen = 0; ;)
            {
                var read = await stream.ReadAsync(buffer, ct);
                if (read == 0)
                {
                    if (seen != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
                        throw new ArchiveException(ArchiveFault.Damaged);
                    return;
                }

                seen += read;
                if (seen > part.Bytes)
                    throw new ArchiveException(ArchiveFault.Damaged);
                hash.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
