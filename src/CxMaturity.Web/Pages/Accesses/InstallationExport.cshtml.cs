using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>The installation's own access log as a file.</summary>
[NeedsVisitor(VisitorIs.KeepsInstallation)]
public sealed class InstallationExportModel(AccessWorkbook workbook) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? what, string? who, string? from, string? to, CancellationToken ct) =>
        await workbook.OfAsync(null, "CxMaturity", AccessReader.Filter(what, who, from, to), ct);
}
