using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>What the demo shows, the one click that makes it, and the roles in which one can look around.</summary>
[NeedsVisitor(VisitorIs.MayLookAround)]
public sealed class IndexModel(DemoKeeping demo, DemoPersonas personas, Sessions sessions) : PageModel
{
    public bool IsThere { get; private set; }

    /// <summary>Said once, after removing; an old address does not say it of a demo that is there.</summary>
    public bool WasRemoved { get; private set; }

    /// <summary>Whether roles are put on here: only at the computer itself, and never over an account of one's own.</summary>
    public bool MayPutOn => Visitors.AreAtThisComputer(HttpContext) && HttpContext.SignedIn() is null or { IsPersona: true };

    public async Task OnGetAsync(string? removed, CancellationToken ct)
    {
        IsThere = await demo.ExistsAsync(ct);
        WasRemoved = removed is not null && !IsThere;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await demo.EnsureAsync(ct);
        if (HttpContext.SignedIn() is { IsPersona: false } account)
            await personas.AdmitAsync(account, ct);
        else if (HttpContext.SignedIn() is null)
            await sessions.BeginAsync(HttpContext, (await personas.FindAsync(Role.ChangeTeam, ct))!);
        return LocalRedirect(DemoOrganization.Address);
    }

    public async Task<IActionResult> OnPostAsAsync(string? role, CancellationToken ct)
    {
        if (!MayPutOn)
            throw new AccessRefusedException(StatusCodes.Status403Forbidden, "access.forbidden");
        if (!Enum.TryParse<Role>(role, out var worn) || !Enum.IsDefined(worn) || worn.ToString() != role)
            throw RefusedException.Invalid("members.roles");
        await demo.EnsureAsync(ct);
        await sessions.BeginAsync(HttpContext, (await personas.FindAsync(worn, ct))!);
        return LocalRedirect(DemoOrganization.Address);
    }
}
