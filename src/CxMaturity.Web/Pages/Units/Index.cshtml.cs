using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Units;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Units;

/// <summary>The units of an organisation on one day, as a tree with headcounts.</summary>
[Needs(Right.SeeUnits)]
public sealed class IndexModel(OrganizationKeeping organizations, UnitKeeping units) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public UnitTree Tree { get; private set; } = null!;

    public DateOnly Today => units.Today;

    /// <summary>Whether there is any unit, on whatever day.</summary>
    public bool HasAny { get; private set; }

    public async Task OnGetAsync(string? asOf, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        var all = await units.OfAsync(Org, ct);
        HasAny = all.All.Count > 0;
        Tree = all.At(units.Day(asOf));
    }
}
