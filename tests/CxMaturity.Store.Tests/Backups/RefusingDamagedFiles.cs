using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Backups;

/// <summary>Whatever is wrong with a file is found before anything is written, even where it would replace what is there.</summary>
public sealed class RefusingDamagedFiles(TestPostgres postgres) : BackupTest(postgres)
{
    private const int Cuts = 60, Flips = 240;

    [Fact]
    public async Task A_file_cut_anywhere_is_refused()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        var rows = await RowsAsync(sample);

        foreach (var length in Enumerable.Range(1, Cuts).Select(cut => (int)((long)whole.Length * cut / (Cuts + 1))).Concat([1, 3, 4, 5, 63, 64, 65]).Concat(Enumerable.Range(whole.Length - 130, 130)))
            await ShouldBeRefusedAsync(sample, whole[..length], $"cut after {length} of {whole.Length} bytes");

        (await RowsAsync(sample)).ShouldBe(rows);
    }

    [Fact]
    public async Task A_single_changed_byte_anywhere_is_refused()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        var rows = await RowsAsync(sample);

        foreach (var place in Enumerable.Range(0, Flips).Select(flip => (int)((long)whole.Length * flip / Flips)).Concat(Enumerable.Range(0, 40)).Concat(Enumerable.Range(whole.Length - 160, 160)))
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= (byte)(1 << (place % 8));
            await ShouldBeRefusedAsync(sample, changed, $"byte {place} of {whole.Length} changed");
        }

        (await RowsAsync(sample)).ShouldBe(rows);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        var rows = await RowsAsync(sample);
        var random = new byte[5000];
        new Random(20260302).NextBytes(random);

        (await ShouldBeRefusedAsync(sample, [], "empty")).ShouldContain("is empty");
        (await ShouldBeRefusedAsync(sample, "-- PostgreSQL database dump\n"u8.ToArray(), "text")).ShouldContain("is not a backup of CxMaturity");
        (await ShouldBeRefusedAsync(sample, random, "noise")).ShouldContain("is not a backup of CxMaturity");
        (await ShouldBeRefusedAsync(sample, Zip(("word/document.xml", "<w/>"u8.ToArray())), "a document")).ShouldContain("something else made it");
        (await RefusalAsync(() => Of(sample).RestoreAsync(Path.Combine(Folder, "missing")))).ShouldContain("cannot be read");
        (await RefusalAsync(() => Of(sample).RestoreAsync(Folder, replace: true))).ShouldContain("cannot be read");

        (await RowsAsync(sample)).ShouldBe(rows);
    }

    [Fact]
    public async Task A_newer_format_is_refused_by_its_name()
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        var rows = await RowsAsync(sample);
        var bytes = Encoding.Latin1.GetString(await System.IO.File.ReadAllBytesAsync(File)).Replace("backup, format 1,", "backup, format 2,");

        (await ShouldBeRefusedAsync(sample, Sealed(Encoding.Latin1.GetBytes(bytes)), "newer")).ShouldContain("made by a newer CxMaturity: it has format 2");

        (await RowsAsync(sample)).ShouldBe(rows);
    }

    [Theory]
    [InlineData("manifest.json", "\"Rows\"", "\"Lines\"", "does not say what it holds")]
    [InlineData("manifest.json", "\"rows\": 21", "\"rows\": 20", "mt_events")]
    [InlineData("manifest.json", "\"mt_high_water_skips\"", "\"mt_events\"", "holds other parts than it says")]
    [InlineData("manifest.json", "\"fingerprint\": \"", "\"fingerprint\": \"0", "fingerprint")]
    [InlineData("tables/mt_events.txt", "parcel_scanned", "parcel_scorned", "not those that were written")]
    [InlineData("tables/mt_events.txt", "\t{", "\t{{", "row 1 of the table mt_events")]
    [InlineData("tables/mt_events.txt", "\tnorth\t", "\tno\trth\t", "row")]
    [InlineData("tables/mt_streams.txt", "\tf\n", "\tmaybe\n", "row")]
    [InlineData("tables/mt_streams.txt", "\tf\n", "\tf", "the last row has no end")]
    [InlineData("tables/mt_event_progression.txt", "\t7\t", "\tseven\t", "row 1 of the table mt_event_progression")]
    public async Task A_part_that_is_not_what_was_written_is_refused_even_under_a_right_seal(string entry, string right, string wrong, string sentence)
    {
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        var rows = await RowsAsync(sample);
        (string Name, byte[] Content)[] entries;
        using (var zip = await ZipFile.OpenReadAsync(File))
            entries = [.. zip.Entries.Select(part => (part.FullName, Content(part)))];
        var text = Encoding.UTF8.GetString(entries.Single(part => part.Name == entry).Content);
        var changed = text.Replace(right, wrong, StringComparison.OrdinalIgnoreCase);
        changed.ShouldNotBe(text);

        var refusal = await ShouldBeRefusedAsync(sample, Zip([.. entries.Select(part => part.Name == entry ? (part.Name, Encoding.UTF8.GetBytes(changed)) : part)]), sentence);

        refusal.ShouldContain("is damaged");
        refusal.ShouldContain(sentence);
        (await RowsAsync(sample)).ShouldBe(rows);
    }

    private async Task<string> ShouldBeRefusedAsync(SampleStore sample, byte[] content, string what)
    {
        var file = Path.Combine(Folder, "wrong.backup");
        await System.IO.File.WriteAllBytesAsync(file, content);
        string? sentence = null;
        try
        {
            await Of(sample).RestoreAsync(file, replace: true);
        }
        catch (CxMaturity.Store.Backups.BackupException refused)
        {
            sentence = refused.Message;
        }

        sentence.ShouldNotBeNull(what).ShouldContain(file);
        return sentence;
    }

    private static byte[] Content(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // A file of another program has no seal.
            if (entries.Any(entry => entry.Name == "manifest.json"))
                zip.Comment = $"CxMaturity backup, format 1, SHA-256 {new string('0', 64)}";
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        var bytes = file.ToArray();
        return entries.Any(entry => entry.Name == "manifest.json") ? Sealed(bytes) : bytes;
    }

    private static byte[] Sealed(byte[] bytes) =>
        [.. bytes[..^64], .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, bytes.Length - 64))))];
}
