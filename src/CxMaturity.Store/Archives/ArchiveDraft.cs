using System.IO.Compression;
using System.Text.RegularExpressions;
using CxMaturity.Store.Backups;

namespace CxMaturity.Store.Archives;

/// <summary>An archive that is being written, part by part. Whoever made the file disposes of it.</summary>
public sealed partial class ArchiveDraft : IDisposable
{
    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly List<ArchivePart> parts = [];

    public ArchiveDraft(FileStream file) =>
        (this.file, zip) = (file, new(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = ArchiveSeal.Blank });

    public Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct = default) =>
        AddAsync(name, part => part.WriteAsync(content, ct).AsTask());

    public async Task AddAsync(string name, Func<Stream, Task> write)
    {
        if (!IsName(name) || name == ArchiveManifest.Entry || parts.Exists(part => part.Name == name))
            throw new ArgumentException($"'{name}' cannot be the name of a part, or there is one already.", nameof(name));
        await using var measured = new MeasuredStream(zip.CreateEntry(name, CompressionLevel.Optimal).Open());
        await write(measured);
        parts.Add(new(name, measured.Written, measured.Sha256()));
    }

    /// <summary>Adds the manifest and the seal; nothing can be added afterwards.</summary>
    public async Task<ArchiveManifest> FinishAsync(string application, DateTimeOffset madeAt, string tenant, string name, ArchiveCounts counts, CancellationToken ct = default)
    {
        var manifest = new ArchiveManifest(ArchiveManifest.KnownFormat, application, madeAt, tenant, name, counts, parts, ArchiveManifest.HashOf(parts));
        await using (var entry = zip.CreateEntry(ArchiveManifest.Entry, CompressionLevel.Optimal).Open())
            await entry.WriteAsync(manifest.Write(), ct);
        zip.Dispose();
        await file.FlushAsync(ct);
        await BackupSeal.WriteAsync(file, ct);
        await file.FlushAsync(ct);
        return manifest;
    }

    public void Dispose() => zip.Dispose();

    /// <summary>Every segment begins with a letter or a digit, so no name leads out of a folder that somebody unpacks into.</summary>
    internal static bool IsName(string name) => name.Length <= 200 && Name().IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*\\z")]
    private static partial Regex Name();
}
