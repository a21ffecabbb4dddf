using System.IO.Compression;

namespace CxMaturity.Store.Backups;

/// <summary>An opened backup that was found whole: every byte, every part, every row.</summary>
internal sealed class BackupArchive : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly ZipArchive zip;

    private BackupArchive(FileStream file, ZipArchive zip, BackupManifest manifest) => (this.file, this.zip, Manifest) = (file, zip, manifest);

    public BackupManifest Manifest { get; }

    public string Name => file.Name;

    public long Bytes => file.Length;

    /// <summary>How often numbers fall in the order of the log; what lies between two falls can share one transaction id.</summary>
    public long Falls { get; private set; }

    /// <summary>Opens a file and reads all of it. Whatever is wrong with it is refused with a sentence, before anybody has written.</summary>
    public static async Task<BackupArchive> OpenAsync(string path, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup {path} cannot be read: {wrong.Message}", wrong);
        }

        try
        {
            await BackupSeal.CheckAsync(file, ct);
            file.Position = 0;
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var archive = new BackupArchive(file, zip, ManifestOf(zip) ?? throw Damaged(file, "it does not say what it holds"));
            await Task.Run(() => archive.CheckParts(ct), ct);
            return archive;
        }
        catch (Exception wrong)
        {
            await file.DisposeAsync();
            // The checksum was right, so whoever made the file made it wrong.
            throw wrong is InvalidDataException or IOException ? Damaged(file, wrong.Message.TrimEnd('.')) : wrong;
        }
    }

    /// <summary>The rows of one table.</summary>
    public Stream Open(BackupPart part) => (zip.GetEntry(part.Entry) ?? throw Damaged(file, $"the table {part.Table} is missing")).Open();

    public async ValueTask DisposeAsync()
    {
        zip.Dispose();
        await file.DisposeAsync();
    }

    private static BackupManifest? ManifestOf(ZipArchive zip)
    {
        if (zip.GetEntry(BackupManifest.Entry) is not { } entry)
            return null;
        using var stream = entry.Open();
        return BackupManifest.Read(stream);
    }

    private void CheckParts(CancellationToken ct)
    {
        var tables = Manifest.Parts.Select(part => part.Table).ToHashSet(StringComparer.Ordinal);
        if (tables.Count != Manifest.Parts.Count || zip.Entries.Count != tables.Count + 1)
            throw Damaged(file, "it holds other parts than it says");
        foreach (var part in Manifest.Parts)
            CheckRows(part, ct);
        if (Manifest.Fingerprint != BackupManifest.FingerprintOf(Manifest.Parts))
            throw Damaged(file, "its fingerprint is not that of its parts");
    }

    private void CheckRows(BackupPart part, CancellationToken ct)
    {
        using var stream = Open(part);
        using var rows = new CopyRows(stream);
        var numbered = part.Table == BackupTables.Events ? part.NumberColumn : -1;
        var last = long.MinValue;
        while (rows.Next(out var row))
        {
            ct.ThrowIfCancellationRequested();
            if (!CopyField.RowFits(row.Span, part.Columns))
                throw Damaged(file, $"row {rows.Count} of the table {part.Table} is not what its columns say");
            if (numbered < 0)
                continue;
            var number = CopyField.NumberAt(row.Span, numbered);
            Falls += number < last ? 1 : 0;
            last = number;
        }

        if (rows.Count != part.Rows || rows.Sha256() != part.Sha256)
            throw Damaged(file, $"the rows of the table {part.Table} are not those that were written");
    }

    private static BackupException Damaged(FileStream file, string how) => new($"{file.Name} is damaged: {how}. Take another backup.");
}
