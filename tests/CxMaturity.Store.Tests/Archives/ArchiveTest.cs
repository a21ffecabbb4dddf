using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CxMaturity.Store.Archives;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Archives;

/// <summary>A tenant with a past, streams of the installation that speak of it, and a folder for archives.</summary>
public abstract class ArchiveTest(TestPostgres postgres) : IDisposable
{
    protected static readonly Guid Entry = Guid.Parse("7d0c1f4e-1111-4d1a-a2a5-0d1a3a1f4a77");
    protected static readonly Guid Roster = Guid.Parse("7d0c1f4e-2222-4d1a-a2a5-0d1a3a1f4a77");

    protected static readonly IReadOnlyList<(StreamType, Guid)> OfInstallation = [(Streams.Routes, Entry), (Streams.Routes, Roster)];

    protected TestPostgres Postgres => postgres;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("cx-archive-").FullName;

    protected string File => Path.Combine(Folder, "north.zip");

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }

    protected async Task<SampleStore> FilledAsync()
    {
        var sample = await SampleStore.NewAsync(postgres);
        await InstallationAsync(Entry, "Entry of north");
        var one = await sample.OpenRouteAsync();
        var other = await sample.OpenRouteAsync();
        var (first, second) = (await sample.AcceptParcelAsync(one), await sample.AcceptParcelAsync(other));
        for (var place = 1; place <= 4; place++)
        {
            await sample.ScanAsync(first, place);
            await sample.ScanAsync(second, -place);
            // A gap in the numbers, and what others do between.
            await sample.OpenRouteAsync("south");
            await sample.AskAsync<long>("select nextval('cx.mt_events_sequence')");
            sample.Clock.Now += TimeSpan.FromMinutes(7.0000003);
        }

        await sample.Events.For("north", new("1f1b3d52-0000-4d1a-a2a5-0d1a3a1f4a77")).DecideAsync(
            Streams.Routes, other, _ => [new RouteRenamed(other, "Größe \"\\\" \n\t\r ☂"), new RouteClosed(other)]);
        await InstallationAsync(Roster, "Roster of north");
        await InstallationAsync(Guid.NewGuid(), "Nobody's business");
        await sample.North.ArchiveAsync(second);
        await sample.SettleAsync();
        return sample;

        Task InstallationAsync(Guid id, string name) => sample.Events.ForInstallation().DecideAsync(Streams.Routes, id, _ => [new RouteOpened(id, name)]);
    }

    protected async Task<ArchiveManifest> TakeOutAsync(SampleStore sample, string tenant = "north")
    {
        await using var file = new FileStream(File, FileMode.Create, FileAccess.ReadWrite);
        using var draft = new ArchiveDraft(file);
        var counts = await sample.Events.TakeOutAsync(tenant, OfInstallation, draft);
        await draft.AddAsync("READ-ME.txt", "Some words."u8.ToArray());
        return await draft.FinishAsync("1.2.3", sample.Clock.Now, tenant, "North Roads", counts);
    }

    protected async Task BringInAsync(SampleStore sample, string? file = null, ArchiveLimits? limits = null, params (StreamType, Guid)[] leftOut)
    {
        await using var archive = await TenantArchive.OpenAsync(file ?? File, limits ?? new());
        await sample.Events.BringInAsync(await sample.Events.ReadAsync(archive, OfInstallation), leftOut);
    }

    /// <summary>Every row of every table with the place where it lies; equal only when nobody has written.</summary>
    protected static async Task<string[]> RowsAsync(SampleStore sample)
    {
        var lines = new List<string>();
        foreach (var table in new[] { "mt_streams", "mt_events", "mt_doc_parcel", "mt_doc_route", "mt_doc_route_log" })
            lines.AddRange(await sample.LinesAsync($"select '{table}', t.ctid::text, t.xmin::text, to_jsonb(t)::text from cx.{table} t order by 2"));
        return [.. lines];
    }

    /// <summary>The archive with parts changed, and every checksum made right again, so that only the content is wrong.</summary>
    protected void Repack(Func<string, byte[], byte[]?> change, Func<string, string>? rename = null, string format = "1", params (string Name, byte[] Content)[] more)
    {
        var parts = new List<(string Name, byte[] Content)>();
        ArchiveManifest manifest;
        using (var zip = ZipFile.OpenRead(File))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.FullName != "manifest.json"))
                if (change(entry.FullName, Content(entry)) is { } content)
                    parts.Add((rename?.Invoke(entry.FullName) ?? entry.FullName, content));
            manifest = System.Text.Json.JsonSerializer.Deserialize<ArchiveManifest>(Content(zip.GetEntry("manifest.json")!), System.Text.Json.JsonSerializerOptions.Web)!;
        }

        parts.AddRange(more);
        ArchivePart[] listed = [.. parts.Select(part => new ArchivePart(part.Name, part.Content.Length, Hash(part.Content)))];
        var lines = parts.Where(part => part.Name == "events.ndjson").Sum(part => part.Content.Count(letter => letter == '\n'));
        manifest = manifest with { Parts = listed, Counts = manifest.Counts with { Events = lines }, Sha256 = Hash(Encoding.UTF8.GetBytes(string.Join('\n', listed.Select(part => $"{part.Name} {part.Bytes} {part.Sha256}")))) };
        Write(format, [.. parts, ("manifest.json", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(manifest, System.Text.Json.JsonSerializerOptions.Web))]);
    }

    /// <summary>A sealed archive of these parts, whatever they are.</summary>
    protected void Write(string format, params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = $"CxMaturity archive, format {format}, SHA-256 {new string('0', 64)}" })
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }

        System.IO.File.WriteAllBytes(File, Sealed(file.ToArray()));
    }

    protected static byte[] Sealed(byte[] bytes) => [.. bytes[..^64], .. Encoding.ASCII.GetBytes(Hash(bytes.AsSpan(0, bytes.Length - 64)))];

    protected static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    protected static byte[] Content(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
