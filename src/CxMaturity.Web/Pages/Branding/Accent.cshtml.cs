using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Domain;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Branding;

/// <summary>The organisation's colour as a stylesheet: nothing is written into pages.</summary>
[Needs(Right.SeeOrganization)]
public sealed class AccentModel(OrganizationKeeping organizations) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, CancellationToken ct) =>
        AccentTheme.Of((await organizations.RequireAsync(org, ct)).Branding.Accent) is { } theme
            ? Content(theme.Stylesheet, "text/css; charset=utf-8")
            : throw RefusedException.Unknown("branding.no_accent");
}
