using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>Whether an executive may be shown as part of a group smaller than the minimum; said and taken back until the wave closes.</summary>
[AllowAnonymous]
public sealed class ConsentModel(Answering answering) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Sheet { get; set; }

    public OpenedSheet Opened { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Opened = await answering.RequireAsync(Org, Sheet, ct);
        if (Opened.Sheet.Audience != Audience.X)
            throw RefusedException.Invalid("sheet.consent_executives_only");
    }

    public async Task<IActionResult> OnPostAsync(string? consents, CancellationToken ct)
    {
        if (consents is not ("true" or "false"))
            throw RefusedException.Invalid("sheet.consent_form");
        await answering.ConsentAsync(Org, Sheet, consents == "true", ct);
        return RedirectToPage("Consent", new { Org, Sheet });
    }
}
