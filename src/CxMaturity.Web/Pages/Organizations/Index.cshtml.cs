using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>The organisations that are open to somebody, and a new one.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class IndexModel(OrganizationKeeping keeping, MyOrganizations mine, VisitorCheck visitors, Sentences sentences) : PageModel
{
    [BindProperty] public string? Name { get; set; }

    public IReadOnlyList<MyOrganization> Organizations { get; private set; } = [];

    public bool MayFound { get; private set; }

    public bool KeepsInstallation => HttpContext.SignedIn()?.KeepsInstallation == true;

    /// <summary>The consultancy that the new one entrusts itself to.</summary>
    [BindProperty] public string? Firm { get; set; }

    public IReadOnlyList<Organization> Firms => [.. Organizations.Where(entry => entry.Through is null && entry.Roles.Contains(Role.Consultant)).Select(entry => entry.Organization)];

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organizations = await mine.OfAsync(HttpContext.SignedIn()!, ct);
        MayFound = await visitors.IsAsync(HttpContext, VisitorIs.MayFound);
    }

    [HandlerNeedsVisitor(VisitorIs.MayFound)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            return RedirectToPage("Show", new { org = await keeping.FoundAsync(Name, HttpContext.SignedIn()!.Id, Firm, ct) });
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
