using CxMaturity.Store.Documents;

namespace CxMaturity.Store.Archives;

/// <summary>One stream of an archive, with what its events lead to.</summary>
internal sealed class ArchivedStream(StreamType type, Guid id, bool ofInstallation, DateTimeOffset created)
{
    public StreamType Type => type;

    public Guid Id => id;

    public bool OfInstallation => ofInstallation;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset LastAt { get; set; } = created;

    public long Version { get; set; }

    public object State { get; set; } = type.InitialState;

    public bool IsArchived { get; set; }
}

/// <summary>The log of an archive, read once and found possible: every event known, every stream without a gap, every read model foldable.</summary>
public sealed class ArchivedLog
{
    internal ArchivedLog(
        TenantArchive archive, IReadOnlyCollection<ArchivedStream> streams, IReadOnlyList<(DocumentType Type, Guid Id, string Part)> documents) =>
        (Archive, Streams, Documents) = (archive, streams, documents);

    public TenantArchive Archive { get; }

    public string Tenant => Archive.Manifest.Tenant;

    public long Events => Streams.Sum(stream => stream.Version);

    internal IReadOnlyCollection<ArchivedStream> Streams { get; }

    internal IReadOnlyList<(DocumentType Type, Guid Id, string Part)> Documents { get; }

    /// <summary>The states of the tenant's streams of a kind.</summary>
    public IReadOnlyList<TState> All<TState, TEvent>(StreamType<TState, TEvent> type) where TState : class where TEvent : class =>
        [.. Streams.Where(stream => stream.Type == type && !stream.OfInstallation).Select(stream => (TState)stream.State)];

    /// <summary>The state of a stream of the installation that speaks of the tenant; the initial one where there is none.</summary>
    public TState OfInstallation<TState, TEvent>(StreamType<TState, TEvent> type, Guid id) where TState : class where TEvent : class =>
        (TState?)Streams.FirstOrDefault(stream => stream.Type == type && stream.OfInstallation && stream.Id == id)?.State ?? type.Initial;
}
