using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>What is handed over, as a file.</summary>
[Needs(Right.SeeActions)]
public sealed class FileModel(HandOverFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, CancellationToken ct)
    {
        var file = await files.OfAsync(org, HandOverChoice.Of(name => Request.Query[name]), HandOverChoice.FormatOf(Request.Query["format"]), IndexModel.Root(Request), ct);
        return File(file.Content, file.ContentType, file.Name);
    }
}
