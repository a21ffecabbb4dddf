using CxMaturity.Domain.Access;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Authorization;

namespace CxMaturity.Web.Access;

/// <summary>Opens an organisation's addresses to those who may.</summary>
public sealed class RightCheck(OrganizationDoor door, EventStore store) : AuthorizationHandler<NeedsAttribute>
{
    public const string Organization = "org";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (context.Resource is not HttpContext http || http.GetRouteValue(Organization) is not string organization)
            return;
        if (http.Access() is null && await door.FindAsync(organization, http, http.RequestAborted) is { } found)
            http.Features.Set(found);
        if (http.Access() is { } access)
            await RememberAsync(http, access.OrganizationId);

        if (http.Access()?.May(requirement.Right) == true && TokenIn.Admits(http))
            context.Succeed(requirement);
    }

    /// <summary>The last one is where somebody begins the next time.</summary>
    private async Task RememberAsync(HttpContext http, Guid organization)
    {
        if (http.SignedIn() is { } account && account.LastOrganization != organization)
            await store.ForInstallation().ChangeAsync(Documents.Accounts, account.Id, seen => seen with { LastOrganization = organization }, http.RequestAborted);
    }
}

/// <summary>Opens what belongs to no organisation to those who may.</summary>
public sealed class VisitorCheck(EventStore store, FirstStart first, DemoShowing demo) : AuthorizationHandler<NeedsVisitorAttribute>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsVisitorAttribute requirement)
    {
        if (context.Resource is HttpContext http && await IsAsync(http, requirement.Visitor))
            context.Succeed(requirement);
    }

    public async Task<bool> IsAsync(HttpContext http, VisitorIs visitor)
    {
        var (account, isHere) = (http.SignedIn(), Visitors.AreAtThisComputer(http));
        return visitor switch
        {
            VisitorIs.SignedIn => account is not null,
            VisitorIs.AtThisComputer => account is not null || isHere,
            VisitorIs.KeepsInstallation => account?.KeepsInstallation == true || (isHere && await IsNobodyKnownAsync(http)),
            VisitorIs.MayFound => account is { IsPersona: false } && (account.KeepsInstallation || await AdvisesAsync(account, http.RequestAborted)),
            VisitorIs.MayLookAround => (isHere && (demo.IsOn || !await first.IsOverAsync(http.RequestAborted))) || await IsAsync(http, VisitorIs.MayFound),
            _ => false
        };
    }

    /// <summary>Nobody has an account yet, or nobody can be known because the database is away: then whoever sits here has to see what is wrong.</summary>
    private async Task<bool> IsNobodyKnownAsync(HttpContext http)
    {
        if (http.Features.Get<DatabaseAway>() is not null)
            return true;
        try
        {
            return !await first.IsOverAsync(http.RequestAborted).WaitAsync(Patience, http.RequestAborted);
        }
        catch (Exception away) when (RefusalHandling.IsDatabaseAway(away))
        {
            return true;
        }
    }

    private async Task<bool> AdvisesAsync(Account account, CancellationToken ct)
    {
        foreach (var organization in account.Organizations)
            if ((await store.RosterAsync(organization, ct)).IsConsultant(account.Id))
                return true;
        return false;
    }
}
