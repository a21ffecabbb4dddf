using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>A sheet's own result to take home.</summary>
[AllowAnonymous]
public sealed class WorkbookModel(SheetResultReading results, WorkbookExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, Guid sheet, string? lang, string? asOf, CancellationToken ct)
    {
        var language = export.LanguageOf(lang);
        var (opened, dated) = await results.OfAsync(org, sheet, asOf, ct);
        var organization = await export.OrganizationAsync(org, ct);
        var bytes = export.Bytes(dated, organization, language, opened.Sheet.Answers);
        return File(bytes, WorkbookExport.ContentType, WorkbookExport.FileName(dated, organization, language));
    }
}
