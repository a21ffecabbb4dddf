using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What is due from the reader, as a calendar.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class MineCalendarModel(MyThings mine, InitiativeKeeping initiatives, Sentences sentences) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        return File(CalendarFile.Of(sentences.Of("mine.title"), (await mine.OfAsync(HttpContext.SignedIn()!, ct)).Where(thing => thing.Due is not null).Select(thing => new CalendarEntry(
            $"initiative-{thing.Initiative.Id}", thing.Due!.Value, thing.Initiative.Title, thing.IsCheck ? $"{thing.Organization.Name}: {sentences.Of("mine.check")}" : thing.Organization.Name,
            $"{Request.Scheme}://{Request.Host}{Request.PathBase}/o/{thing.Organization.Id}/initiatives/{thing.Initiative.Id}")), initiatives.Now), CalendarFile.ContentType, "mine.ics");
    }
}
