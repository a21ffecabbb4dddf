using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CxMaturity.Store.Backups;

/// <summary>
/// The last line of a backup: the zip file's own comment, with a checksum of every byte before the checksum. So a cut or a changed byte
/// anywhere is seen before anything is read, and the file still opens with any zip program.
/// </summary>
internal static partial class BackupSeal
{
    private const int HashLength = 64;
    private const int LongestSeal = 160;

    /// <summary>The comment while the checksum is still unknown.</summary>
    public static string Blank { get; } =
        string.Create(CultureInfo.InvariantCulture, $"CxMaturity backup, format {BackupManifest.Format}, SHA-256 ") + new string('0', HashLength);

    public static async Task WriteAsync(FileStream file, CancellationToken ct)
    {
        var hash = await HashAsync(file, ct);
        file.Position = file.Length - HashLength;
        await file.WriteAsync(Encoding.ASCII.GetBytes(hash), ct);
    }

    /// <summary>Refuses whatever is not a whole, unchanged backup in a format that is known here.</summary>
    public static async Task CheckAsync(FileStream file, CancellationToken ct)
    {
        if (file.Length == 0)
            throw new BackupException($"{file.Name} is empty.");
        var start = new byte[4];
        var end = new byte[(int)Math.Min(LongestSeal, file.Length)];
        file.Position = 0;
        var isZip = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct) == start.Length && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
        if (!isZip)
            throw new BackupException($"{file.Name} is not a backup of CxMaturity.");
        file.Position = file.Length - end.Length;
        await file.ReadExactlyAsync(end, ct);

        var seal = Pattern().Match(Encoding.Latin1.GetString(end));
        if (!seal.Success)
            throw new BackupException($"{file.Name} is not a whole backup of CxMaturity: it was cut short, or something else made it.");
        if (seal.Groups["hash"].Value != await HashAsync(file, ct))
            throw new BackupException($"{file.Name} is damaged: its content does not have the checksum that it had when it was made. Take another backup.");
        if (seal.Groups["format"].Value != BackupManifest.Format.ToString(CultureInfo.InvariantCulture))
            throw new BackupException(
                $"{file.Name} was made by a newer CxMaturity: it has format {seal.Groups["format"].Value}, and format {BackupManifest.Format} is known here. Update CxMaturity first.");
    }

    /// <summary>Of everything before the checksum at the end of the file.</summary>
    internal static async Task<string> HashAsync(FileStream file, CancellationToken ct)
    {
        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        for (var left = file.Length - HashLength; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
            if (read == 0)
                throw new BackupException($"{file.Name} became shorter while it was read.");
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return BackupManifest.Hex(hash.GetHashAndReset());
    }

    [GeneratedRegex("CxMaturity backup, format (?<format>[0-9]{1,9}), SHA-256 (?<hash>[0-9a-f]{64})\\z")]
    private static partial Regex Pattern();
}
