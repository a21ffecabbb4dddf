using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>An organisation's access log as a file.</summary>
[Needs(Right.SeeAccessLog)]
public sealed class ExportModel(OrganizationKeeping organizations, AccessWorkbook workbook) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, string? what, string? who, string? from, string? to, CancellationToken ct) =>
        await workbook.OfAsync(org, (await organizations.RequireAsync(org, ct)).Name, AccessReader.Filter(what, who, from, to), ct);
}
