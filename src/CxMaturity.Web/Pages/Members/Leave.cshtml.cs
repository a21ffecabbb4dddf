using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Members;

/// <summary>The way out of an organisation, for whoever wants to go.</summary>
[Needs(Right.SeeOrganization)]
public sealed class LeaveModel(MemberKeeping members) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(string? sure, CancellationToken ct)
    {
        if (sure != "yes")
            throw RefusedException.Invalid("members.leave_unconfirmed");
        if (HttpContext.SignedIn() is not { IsPersona: false } me)
            throw RefusedException.Conflict("account.persona");
        await members.LeaveAsync(Tenancy.OrganizationIdOf(Org), me.Id, ct);
        return LocalRedirect("/account");
    }

    public IActionResult OnGet() => Redirect($"/o/{Org}");
}
