using System.Globalization;
using CxMaturity.Store.Accesses;
using CxMaturity.Web.Access;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>What an access log shows, to take away; that it was taken stands in it from then on.</summary>
public sealed class AccessWorkbook(AccessReader reader, AccessLog accesses, Sentences sentences, TimeProvider clock)
{
    private const int MostLines = 20_000;
    private const int AtOnce = 1000;

    /// <param name="organization">Whose log; none for the installation's own.</param>
    public async Task<FileContentResult> OfAsync(string? organization, string heading, AccessFilter filter, CancellationToken ct)
    {
        var lines = new List<AccessLine>();
        long? next = null;
        do
        {
            var page = await reader.PageAsync(organization, filter, AtOnce, next, ct);
            lines.AddRange(page.Lines);
            next = page.Next;
        }
        while (next is not null && lines.Count < MostLines);

        var now = clock.GetUtcNow();
        accesses.Record(organization, AccessKind.Exported, AccessDetail.AccessLog);
        return new(Bytes(heading, lines, next is not null, now), ResultsWorkbook.ContentType) { FileDownloadName = $"cxmaturity-access-log-{now:yyyy-MM-dd}.xlsx" };
    }

    private byte[] Bytes(string heading, List<AccessLine> lines, bool isCut, DateTimeOffset now)
    {
        SheetColumn[] columns =
        [
            new(sentences.Of("trail.column_at"), 18), new(sentences.Of("access.what"), 26), new(sentences.Of("trail.person"), 28), new(sentences.Of("access.detail"), 50),
            new(sentences.Of("access.network"), 24)
        ];
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream, $"{heading} – {sentences.Of("access.title")}", now, CultureInfo.CurrentUICulture.Name))
            workbook.Sheet(sentences.Of("access.title"), columns, sheet =>
            {
                foreach (var line in lines)
                    sheet.Row(SheetCell.Of(line.At.ToLocalTime()), SheetCell.Of(line.What), SheetCell.Of(line.Who), SheetCell.Of(line.Detail), SheetCell.Of(line.Address));
                if (isCut)
                    sheet.Row(SheetCell.Empty, SheetCell.Empty, SheetCell.Empty, SheetCell.Of(sentences.Of("trail.cut", lines.Count)), SheetCell.Empty);
                return [];
            }, heading: heading, frozenColumns: 1);
        return stream.ToArray();
    }
}
