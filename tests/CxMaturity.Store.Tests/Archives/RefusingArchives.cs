using System.Text;
using CxMaturity.Store.Archives;
using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Archives;

/// <summary>Whatever is wrong with an archive is found before anything is written.</summary>
public sealed class RefusingArchives(TestPostgres postgres) : ArchiveTest(postgres)
{
    private const int Cuts = 50, Flips = 200;

    [Fact]
    public async Task A_file_cut_anywhere_is_refused()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        foreach (var length in Enumerable.Range(0, Cuts).Select(cut => (int)((long)whole.Length * cut / Cuts)).Concat([1, 3, 4, 5, 64, 160]).Concat(Enumerable.Range(whole.Length - 130, 130)))
            (await RefusedAsync(whole[..length], $"cut after {length}")).ShouldBeOneOf(ArchiveFault.Foreign, ArchiveFault.Cut, ArchiveFault.Damaged);
    }

    [Fact]
    public async Task A_single_changed_byte_anywhere_is_refused()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        foreach (var place in Enumerable.Range(0, Flips).Select(flip => (int)((long)whole.Length * flip / Flips)).Concat(Enumerable.Range(0, 40)).Concat(Enumerable.Range(whole.Length - 160, 160)))
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= (byte)(1 << (place % 8));
            (await RefusedAsync(changed, $"byte {place}")).ShouldBeOneOf(ArchiveFault.Foreign, ArchiveFault.Cut, ArchiveFault.Damaged);
        }
    }

    [Fact]
    public async Task Something_else_is_refused()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        var random = new byte[5000];
        new Random(20260302).NextBytes(random);

        (await RefusedAsync([], "empty")).ShouldBe(ArchiveFault.Foreign);
        (await RefusedAsync(random, "noise")).ShouldBe(ArchiveFault.Foreign);
        (await RefusedAsync([.. "PK\u0003\u0004"u8, .. random], "noise after the mark of a zip")).ShouldBe(ArchiveFault.Cut);
        (await RefusedAsync(Sealed([.. "PK\u0003\u0004"u8, .. random, .. "CxMaturity archive, format 1, SHA-256 "u8, .. new byte[64]]), "noise under a seal")).ShouldBeOneOf(ArchiveFault.Damaged, ArchiveFault.TooLarge);
        (await RefusedAsync(Sealed([.. "PK\u0003\u0004"u8, .. random, .. "CxMaturity backup, format 1, SHA-256 "u8, .. new byte[64]]), "a backup")).ShouldBe(ArchiveFault.Cut);
    }

    [Fact]
    public async Task Another_format_is_refused_by_its_name()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        Repack((_, content) => content, format: "2");
        var refused = await Should.ThrowAsync<ArchiveException>(OpenAsync());
        (refused.Fault, refused.Values[0]).ShouldBe((ArchiveFault.OtherFormat, "2"));

        Write("1", ("manifest.json", Encoding.UTF8.GetBytes("""{"format":7,"application":"9","madeAt":"2030-01-01T00:00:00Z","tenant":"north","name":"","counts":{"events":0,"streams":0,"readModels":0,"files":0},"parts":[],"sha256":""}""")));
        refused = await Should.ThrowAsync<ArchiveException>(OpenAsync());
        (refused.Fault, refused.Values[0]).ShouldBe((ArchiveFault.OtherFormat, 7));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":1,"application":"1","madeAt":"2030-01-01T00:00:00Z","tenant":"*DEFAULT*","name":"","counts":{"events":0,"streams":0,"readModels":0,"files":0},"parts":[],"sha256":""}""")]
    [InlineData("""{"format":1,"application":"1","madeAt":"2030-01-01T00:00:00Z","tenant":" ","name":"","counts":{"events":0,"streams":0,"readModels":0,"files":0},"parts":[],"sha256":""}""")]
    [InlineData("""{"format":1,"format":1,"application":"1","madeAt":"2030-01-01T00:00:00Z","tenant":"north","name":"","counts":{"events":0,"streams":0,"readModels":0,"files":0},"parts":[],"sha256":""}""")]
    public async Task An_archive_that_does_not_say_what_it_holds_is_refused(string manifest)
    {
        Write("1", ("manifest.json", Encoding.UTF8.GetBytes(manifest)));

        (await Should.ThrowAsync<ArchiveException>(OpenAsync())).Fault.ShouldBe(ArchiveFault.NoManifest);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\windows")]
    [InlineData("files/../events")]
    [InlineData("C:/events")]
    [InlineData("files/.hidden")]
    public async Task A_part_whose_name_leads_elsewhere_is_refused(string name)
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        Repack((_, content) => content, part => part == "READ-ME.txt" ? name : part);

        (await Should.ThrowAsync<ArchiveException>(OpenAsync())).Fault.ShouldBeOneOf(ArchiveFault.Parts, ArchiveFault.Damaged);
    }

    [Fact]
    public async Task A_part_that_is_there_twice_or_missing_or_a_stranger_is_refused()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        Repack((_, content) => content, more: ("READ-ME.txt", "Other words."u8.ToArray()));
        (await Should.ThrowAsync<ArchiveException>(OpenAsync())).Fault.ShouldBe(ArchiveFault.Parts);
        await System.IO.File.WriteAllBytesAsync(File, whole);
        Repack((name, content) => name == "events.ndjson" ? null : content);
        (await Should.ThrowAsync<ArchiveException>(BringInAsync(sample))).Fault.ShouldBe(ArchiveFault.Parts);
        Write("1", [.. Parts(whole), ("stranger.exe", [1])]);
        (await Should.ThrowAsync<ArchiveException>(OpenAsync())).Fault.ShouldBe(ArchiveFault.Parts);
        Write("1", [.. Parts(whole).Where(part => part.Name != "READ-ME.txt")]);
        (await Should.ThrowAsync<ArchiveException>(OpenAsync())).Fault.ShouldBe(ArchiveFault.Parts);
        Write("1", [.. Parts(whole).Select(part => part.Name == "READ-ME.txt" ? (part.Name, "Some wards."u8.ToArray()) : part)]);
        (await Should.ThrowAsync<ArchiveException>(OpenAsync())).Fault.ShouldBe(ArchiveFault.Damaged);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_much_is_refused_whatever_it_says_about_itself()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        var bomb = new byte[30_000_000];
        Repack((_, content) => content, more: ("files/bomb.json", bomb));

        new FileInfo(File).Length.ShouldBeLessThan(200_000);
        (await Should.ThrowAsync<ArchiveException>(OpenAsync(new(UnpackedMegabytes: 20)))).Fault.ShouldBe(ArchiveFault.TooLarge);
        (await Should.ThrowAsync<ArchiveException>(OpenAsync(new(Parts: 3)))).Fault.ShouldBe(ArchiveFault.TooLarge);

        // Said to be small, it is not read further than that.
        Write("1", [.. Parts(await System.IO.File.ReadAllBytesAsync(File)).Select(part => part.Name == "manifest.json"
            ? (part.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(part.Content).Replace("30000000", "3", StringComparison.Ordinal)))
            : part)]);
        (await Should.ThrowAsync<ArchiveException>(OpenAsync(new(UnpackedMegabytes: 20)))).Fault.ShouldBe(ArchiveFault.Damaged);
    }

    [Fact]
    public async Task A_line_without_end_is_refused()
    {
        await using var sample = await FilledAsync();
        await TakeOutAsync(sample);
        Repack((name, content) => name == "events.ndjson" ? [.. content, .. Encoding.ASCII.GetBytes(new string('a', 3_000_000)), (byte)'\n'] : content);

        (await Should.ThrowAsync<ArchiveException>(BringInAsync(sample, limits: new(LineMegabytes: 1)))).Fault.ShouldBe(ArchiveFault.TooLarge);
    }

    [Theory]
    [InlineData("\"type\":\"parcel_scanned\"", "\"type\":\"parcel_scorned\"", ArchiveFault.UnknownEvent)]
    [InlineData("\"streamType\":\"parcel\"", "\"streamType\":\"crate\"", ArchiveFault.UnknownStream)]
    [InlineData("\"streamType\":\"parcel\"", "\"streamType\":\"route\"", ArchiveFault.Event)]
    [InlineData("\"type\":\"parcel_scanned\"", "\"type\":\"route_closed\"", ArchiveFault.Event)]
    [InlineData("\"version\":1,", "\"version\":2,", ArchiveFault.Event)]
    [InlineData("\"version\":3,", "\"version\":2,", ArchiveFault.Event)]
    [InlineData("\"version\":1,", "\"version\":-1,", ArchiveFault.Event)]
    [InlineData("\"Place\":", "\"Place\":\"x\",\"No\":", ArchiveFault.Event)]
    [InlineData("\"Size\":", "\"Size\":\"Huge\",\"No\":", ArchiveFault.Event)]
    [InlineData("\"data\":{", "\"data\":[],\"more\":{", ArchiveFault.Event)]
    [InlineData("\"data\":{", "\"data\":{\"\\ud800\":1,", null)]
    [InlineData("\"data\":{", "\"data\":{\"a\":\"\\u0000\",", ArchiveFault.Untaken)]
    [InlineData("\"timestamp\":\"2026", "\"timestamp\":\"0001", ArchiveFault.Event)]
    [InlineData("\"timestamp\":\"2026", "\"timestamp\":\"soon", ArchiveFault.Event)]
    [InlineData("\"of\":\"installation\"", "\"of\":\"south\"", ArchiveFault.Event)]
    [InlineData("\"of\":\"installation\"", "\"of\":\"installation\",\"of\":\"installation\"", ArchiveFault.Event)]
    [InlineData("7d0c1f4e-1111", "7d0c1f4e-9999", ArchiveFault.OthersStream)]
    [InlineData("\"stream\":\"", "\"stream\":\"x", ArchiveFault.Event)]
    [InlineData("}}\n", "}\n", ArchiveFault.Event)]
    [InlineData("}}\n", "}}\n\n", ArchiveFault.Event)]
    public async Task An_event_that_cannot_have_happened_is_refused_even_under_right_checksums(string right, string wrong, ArchiveFault? fault)
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        Repack((name, content) =>
        {
            if (name != "events.ndjson")
                return content;
            var text = Encoding.UTF8.GetString(content);
            text.ShouldContain(right);
            return Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal));
        });

        var refused = await Should.ThrowAsync<ArchiveException>(BringInAsync(there));

        if (fault is not null)
            refused.Fault.ShouldBe(fault.Value);
        (await RowsAsync(there)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_is_there_twice_or_missing_or_out_of_its_order_is_refused()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        foreach (var change in new Func<string[], IEnumerable<string>>[] { lines => [.. lines, lines[^1]], lines => lines[..^1], lines => lines[1..], lines => lines.Reverse(), _ => [] })
        {
            await System.IO.File.WriteAllBytesAsync(File, whole);
            Repack((name, content) => name == "events.ndjson"
                ? Encoding.UTF8.GetBytes(string.Concat(change(Encoding.UTF8.GetString(content).TrimEnd('\n').Split('\n')).Select(line => line + "\n")))
                : content);
            (await Should.ThrowAsync<ArchiveException>(BringInAsync(there))).Fault.ShouldBeOneOf(ArchiveFault.Event, ArchiveFault.Damaged);
        }

        (await RowsAsync(there)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_would_stop_a_read_model_is_refused()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        await TakeOutAsync(here);
        await using var archive = await TenantArchive.OpenAsync(File, new());

        (await Should.ThrowAsync<ArchiveException>(there.Events.ReadAsync(archive, OfInstallation, [new RouteLogProjection { Poison = -3 }]))).Fault.ShouldBe(ArchiveFault.Event);
        (await there.Events.ReadAsync(archive, OfInstallation, [new RouteLogProjection { Poison = 77 }])).Events.ShouldBe(16);
    }

    private async Task OpenAsync(ArchiveLimits? limits = null) => await (await TenantArchive.OpenAsync(File, limits ?? new())).DisposeAsync();

    private async Task<ArchiveFault> RefusedAsync(byte[] content, string what)
    {
        await System.IO.File.WriteAllBytesAsync(File, content);
        try
        {
            await OpenAsync();
        }
        catch (ArchiveException refused)
        {
            return refused.Fault;
        }

        throw new ShouldAssertException(what);
    }

    private static IReadOnlyList<(string Name, byte[] Content)> Parts(byte[] whole)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(whole));
        return [.. zip.Entries.Select(entry => (entry.FullName, Content(entry)))];
    }
}
