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
    public TenantStore ForInstallation() => For(DefaultTenant);

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

    /// <summary>Forgets what was remembered of streams; for when they were exchanged beneath the store, versions and all.</summary>
    public void ForgetRecent() => recent.Clear();

    public void Dispose() => recent.Dispose();
}
