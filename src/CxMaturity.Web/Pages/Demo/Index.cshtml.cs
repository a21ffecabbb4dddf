using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>What the demo shows, and the one click that makes it or leads to it.</summary>
public sealed class IndexModel(DemoKeeping demo) : PageModel
{
    public bool IsThere { get; private set; }

    /// <summary>Said once, after removing; an old address does not say it of a demo that is there.</summary>
    public bool WasRemoved { get; private set; }

    public async Task OnGetAsync(string? removed, CancellationToken ct)
    {
        IsThere = await demo.ExistsAsync(ct);
        WasRemoved = removed is not null && !IsThere;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await demo.EnsureAsync(ct);
        return LocalRedirect(DemoOrganization.Address);
    }
}
