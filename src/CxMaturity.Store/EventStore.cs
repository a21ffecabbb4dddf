using CxMaturity.Store.Projections;
using CxMaturity.Store.Schema;
using Npgsql;

namespace CxMaturity.Store;

/// <summary>Who caused events, as far as that may be known; written beside them.</summary>
public sealed record EventMetadata(string? UserName = null, string? CorrelationId = null, string? CausationId = null)
{
    public static readonly EventMetadata None = new();
}

/// <summary>Events and documents on PostgreSQL, in Marten 9's storage contract. Everything but the projector goes through a tenant.</summary>
public sealed class EventStore(
    NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectorBell bell, ProjectionHealth? health = null)
{
    /// <summary>The installation's own tenant.</summary>
    public const string DefaultTenant = "*DEFAULT*";

    /// <summary>The store as one tenant sees it. There is no other way in.</summary>
    public TenantStore For(string tenant, EventMetadata? metadata = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return new(database, model, clock, bell, tenant, metadata ?? EventMetadata.None);
    }

    /// <summary>The installation's own tenant, for what belongs to no organisation.</summary>
    public TenantStore ForInstallation() => For(DefaultTenant);

    /// <summary>Brings the tables into the database, and a log that comes from another cluster into this one's order.</summary>
    public Task MigrateAsync(CancellationToken ct = default) => SchemaMigration.ApplyAsync(database, model, ct);

    /// <summary>How far each read model is behind the log.</summary>
    public Task<IReadOnlyList<ProjectionLag>> LagAsync(CancellationToken ct = default) =>
        ProjectionLags.AskAsync(database, model, clock, health ?? new(), ct);
}
