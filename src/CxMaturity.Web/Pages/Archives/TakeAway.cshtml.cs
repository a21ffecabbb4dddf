using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store.Archives;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>Everything of one organisation as a file.</summary>
[Needs(Right.TakeAway)]
public sealed class TakeAwayModel(OrganizationKeeping organizations, WaveKeeping waves, TakingAway taking) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public TenantSize Size { get; private set; } = null!;

    public int Waves { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Size = await taking.MeasureAsync(Organization, ct);
        Waves = (await waves.AllAsync(Org, ct)).Count;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var made = await taking.MakeAsync(Org, ct);
        return File(made.Content, TakingAway.ContentType, made.Name);
    }
}
