using CxMaturity.Domain.Access;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>What the trail shows, to take away.</summary>
[Needs(Right.SeeTrail)]
public sealed class ExportModel(OrganizationKeeping organizations, TrailReading trail, AccessLog accesses, Sentences sentences, TimeProvider clock) : PageModel
{
    private const int MostLines = 10_000;
    private const int AtOnce = 500;

    public async Task<IActionResult> OnGetAsync(string org, string? kind, string? person, string? from, string? to, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var (filter, may, lines) = (TrailFilter.Of(kind, person, from, to), TrailRights.Of(HttpContext), new List<TrailLine>());
        EventCursor? next = null;
        do
        {
            var page = await trail.PageAsync(org, filter, may, AtOnce, next, ct);
            lines.AddRange(page.Lines);
            next = page.Next;
        }
        while (next is not null && lines.Count < MostLines);

        var now = clock.GetUtcNow();
        var bytes = TrailWorkbook.Of(organization.Name, lines, next is not null, now, sentences);
        accesses.Record(org, AccessKind.Exported, AccessDetail.Trail);
        return File(bytes, ResultsWorkbook.ContentType, $"cxmaturity-trail-{now:yyyy-MM-dd}.xlsx");
    }
}
