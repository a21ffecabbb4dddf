using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>All organisations, and a new one.</summary>
public sealed class IndexModel(OrganizationKeeping keeping, Sentences sentences) : PageModel
{
    [BindProperty] public string? Name { get; set; }

    public IReadOnlyList<Organization> Organizations { get; private set; } = [];

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Organizations = await keeping.AllAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            return RedirectToPage("Show", new { org = await keeping.FoundAsync(Name, ct) });
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(ct);
            return Page();
        }
    }
}
