using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>A file that lies beside an initiative: to keep, never to be shown in the browser as if it were ours.</summary>
[Needs(Right.SeeActions)]
public sealed class AttachmentModel(AttachmentKeeping attachments) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, Guid initiative, Guid attachment, CancellationToken ct)
    {
        var (known, content) = await attachments.RequireAsync(org, initiative, attachment, ct);
        return File(content, known.MediaType, known.Name);
    }
}
