using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>The way in: by name and password, by passkey, or through the organisation's own sign-in.</summary>
[AllowAnonymous]
public sealed class SignInModel(PasswordSignIn passwords, Passkeys passkeys, Sessions sessions, FirstStart first, VisitorCheck visitors, ProviderChoice provider, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    [BindProperty] public string? UserName { get; set; }

    [BindProperty] public string? Password { get; set; }

    /// <summary>What the device answered, as JSON.</summary>
    [BindProperty] public string? Credential { get; set; }

    public string? Refused { get; private set; }

    /// <summary>Nobody can sign in where nobody has an account.</summary>
    public bool IsNobodyThere { get; private set; }

    public bool MayLookAround { get; private set; }

    public ProviderChoice Provider => provider;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.SignedIn() is not null)
            return LocalRedirect(LocalReturn.Of(ReturnUrl));
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await passwords.CheckAsync(UserName?.Trim(), Password) is { } account ? await InAsync(account) : await RefuseAsync("account.sign_in_refused", ct);

    /// <summary>What the page's script asks for before the device is asked.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestAsync(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken ct) =>
        Credential is not null && await passkeys.CheckAsync(HttpContext, Credential) is { } account ? await InAsync(account) : await RefuseAsync("account.passkey_refused", ct);

    private async Task<IActionResult> InAsync(Account account)
    {
        await sessions.BeginAsync(HttpContext, account);
        return LocalRedirect(ReturnUrl is null && account.LastOrganization is { } last ? $"/o/{last}" : LocalReturn.Of(ReturnUrl));
    }

    private async Task<IActionResult> RefuseAsync(string key, CancellationToken ct)
    {
        Refused = sentences.Of($"refused.{key}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        IsNobodyThere = !await first.IsOverAsync(ct);
        MayLookAround = await visitors.IsAsync(HttpContext, VisitorIs.MayLookAround);
    }
}
