using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>A sheet's own result to take home.</summary>
public sealed class WorkbookModel(Answering answering, ResultReading results, WorkbookExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, Guid sheet, string? lang, CancellationToken ct)
    {
        var language = export.LanguageOf(lang);
        var opened = await answering.RequireAsync(org, sheet, ct);
        var dated = results.OfSheet(opened.Sheet, opened.Wave);
        var organization = await export.OrganizationAsync(org, ct);
        var bytes = export.Bytes(dated, organization, language, opened.Sheet.Answers);
        return File(bytes, WorkbookExport.ContentType, WorkbookExport.FileName(dated, organization, language));
    }
}
