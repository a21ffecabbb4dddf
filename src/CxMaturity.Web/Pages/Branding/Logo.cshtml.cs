using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace CxMaturity.Web.Pages.Branding;

/// <summary>The logo as a file: a page shows it, and whoever opens its address gets it to keep and not to look at.</summary>
[Needs(Right.SeeOrganization)]
public sealed class LogoModel(BrandingKeeping branding) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, CancellationToken ct)
    {
        var (hash, png) = await branding.RequireLogoAsync(org, ct);
        return new FileContentResult(png, "image/png") { FileDownloadName = "logo.png", EntityTag = new EntityTagHeaderValue($"\"{hash}\"") };
    }
}
