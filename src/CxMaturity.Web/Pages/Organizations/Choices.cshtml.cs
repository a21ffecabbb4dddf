using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>The list behind the name in the header: where somebody can go from here.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class ChoicesModel(MyOrganizations mine) : PageModel
{
    /// <summary>Where the reader is.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Here { get; set; }

    public IReadOnlyList<MyOrganization> Organizations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        Organizations = await mine.OfAsync(HttpContext.SignedIn()!, ct);
    }
}
