using System.Globalization;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>A hand-over as a workbook: initiatives and findings, each with its id. A changed status or day can be read back from it.</summary>
public static class HandOverWorkbook
{
    public static byte[] Of(HandOver handOver, Sentences sentences)
    {
        var title = handOver.To.Length == 0 ? handOver.Organization : $"{handOver.Organization} – {handOver.To}";
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream, title, handOver.At, CultureInfo.CurrentUICulture.Name))
        {
            if (handOver.Initiatives.Count > 0 || handOver.Findings.Count == 0)
                workbook.Sheet(sentences.Of("exchange.initiatives"),
                [
                    new("Id", 18), new(sentences.Of("exchange.column_title"), 40), new("Status", 18), new(sentences.Of("initiative.field.due"), 14), new(sentences.Of("initiative.field.owner"), 26),
                    new(sentences.Of("initiative.field.units"), 26), new(sentences.Of("exchange.column_text"), 70), new(sentences.Of("exchange.column_address"), 40), new(sentences.Of("exchange.column_as_of"), 32)
                ], sheet =>
                {
                    foreach (var item in handOver.Initiatives)
                        sheet.Row(SheetCell.Of(item.Id), SheetCell.Of(item.Title), SheetCell.Of(item.Status), SheetCell.Of(Day(item.Due)), SheetCell.Of(item.Owner), SheetCell.Of(item.Where),
                            SheetCell.Of(Text(item)), SheetCell.Of(item.Address, CellLook.Muted), SheetCell.Of(Moment(handOver.At), CellLook.Muted));
                    return [];
                }, frozenColumns: 2);
            if (handOver.Findings.Count > 0)
                workbook.Sheet(sentences.Of("finding.list"),
                [
                    new("Id", 18), new(sentences.Of("exchange.column_title"), 40), new("Status", 16), new(sentences.Of("trail.severity"), 12), new(sentences.Of("finding.references"), 30),
                    new(sentences.Of("exchange.column_text"), 80), new(sentences.Of("exchange.column_address"), 40)
                ], sheet =>
                {
                    foreach (var item in handOver.Findings)
                        sheet.Row(SheetCell.Of(item.Id), SheetCell.Of(item.Title), SheetCell.Of(item.Status), SheetCell.Of(item.Severity is { } severity ? sentences.Of($"Severity.{severity}") : ""),
                            SheetCell.Of(item.Where), SheetCell.Of(Text(item)), SheetCell.Of(item.Address, CellLook.Muted));
                    return [];
                }, frozenColumns: 2);
        }

        return stream.ToArray();
    }

    private static string Text(WorkItem item) => string.Join('\n', item.Parts.Select(part => $"{part.Label}: {part.Text}"));

    // As text, so that every program and every language reads the same day again.
    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
