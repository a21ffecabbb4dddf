using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>Founds organisations, finds them and keeps their settings; pages and API come through here.</summary>
public sealed class OrganizationKeeping(EventStore store, TimeProvider clock)
{
    public async Task<Guid> FoundAsync(string? name, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await store.ForInstallation().DecideAsync(Streams.Organizations, id,
            organization => OrganizationDecider.Decide(organization, new FoundOrganization(id, name ?? "", now)), ct: ct);
        return id;
    }

    /// <summary>From now on, smaller groups show nothing.</summary>
    public async Task RaiseSmallestGroupAsync(string organization, int minimum, CancellationToken ct)
    {
        var id = (await RequireAsync(organization, ct)).Id;
        var command = new RaiseSmallestGroup(minimum, clock.GetUtcNow());
        await store.ForInstallation().DecideAsync(Streams.Organizations, id, state => OrganizationDecider.Decide(state, command), ct: ct);
    }

    public Task<IReadOnlyList<Organization>> AllAsync(CancellationToken ct) => store.ForInstallation().AllAsync(Streams.Organizations, ct);

    public async Task<Organization> RequireAsync(string organization, CancellationToken ct)
    {
        var found = await store.ForInstallation().LoadAsync(Streams.Organizations, Tenancy.OrganizationIdOf(organization), ct);
        return found.State.Exists ? found.State : throw RefusedException.Unknown("organization.unknown");
    }
}
