using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Access;

/// <summary>What somebody is in one organisation.</summary>
/// <param name="Unit">The unit that a unit lead leads.</param>
/// <param name="IsProgram">Whether a program came in with a token, and no person.</param>
public sealed record OrganizationAccess(Guid OrganizationId, IReadOnlyCollection<Role> Roles, string? Unit = null, bool IsProgram = false)
{
    /// <summary>No token makes tokens, nor takes everything away: it would outlive itself.</summary>
    public bool May(Right right) => Rights.Allow(Roles, right) && !(IsProgram && right is (Right.ManageTokens or Right.TakeAway));

    /// <summary>The one unit whose results are seen; none where all are. Whoever leads no unit sees of none.</summary>
    public string? OnlyUnit => May(Right.SeeResults) ? null : Unit ?? "";
}

/// <summary>Finds out what somebody is in an organisation: a member, a firm's consultant, a program with a token, or nobody.</summary>
public sealed class OrganizationDoor(EventStore store)
{
    /// <returns>None for strangers, and for organisations that do not exist: nobody can tell one from the other.</returns>
    public async Task<OrganizationAccess?> FindAsync(string organization, HttpContext context, CancellationToken ct)
    {
        if (!Tenancy.TryOrganizationId(organization, out var id))
            return null;
        if (context.Features.Get<TokenIn>() is { } token)
            return token.OrganizationId == id ? new(id, [token.Writes ? Role.ChangeTeam : Role.Analyst], IsProgram: true) : null;
        return context.SignedIn() is { } account ? await FindAsync(id, account.Id, ct) : null;
    }

    public async Task<OrganizationAccess?> FindAsync(Guid organization, Guid account, CancellationToken ct)
    {
        var found = (await store.ForInstallation().LoadAsync(Streams.Organizations, organization, ct)).State;
        if (!found.Exists)
            return null;
        var member = (await store.RosterAsync(organization, ct)).Find(account);
        var roles = new HashSet<Role>(member?.Roles ?? []);
        if (await IsOfItsFirmAsync(found, account, ct))
            roles.Add(Role.Consultant);
        return roles.Count == 0 ? null : new(organization, roles, member?.Unit);
    }

    private async Task<bool> IsOfItsFirmAsync(Organization organization, Guid account, CancellationToken ct) =>
        organization.FirmId is { } firm && (await store.RosterAsync(firm, ct)).IsConsultant(account);
}
