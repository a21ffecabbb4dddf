using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>What somebody has found out otherwise than by a wave.</summary>
[Needs(Right.ManageActions)]
public sealed class NewModel(FindingKeeping findings, OrganizationKeeping organizations, Sentences sentences) : PageModel
{
    private const int Rows = 3;

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public string? Dimension { get; set; }

    [BindProperty] public List<ReferenceRow> References { get; set; } = ReferenceRow.Of([], Rows);

    public Organization Organization { get; private set; } = null!;

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Organization = await organizations.RequireAsync(Org, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        try
        {
            return RedirectToPage("Show", new { Org, finding = await findings.RecordAsync(Org, Title, Text, Dimension, ReferenceRow.Read(References), ct) });
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }
}
