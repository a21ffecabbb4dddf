using System.Globalization;

namespace CxMaturity.Store.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Fingerprint">Two installations with the same content have the same one, and so the same results.</param>
public sealed record BackupSummary(string File, long Bytes, long Events, long Streams, string Fingerprint)
{
    private const int Mega = 1_000_000, Kilo = 1000;

    internal static BackupSummary Of(BackupArchive archive, string file) => new(
        file, archive.Bytes, archive.Manifest.Rows(BackupTables.Events), archive.Manifest.Rows(BackupTables.Streams), archive.Manifest.Fingerprint);

    public string Size => Bytes >= Mega
        ? string.Create(CultureInfo.InvariantCulture, $"{(double)Bytes / Mega:N1} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{(Bytes + Kilo - 1) / Kilo:N0} kB");

    public string Counts => string.Create(CultureInfo.InvariantCulture, $"{Events:N0} events in {Streams:N0} streams");
}
