using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>An organisation that somebody may enter.</summary>
/// <param name="Through">The firm by which a consultant comes in; none for members.</param>
public sealed record MyOrganization(Organization Organization, IReadOnlyList<Role> Roles, Organization? Through);

/// <summary>Where somebody may go: the organisations of their own, and the clients of the firms that they advise for.</summary>
public sealed class MyOrganizations(EventStore store)
{
    /// <summary>By name; organisations that are gone are left out.</summary>
    public async Task<IReadOnlyList<MyOrganization>> OfAsync(Account account, CancellationToken ct)
    {
        var mine = new Dictionary<Guid, MyOrganization>();
        foreach (var id in account.Organizations)
        {
            var organization = await LoadAsync(id, ct);
            if (!organization.Exists || (await store.RosterAsync(id, ct)).Find(account.Id) is not { } member)
                continue;
            mine[id] = new(organization, member.Roles, null);
            if (member.Roles.Contains(Role.Consultant))
                foreach (var client in organization.Clients)
                    if (!mine.ContainsKey(client) && await LoadAsync(client, ct) is { Exists: true } found && found.FirmId == id)
                        mine[client] = new(found, [Role.Consultant], organization);
        }

        return [.. mine.Values.OrderBy(entry => entry.Organization.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<Organization> LoadAsync(Guid id, CancellationToken ct) => (await store.ForInstallation().LoadAsync(Streams.Organizations, id, ct)).State;
}
