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
public sealed class EventStore(NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectorBell bell)
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

    /// <summary>Whole new streams of any tenants, all of them or none; where one is there already, <see cref="ConcurrencyException"/>.</summary>
    public Task AppendWholeAsync(IReadOnlyList<StreamWithHistory> streams, CancellationToken ct = default) => BulkAppend.RunAsync(database, model, bell, streams, ct);

    /// <summary>Removes all that is stored of a tenant, and the installation's own streams that speak of it. It does not come back.</summary>
    public Task RemoveTenantAsync(string tenant, IReadOnlyList<(StreamType Type, Guid Id)> ofInstallation, CancellationToken ct = default) =>
        TenantRemoval.RunAsync(database, model, clock, tenant, ofInstallation, ct);

    /// <summary>Brings the tables into the database.</summary>
    public Task MigrateAsync(CancellationToken ct = default) => SchemaMigration.ApplyAsync(database, model, ct);
}
