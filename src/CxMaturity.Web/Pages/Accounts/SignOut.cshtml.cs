using CxMaturity.Web.Accounts;
using CxMaturity.Web.Accounts.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>The way out: here, in the cookie, and at the provider where the session came from there.</summary>
[AllowAnonymous]
public sealed class SignOutModel(Sessions sessions, ProviderSignOut provider) : PageModel
{
    /// <summary>Where the provider signs out too.</summary>
    public string? Onward { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Onward = await provider.WayOfAsync(await sessions.EndAsync(HttpContext), Request, ct);
        if (Onward is null)
            return LocalRedirect("/");
        // No redirect: the content security policy would stop a form that is led to another host.
        Response.Headers["Refresh"] = $"0;url={Onward}";
        return Page();
    }
}
