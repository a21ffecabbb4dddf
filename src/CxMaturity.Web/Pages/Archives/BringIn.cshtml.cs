using CxMaturity.Domain;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>Brings an organisation in from its archive: upload, look, confirm.</summary>
[NeedsVisitor(VisitorIs.KeepsInstallation)]
[TakesArchives]
public sealed class BringInModel(BringingIn bringing, ArchiveFolder folder, ArchiveSettings settings, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Upload { get; set; }

    public ArchiveLook? Look { get; private set; }

    public string? Refused { get; private set; }

    public int LargestMegabytes => settings.LargestMegabytes;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (folder.Find(Upload) is { } path)
            Look = await bringing.LookAsync(path, ct);
        else if (Upload is not null)
            throw RefusedException.Invalid("archive.upload_gone");
    }

    /// <summary>Takes the file, and shows what is in it.</summary>
    public async Task<IActionResult> OnPostCheckAsync(IFormFile? archive, CancellationToken ct)
    {
        string? kept = null;
        try
        {
            if (archive is null)
                throw RefusedException.Invalid("archive.no_file");
            await using (var content = archive.OpenReadStream())
                kept = await folder.KeepAsync(content, ct);
            await bringing.LookAsync(folder.Find(kept)!, ct);
            return RedirectToPage(new { upload = kept });
        }
        catch (RefusedException refused)
        {
            if (kept is not null)
                folder.Remove(kept);
            (Refused, Upload) = (sentences.Of(refused), null);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostBringInAsync(string? sure, CancellationToken ct)
    {
        if (sure != "yes")
            throw RefusedException.Invalid("archive.unconfirmed");
        var path = folder.Find(Upload) ?? throw RefusedException.Invalid("archive.upload_gone");
        var look = await bringing.BringInAsync(path, ct);
        folder.Remove(Upload!);
        return Redirect($"/o/{look.Organization.Id}");
    }

    public IActionResult OnPostForget()
    {
        if (folder.Find(Upload) is null)
            throw RefusedException.Invalid("archive.upload_gone");
        folder.Remove(Upload!);
        return RedirectToPage(new { upload = (string?)null });
    }
}
