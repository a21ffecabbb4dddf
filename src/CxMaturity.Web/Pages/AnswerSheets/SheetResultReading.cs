using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>Finds a sheet's own result as of any day; page, workbook and API come through here.</summary>
public sealed class SheetResultReading(Answering answering, ResultReading results, AsOfDates dates)
{
    /// <summary>Refused before the sheet was submitted.</summary>
    public async Task<(OpenedSheet Opened, DatedResult Dated)> OfAsync(string organization, Guid sheet, string? asOf, CancellationToken ct)
    {
        var date = dates.Read(asOf);
        var present = await answering.RequireAsync(organization, sheet, ct);
        if (present.Sheet.Status is AnswerSheetStatus.Open)
            throw RefusedException.Conflict("results.sheet_open");
        var opened = date is { } moment ? await answering.AtAsync(organization, present, moment, ct) : present;
        if (opened.Sheet.Status is AnswerSheetStatus.Unopened or AnswerSheetStatus.Open)
            throw RefusedException.Unknown("results.before_submitting", present.Sheet.ChangedAt);
        return (opened, results.OfSheet(opened.Sheet, opened.Wave));
    }
}
