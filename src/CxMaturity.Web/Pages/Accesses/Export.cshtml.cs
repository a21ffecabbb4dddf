using CxMaturity.Domain.Access;
using System.Globalization;
using CxMaturity.Web.Access;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>What the access log shows, to take away; that it was taken stands in it from then on.</summary>
[Needs(Right.SeeAccessLog)]
public sealed class ExportModel(OrganizationKeeping organizations, AccessReader reader, AccessLog accesses, Sentences sentences, TimeProvider clock) : PageModel
{
    private const int MostLines = 20_000;
    private const int AtOnce = 1000;

    public async Task<IActionResult> OnGetAsync(string org, string? what, string? who, string? from, string? to, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var (filter, lines) = (AccessReader.Filter(what, who, from, to), new List<AccessLine>());
        long? next = null;
        do
        {
            var page = await reader.PageAsync(org, filter, AtOnce, next, ct);
            lines.AddRange(page.Lines);
            next = page.Next;
        }
        while (next is not null && lines.Count < MostLines);

        var now = clock.GetUtcNow();
        accesses.Record(org, AccessKind.Exported, AccessDetail.AccessLog);
        return File(Bytes(organization.Name, lines, next is not null, now), ResultsWorkbook.ContentType, $"cxmaturity-access-log-{now:yyyy-MM-dd}.xlsx");
    }

    private byte[] Bytes(string organization, List<AccessLine> lines, bool isCut, DateTimeOffset now)
    {
        SheetColumn[] columns =
        [
            new(sentences.Of("trail.column_at"), 18), new(sentences.Of("access.what"), 26), new(sentences.Of("trail.person"), 28), new(sentences.Of("access.detail"), 50),
            new(sentences.Of("access.network"), 24)
        ];
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream, $"{organization} – {sentences.Of("access.title")}", now, CultureInfo.CurrentUICulture.Name))
            workbook.Sheet(sentences.Of("access.title"), columns, sheet =>
            {
                foreach (var line in lines)
                    sheet.Row(SheetCell.Of(line.At.ToLocalTime()), SheetCell.Of(line.What), SheetCell.Of(line.Who), SheetCell.Of(line.Detail), SheetCell.Of(line.Address));
                if (isCut)
                    sheet.Row(SheetCell.Empty, SheetCell.Empty, SheetCell.Empty, SheetCell.Of(sentences.Of("trail.cut", lines.Count)), SheetCell.Empty);
                return [];
            }, heading: organization, frozenColumns: 1);
        return stream.ToArray();
    }
}
