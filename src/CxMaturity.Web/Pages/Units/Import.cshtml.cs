using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Units;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Units;

/// <summary>Units from a list: first what it would change, row by row, then the change as a whole or not at all.</summary>
[Needs(Right.ManageUnits)]
public sealed class ImportModel(OrganizationKeeping organizations, UnitKeeping units, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public string? List { get; set; }

    [BindProperty] public string? From { get; set; }

    [BindProperty] public bool ClosesOthers { get; set; }

    public Organization Organization { get; private set; } = null!;

    /// <summary>What the list would change; none before it is read.</summary>
    public UnitPlan? Plan { get; private set; }

    public bool MayBeTaken => Plan is { Events.Count: > 0 } plan && !plan.Refused.Any();

    /// <summary>Units that would end because the list does not name them.</summary>
    public IEnumerable<UnitClosed> Ending => Plan?.Events.OfType<UnitClosed>() ?? [];

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        From = units.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<IActionResult> OnPostLookAsync(CancellationToken ct) => ReadAsync(takes: false, ct);

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => ReadAsync(takes: true, ct);

    public string Sentence(RefusedException refused) => sentences.Of(refused);

    private async Task<IActionResult> ReadAsync(bool takes, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        try
        {
            if (!ModelState.IsValid)
                throw RefusedException.Invalid("branding.form");
            var command = new ImportUnits(Organization.Id, UnitList.Read(List), units.Day(From), ClosesOthers, units.Now);
            Plan = UnitImport.Plan(await units.OfAsync(Org, ct), command);
            if (Plan.Refused.Any())
                Refused = sentences.Of(Plural.Key("unit_import.faults", Plan.Refused.Count()), Plan.Refused.Count());
            if (Refused is null && takes)
            {
                await units.ChangeAsync(Org, (known, _) => UnitImport.Decide(known, command), ct);
                return RedirectToPage("Index", new { Org, asOf = From });
            }
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            Refused = sentences.Of(refused);
        }

        if (Refused is not null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
