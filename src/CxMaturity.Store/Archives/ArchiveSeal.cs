using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Store.Backups;

namespace CxMaturity.Store.Archives;

/// <summary>The last line of an archive, as that of a backup: the zip file's own comment, with a checksum of every byte before it.</summary>
internal static partial class ArchiveSeal
{
    private const int LongestSeal = 160;

    /// <summary>The comment while the checksum is still unknown; <see cref="BackupSeal.WriteAsync"/> puts it in.</summary>
    public static string Blank { get; } =
        string.Create(CultureInfo.InvariantCulture, $"CxMaturity archive, format {ArchiveManifest.KnownFormat}, SHA-256 ") + new string('0', 64);

    public static async Task CheckAsync(FileStream file, CancellationToken ct)
    {
        var start = new byte[4];
        var end = new byte[(int)Math.Min(LongestSeal, file.Length)];
        file.Position = 0;
        if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct) < start.Length || !start.AsSpan().SequenceEqual("PK\u0003\u0004"u8))
            throw new ArchiveException(ArchiveFault.Foreign);
        file.Position = file.Length - end.Length;
        await file.ReadExactlyAsync(end, ct);

        var seal = Pattern().Match(Encoding.Latin1.GetString(end));
        if (!seal.Success)
            throw new ArchiveException(ArchiveFault.Cut);
        if (seal.Groups["hash"].Value != await BackupSeal.HashAsync(file, ct))
            throw new ArchiveException(ArchiveFault.Damaged);
        if (seal.Groups["format"].Value != ArchiveManifest.KnownFormat.ToString(CultureInfo.InvariantCulture))
            throw new ArchiveException(ArchiveFault.OtherFormat, seal.Groups["format"].Value, ArchiveManifest.KnownFormat);
    }

    [GeneratedRegex("CxMaturity archive, format (?<format>[0-9]{1,9}), SHA-256 (?<hash>[0-9a-f]{64})\\z")]
    private static partial Regex Pattern();
}
