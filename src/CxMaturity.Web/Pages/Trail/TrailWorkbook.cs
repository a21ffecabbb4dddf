using System.Globalization;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>The trail as a workbook: one row per change.</summary>
public static class TrailWorkbook
{
    public static byte[] Of(string organization, IReadOnlyList<TrailLine> lines, bool isCut, DateTimeOffset now, Sentences sentences)
    {
        SheetColumn[] columns =
        [
            new(sentences.Of("trail.column_at"), 18), new(sentences.Of("trail.kind"), 20), new(sentences.Of("trail.person"), 28),
            new(sentences.Of("trail.column_told"), 70), new(sentences.Of("trail.column_changes"), 60)
        ];
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream, $"{organization} – {sentences.Of("trail.title")}", now, CultureInfo.CurrentUICulture.Name))
            workbook.Sheet(sentences.Of("trail.title"), columns, sheet =>
            {
                foreach (var line in lines)
                    sheet.Row(SheetCell.Of(line.At.ToLocalTime()), SheetCell.Of(sentences.Of($"trail.kind.{line.Kind}")), SheetCell.Of(line.Who),
                        SheetCell.Of(line.Told.Sentence), SheetCell.Of(Changes(line)));
                if (isCut)
                    sheet.Row(SheetCell.Empty, SheetCell.Empty, SheetCell.Empty, SheetCell.Of(sentences.Of("trail.cut", lines.Count)), SheetCell.Empty);
                return [];
            }, heading: organization, frozenColumns: 1);
        return stream.ToArray();
    }

    private static string Changes(TrailLine line) => string.Join('\n', line.Told.Differences.Select(difference =>
        difference.Before is { } before ? $"{difference.What}: {before} → {difference.After ?? "–"}" : $"{difference.What}: {difference.After ?? "–"}"));
}
