using System.Runtime.InteropServices;
using System.Text.Json;
using CxMaturity.Store.Documents;
using CxMaturity.Store.Projections;

namespace CxMaturity.Store.Archives;

/// <summary>
/// Reads the log of an archive as it will be brought in, and tries everything that could fail afterwards: an event that no projection
/// can fold would hold up the read models of everybody.
/// </summary>
internal sealed class ArchiveReading(StoreModel model, TenantArchive archive, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, IReadOnlyList<IProjection> projections)
{
    private readonly Dictionary<(bool OfInstallation, Guid Id), ArchivedStream> streams = [];
    private readonly HashSet<Guid> events = [];
    private readonly Folded[] folded = [.. projections.Select(projection => new Folded(projection, []))];

    public async Task<ArchivedLog> RunAsync(CancellationToken ct)
    {
        await Task.Run(() => CheckLines(ct), ct);
        var counts = archive.Manifest.Counts;
        if (events.Count == 0 || counts.Events != events.Count || counts.Streams != streams.Count)
            throw new ArchiveException(ArchiveFault.Damaged);
        var documents = archive.Names(TenantArchive.Files).Select(Document).ToArray();
        foreach (var (type, _, part) in documents)
            await CheckAsync(type, part, ct);
        return new(archive, streams.Values, documents);
    }

    /// <summary>The events of an archive, one after the other, with the number of their line.</summary>
    public static IEnumerable<(ArchivedEvent Event, long Number)> Lines(TenantArchive archive, CancellationToken ct)
    {
        using var stream = archive.Open(TenantArchive.Events);
        using var lines = new BoundedLines(stream, archive.Limits.LineMegabytes);
        for (long number = 1; lines.Next(out var line); number++)
        {
            ct.ThrowIfCancellationRequested();
            yield return (Parsed(line.Span, number), number);
        }
    }

    private static ArchivedEvent Parsed(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            return ArchivedEvent.Read(line) is { IsPlausible: true } happened ? happened : throw new ArchiveException(ArchiveFault.Event, number);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new ArchiveException(ArchiveFault.Event, number);
        }
    }

    private void CheckLines(CancellationToken ct)
    {
        foreach (var (happened, number) in Lines(archive, ct))
            Check(happened, number);
    }

    private void Check(ArchivedEvent happened, long number)
    {
        var stream = StreamOf(happened, number);
        if (happened.Version != stream.Version + 1 || !events.Add(happened.Id))
            throw new ArchiveException(ArchiveFault.Event, number);
        object? read;
        try
        {
            read = model.Read(happened.Type, JsonMarshal.GetRawUtf8Value(happened.Data));
            if (read is not null && !stream.Type.Takes(read))
                throw new ArchiveException(ArchiveFault.Event, number);
            if (read is not null)
                Fold(stream, read);
        }
        catch (Exception wrong) when (wrong is not ArchiveException)
        {
            // Whatever our own reading and folding make of content that nobody of us has written.
            throw new ArchiveException(ArchiveFault.Event, number);
        }

        if (read is null)
            throw new ArchiveException(ArchiveFault.UnknownEvent, happened.Type, archive.Manifest.Application);
        (stream.Version, stream.LastAt, stream.IsArchived) = (happened.Version, happened.Timestamp > stream.LastAt ? happened.Timestamp : stream.LastAt, happened.Archived);
    }

    private void Fold(ArchivedStream stream, object happened)
    {
        stream.State = stream.Type.Fold(stream.State, happened);
        var tenant = stream.OfInstallation ? EventStore.DefaultTenant : archive.Manifest.Tenant;
        for (var i = 0; i < projections.Count; i++)
            if ((projections[i].Events is not { } types || types.Any(type => type.IsInstanceOfType(happened))) && projections[i].KeyOf(happened) is { } key)
                folded[i].Add(tenant, key, happened);
    }

    private ArchivedStream StreamOf(ArchivedEvent happened, long number)
    {
        var own = (happened.Of is not null, happened.Stream);
        if (streams.TryGetValue(own, out var known))
            return known.Type.Name == happened.StreamType ? known : throw new ArchiveException(ArchiveFault.Event, number);
        var type = model.Streams.FirstOrDefault(stream => stream.Name == happened.StreamType)
            ?? throw new ArchiveException(ArchiveFault.UnknownStream, happened.StreamType, archive.Manifest.Application);
        if (own.Item1 && !ofInstallation.Contains((type, happened.Stream)))
            throw new ArchiveException(ArchiveFault.OthersStream, number);
        return streams[own] = new(type, happened.Stream, own.Item1, happened.Timestamp);
    }

    private (DocumentType, Guid, string) Document(string part)
    {
        var names = part[TenantArchive.Files.Length..].Split('/');
        var type = names.Length == 2 ? model.Documents.FirstOrDefault(document => document.Alias == names[0] && !document.StaysHere) : null;
        return type is not null && Guid.TryParseExact(names[1].Replace(".json", "", StringComparison.Ordinal), "D", out var id) && names[1] == $"{id}.json"
            ? (type, id, part)
            : throw new ArchiveException(ArchiveFault.Document, part);
    }

    private async Task CheckAsync(DocumentType type, string part, CancellationToken ct)
    {
        var content = await archive.ReadAsync(part, ct);
        try
        {
            if (JsonSerializer.Deserialize(content, type.Content, model.Json) is null)
                throw new ArchiveException(ArchiveFault.Document, part);
        }
        catch (Exception wrong) when (wrong is not ArchiveException)
        {
            throw new ArchiveException(ArchiveFault.Document, part);
        }
    }
}
