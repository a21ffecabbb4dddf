using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>When the initiatives of an organisation are due, as a calendar.</summary>
[Needs(Right.SeeActions)]
public sealed class BoardCalendarModel(OrganizationKeeping organizations, InitiativeKeeping initiatives, InitiativeReading reading, Sentences sentences) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var due = (await initiatives.AllAsync(org, ct)).Where(initiative => !initiative.IsEnded && initiative.Due is not null).OrderBy(initiative => initiative.Due).ToArray();
        var words = await reading.WordsAsync(org, due, await reading.UnitsAsync(org, ct), ct);
        return File(CalendarFile.Of($"{organization.Name}: {sentences.Of("board.title")}", due.Select(initiative => new CalendarEntry(
            $"initiative-{initiative.Id}", initiative.Due!.Value, initiative.Title, sentences.Of("initiative.owned_by", words.Owner(initiative.Owner)),
            $"{Request.Scheme}://{Request.Host}{Request.PathBase}/o/{org}/initiatives/{initiative.Id}")), initiatives.Now), CalendarFile.ContentType, "board.ics");
    }
}
