using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>
/// Removes the demo with all that was added to it; nothing but a demo can be removed here. The organisation's page sends its one click
/// here, and whoever comes by the address is asked first.
/// </summary>
[Needs(Right.RemoveDemo)]
public sealed class RemoveModel(OrganizationKeeping organizations, DemoKeeping demo) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        if (!Organization.IsDemo)
            throw RefusedException.Unknown("demo.not_a_demo");
    }

    public async Task<IActionResult> OnPostAsync(string? sure, CancellationToken ct)
    {
        await organizations.RequireAsync(Org, ct);
        if (sure != "yes")
            throw RefusedException.Invalid("demo.remove_unconfirmed");
        await demo.RemoveAsync(Org, ct);
        return RedirectToPage("Index", new { removed = "yes" });
    }
}
