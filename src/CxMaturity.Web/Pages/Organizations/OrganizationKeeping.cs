using CxMaturity.Domain;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>Founds organisations, finds them and keeps their settings; pages and API come through here.</summary>
public sealed class OrganizationKeeping(EventStore store, TimeProvider clock)
{
    /// <summary>Founds an organisation; the founder keeps its people, and works as its change team until there is one.</summary>
    /// <param name="firm">The consultancy that it entrusts itself to; the founder must advise for it.</param>
    public async Task<Guid> FoundAsync(string? name, Guid founder, string? firm, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var firmId = await FirmAsync(firm, founder, ct);
        await store.ForInstallation(new EventMetadata(founder.ToString())).TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Organizations, id,
                organization => OrganizationDecider.Decide(organization, new FoundOrganization(id, name ?? "", now)), ct);
            await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(id), roster => RosterDecider.Decide(roster, new BeginRoster(id, founder, now)), ct);
            if (firmId is { } advising)
            {
                await transaction.DecideAsync(Streams.Organizations, id, client => EntrustingDecider.Decide(client, new EntrustToFirm(advising, now)), ct);
                await transaction.DecideAsync(Streams.Organizations, advising, own => EntrustingDecider.Decide(own, new TakeOnClient(id, now)), ct);
            }

            await transaction.ChangeAsync(Documents.Accounts, founder,
                account => account with { Organizations = [.. account.Organizations, id], LastOrganization = id }, ct);
        }, ct);
        return id;
    }

    private async Task<Guid?> FirmAsync(string? firm, Guid founder, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(firm))
            return null;
        var id = Tenancy.OrganizationIdOf(firm);
        return (await store.RosterAsync(id, ct)).IsConsultant(founder) ? id : throw RefusedException.Unknown("organization.unknown");
    }

    /// <summary>From now on, smaller groups show nothing.</summary>
    public async Task RaiseSmallestGroupAsync(string organization, int minimum, CancellationToken ct)
    {
        var id = (await RequireAsync(organization, ct)).Id;
        var command = new RaiseSmallestGroup(minimum, clock.GetUtcNow());
        await store.ForInstallation().DecideAsync(Streams.Organizations, id, state => OrganizationDecider.Decide(state, command), ct: ct);
    }

    public async Task<Organization> RequireAsync(string organization, CancellationToken ct)
    {
        var found = await store.ForInstallation().LoadAsync(Streams.Organizations, Tenancy.OrganizationIdOf(organization), ct);
        return found.State.Exists ? found.State : throw RefusedException.Unknown("organization.unknown");
    }
}
