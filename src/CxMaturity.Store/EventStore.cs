using CxMaturity.Store.Archives;
using CxMaturity.Store.Projections;
using CxMaturity.Store.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using CxMaturity.Store.Writing;
using Npgsql;

namespace CxMaturity.Store;

/// <summary>Who caused events, as far as that may be known; written beside them.</summary>
public sealed record EventMetadata(string? UserName = null, string? CorrelationId = null, string? CausationId = null)
{
    public static readonly EventMetadata None = new();
}

/// <summary>Tells who causes what is being appended, where nothing else says so.</summary>
public interface IEventAuthor
{
    EventMetadata Current { get; }
}

/// <summary>Events and documents on PostgreSQL, in Marten 9's storage contract. Everything but the projector goes through a tenant.</summary>
public sealed partial class EventStore(
    NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectorBell bell, ProjectionHealth? health = null, ILogger<EventStore>? log = null,
    IEventAuthor? author = null) : IDisposable
{
    /// <summary>The installation's own tenant.</summary>
    public const string DefaultTenant = "*DEFAULT*";

    private readonly AppendWriter writer = new(database, model, clock, bell);
    private readonly RecentStates recent = new();
    private readonly StreamTurns turns = new();

    /// <summary>How many appends wait to be written.</summary>
    public int QueuedAppends => writer.Queued;

    /// <summary>The store as one tenant sees it. There is no other way in.</summary>
    public TenantStore For(string tenant, EventMetadata? metadata = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return new(database, model, clock, bell, writer, recent, turns, tenant, metadata ?? author?.Current ?? EventMetadata.None);
    }

    /// <summary>The installation's own tenant, for what belongs to no organisation.</summary>
    public TenantStore ForInstallation(EventMetadata? metadata = null) => For(DefaultTenant, metadata);

    /// <summary>Brings the tables into the database, and a log that comes from another cluster into this one's order.</summary>
    public Task MigrateAsync(CancellationToken ct = default) => SchemaMigration.ApplyAsync(database, model, log ?? NullLogger<EventStore>.Instance, ct);

    /// <summary>How far each read model is behind the log.</summary>
    public Task<IReadOnlyList<ProjectionLag>> LagAsync(CancellationToken ct = default) =>
        ProjectionLags.AskAsync(database, model, clock, health ?? new(), ct);

    /// <summary>
    /// Folds the log anew into one read model, for instance after its projection was corrected. Everybody goes on reading and writing;
    /// the new documents replace the old ones at once and hold what happened meanwhile.
    /// </summary>
    public async Task<Rebuilt> RebuildAsync(string projection, CancellationToken ct = default)
    {
        var known = model.Projections.FirstOrDefault(known => known.Alias == projection)
            ?? throw new ArgumentException($"There is no read model '{projection}'; there are: {string.Join(", ", model.Projections.Select(one => one.Alias))}.", nameof(projection));
        var rebuilt = await Rebuild.RunAsync(database, model, known, ct);
        health?.Moved(projection, clock.GetUtcNow());
        bell.HasMoved();
        return rebuilt;
    }

    /// <summary>Whole new streams of any tenants, all of them or none; where one is there already, <see cref="ConcurrencyException"/>.</summary>
    public Task AppendWholeAsync(IReadOnlyList<StreamWithHistory> streams, CancellationToken ct = default) => BulkAppend.RunAsync(database, model, bell, streams, ct);

    /// <summary>Removes all that is stored of a tenant, and the installation's own streams that speak of it. It does not come back.</summary>
    public async Task RemoveTenantAsync(string tenant, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, CancellationToken ct = default)
    {
        await TenantRemoval.RunAsync(database, model, clock, tenant, ofInstallation, ct);
        ForgetRecent();
    }

    /// <summary>How much there is of a tenant.</summary>
    public Task<TenantSize> MeasureAsync(string tenant, CancellationToken ct = default) => TakingOut.MeasureAsync(database, model, tenant, ct);

    /// <summary>
    /// Writes all of one tenant, as of one moment, into an archive: its log, read models and documents, and the installation's own streams
    /// that speak of it. Nothing is changed.
    /// </summary>
    public Task<ArchiveCounts> TakeOutAsync(
        string tenant, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, ArchiveDraft into, CancellationToken ct = default) =>
        TakingOut.RunAsync(database, model, tenant, ofInstallation, into, ct);

    /// <summary>Reads the log of an archive and refuses what could not be brought in; nothing is changed.</summary>
    /// <param name="ofInstallation">The streams of the installation that may be in it.</param>
    /// <param name="projections">What will fold the events once they are in.</param>
    public Task<ArchivedLog> ReadAsync(
        TenantArchive archive, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, IReadOnlyList<IProjection>? projections = null, CancellationToken ct = default) =>
        new ArchiveReading(model, archive, ofInstallation, projections ?? model.Projections).RunAsync(ct);

    /// <summary>
    /// Appends the whole log of an archive, all of it or nothing: events keep their ids, versions, times and order. Where anything of the
    /// tenant, or one of the streams, is there already, <see cref="ConcurrencyException"/>.
    /// </summary>
    /// <param name="leftOut">Streams of the installation that are in the archive and stay there.</param>
    /// <param name="besides">New streams that come into being in the same transaction.</param>
    public async Task BringInAsync(
        ArchivedLog log, IReadOnlyCollection<(StreamType Type, Guid Id)>? leftOut = null, IReadOnlyList<StreamWithHistory>? besides = null, CancellationToken ct = default)
    {
        await BringingIn.RunAsync(database, model, bell, log, leftOut ?? [], besides ?? [], ct);
        ForgetRecent();
    }

    /// <summary>Forgets what was remembered of streams; for when they were exchanged beneath the store, versions and all.</summary>
    public void ForgetRecent() => recent.Clear();

    public void Dispose() => recent.Dispose();
}
