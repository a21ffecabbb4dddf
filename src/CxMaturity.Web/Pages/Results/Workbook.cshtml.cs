using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Results;

/// <summary>The result of a wave to take home.</summary>
[Needs(Right.ExportResults)]
public sealed class WorkbookModel(ResultReading results, WorkbookExport export, AccessLog accesses) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, Guid wave, string? lang, string? asOf, string? asIf, CancellationToken ct)
    {
        var language = export.LanguageOf(lang);
        var dated = await results.OfWaveAsync(org, wave, asOf, ct, asIf: asIf);
        var organization = await export.OrganizationAsync(org, ct);
        var bytes = export.Bytes(dated, organization, language, null);
        accesses.Record(org, AccessKind.Exported, AccessDetail.Of(AccessDetail.Workbook, wave));
        return File(bytes, WorkbookExport.ContentType, WorkbookExport.FileName(dated, organization, language));
    }
}
