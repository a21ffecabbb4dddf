using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts;

/// <summary>A member with the name that only the account knows.</summary>
/// <param name="Name">None for an account that is gone.</param>
public sealed record NamedMember(Member Member, string? Name, string? UserName);

/// <summary>The people of an organisation: who they are, and what they are made.</summary>
public sealed class MemberKeeping(EventStore store, TimeProvider clock)
{
    private TenantStore Installation => store.ForInstallation();

    public async Task<(Roster Roster, IReadOnlyList<NamedMember> Members)> OfAsync(Guid organization, CancellationToken ct)
    {
        var roster = await store.RosterAsync(organization, ct);
        var accounts = (await Installation.FindAsync(Documents.Accounts, [.. roster.Members.Select(member => member.Id)], ct)).ToDictionary(found => found.Id, found => found.Value);
        return (roster, [.. roster.Members.Select(member => new NamedMember(member, accounts.GetValueOrDefault(member.Id)?.Name, accounts.GetValueOrDefault(member.Id)?.UserName))
            .OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    public Task ChangeRolesAsync(Guid organization, Guid by, Guid member, IReadOnlyList<Role> roles, string? unit, CancellationToken ct)
    {
        var command = new ChangeRoles(by, member, roles, unit, clock.GetUtcNow());
        return Installation.DecideAsync(Streams.Rosters, Rosters.IdOf(organization), roster => RosterDecider.Decide(roster, command), ct: ct);
    }

    public Task RemoveAsync(Guid organization, Guid member, CancellationToken ct)
    {
        var command = new RemoveMember(member, clock.GetUtcNow());
        return GoAsync(organization, member, roster => RosterDecider.Decide(roster, command), ct);
    }

    public Task LeaveAsync(Guid organization, Guid member, CancellationToken ct)
    {
        var command = new LeaveOrganization(member, clock.GetUtcNow());
        return GoAsync(organization, member, roster => RosterDecider.Decide(roster, command), ct);
    }

    /// <summary>The firm's consultants no longer come in.</summary>
    public async Task TakeBackAsync(Guid organization, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Installation.TransactAsync(async transaction =>
        {
            var taken = await transaction.DecideAsync(Streams.Organizations, organization, client => EntrustingDecider.Decide(client, new TakeBackFromFirm(now)), ct);
            if (taken.Events is [OrganizationTakenBack back])
                await transaction.DecideAsync(Streams.Organizations, back.FirmId, firm => EntrustingDecider.Decide(firm, new LetClientGo(organization, now)), ct);
        }, ct);
    }

    /// <summary>
    /// Whether somebody may set another's password by link. A password opens everything that its owner may see, so it takes an
    /// administrator of all of it, or whoever keeps the installation. A role of the demo, which anybody at the computer puts on, is neither.
    /// </summary>
    public async Task<bool> MayResetAsync(Account by, Guid member, CancellationToken ct)
    {
        if ((await Installation.FindAsync(Documents.Accounts, member, ct))?.Value is not { UserName: not null, IsPersona: false } account)
            return false;
        if (by.IsPersona)
            return false;
        if (by.KeepsInstallation)
            return true;
        if (account.KeepsInstallation)
            return false;
        foreach (var organization in account.Organizations)
            if ((await store.RosterAsync(organization, ct)).Find(by.Id)?.Roles.Contains(Role.Administrator) != true)
                return false;
        return true;
    }

    private Task GoAsync(Guid organization, Guid member, Func<Roster, IReadOnlyList<RosterEvent>> decide, CancellationToken ct) =>
        Installation.TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(organization), decide, ct);
            await transaction.ChangeAsync(Documents.Accounts, member, account => account with
            {
                Organizations = [.. account.Organizations.Where(known => known != organization)],
                LastOrganization = account.LastOrganization == organization ? null : account.LastOrganization
            }, ct);
        }, ct);
}
