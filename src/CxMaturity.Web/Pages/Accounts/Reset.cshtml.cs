using CxMaturity.Domain;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>A new password by an administrator's link. The old sessions end with the old password.</summary>
[AllowAnonymous]
public sealed class ResetModel(InvitationKeeping links, Registration registration, Sessions sessions, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "reset"), FromRoute(Name = "reset")] public string Word { get; set; } = "";

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? Again { get; set; }

    public string? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => links.RequireAsync(SecretLinkKind.PasswordReset, Word, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        try
        {
            if (Password != Again)
                throw RefusedException.Invalid("account.password_again");
            var account = await links.ResetAsync(Word, known => registration.SetPasswordAsync(known, Password), ct);
            await sessions.BeginAsync(HttpContext, account);
            return LocalRedirect("/account");
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }
}
