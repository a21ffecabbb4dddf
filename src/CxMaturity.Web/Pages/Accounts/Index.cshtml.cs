using CxMaturity.Domain;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>One's own account: name, password, passkeys, and where one is signed in.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class IndexModel(
    UserManager<Account> users, Registration registration, PasswordSignIn passwords, Passkeys passkeys, Sessions sessions, MyOrganizations organizations, Sentences sentences) : PageModel
{
    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Old { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? Again { get; set; }

    [BindProperty] public string? Credential { get; set; }

    public Account Me => HttpContext.SignedIn()!;

    public Guid? Here => Sessions.SessionOf(User);

    public IReadOnlyList<MyOrganization> Organizations { get; private set; } = [];

    public string? Refused { get; private set; }

    /// <summary>The key of what was done, said once.</summary>
    public string? Said { get; private set; }

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        Said = done is "name" or "password" or "passkey" or "sessions" ? done : null;
        Name ??= Me.Name;
        Organizations = await organizations.OfAsync(Me, ct);
    }

    public Task<IActionResult> OnPostNameAsync(CancellationToken ct) => ChangeAsync("name", async () =>
    {
        Me.Name = PersonNames.Name(Name);
        await SaveAsync();
    }, ct);

    /// <summary>Whoever changes the password stays signed in here and nowhere else.</summary>
    public Task<IActionResult> OnPostPasswordAsync(CancellationToken ct) => ChangeAsync("password", async () =>
    {
        if (Password != Again)
            throw RefusedException.Invalid("account.password_again");
        if (Me.UserName is null || (Me.PasswordHash is not null && await passwords.CheckAsync(Me.UserName, Old) is null))
            throw RefusedException.Invalid("account.password_old");
        await registration.SetPasswordAsync(Me, Password);
        await SaveAsync();
        await sessions.EndAsync(Me.Id, _ => true, ct);
        await sessions.BeginAsync(HttpContext, Me);
    }, ct);

    /// <summary>What the page's script asks for before the device is asked.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        RequirePerson();
        RequireOwnWayIn();
        return Content(await passkeys.CreationAsync(HttpContext, Me), "application/json");
    }

    public Task<IActionResult> OnPostPasskeyAsync(string? label, CancellationToken ct) => ChangeAsync("passkey", async () =>
    {
        RequireOwnWayIn();
        if (Credential is null || !await passkeys.AddAsync(HttpContext, Me, Credential, label))
            throw RefusedException.Invalid("account.passkey_refused");
    }, ct);

    public Task<IActionResult> OnPostForgetPasskeyAsync(string? id, CancellationToken ct) => ChangeAsync("passkey", async () =>
    {
        if (Me.PasswordHash is null && Me.External is null && Me.Passkeys.Count == 1)
            throw RefusedException.Conflict("account.last_way_in");
        await passkeys.RemoveAsync(Me, id ?? "");
    }, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken ct)
    {
        await sessions.EndAsync(Me.Id, known => known.Id == session, ct);
        return Back("sessions");
    }

    /// <summary>Everywhere, here included: whoever does this has lost something.</summary>
    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken ct)
    {
        await sessions.EndAsync(Me.Id, _ => true, ct);
        await sessions.EndAsync(HttpContext);
        return LocalRedirect("/sign-in");
    }

    private async Task<IActionResult> ChangeAsync(string done, Func<Task> change, CancellationToken ct)
    {
        try
        {
            RequirePerson();
            await change();
            return Back(done);
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(null, ct);
            return Page();
        }
    }

    /// <summary>A role of the demo is shared by everybody who looks around: nothing of it is changed.</summary>
    private void RequirePerson()
    {
        if (Me.IsPersona)
            throw RefusedException.Conflict("account.persona");
    }

    /// <summary>With a passkey, somebody who has left the organisation would still come in.</summary>
    private void RequireOwnWayIn()
    {
        if (Me.External is not null)
            throw RefusedException.Conflict("account.from_provider");
    }

    private async Task SaveAsync()
    {
        if (await users.UpdateAsync(Me) is { Succeeded: false })
            throw RefusedException.Conflict("changed_meanwhile");
    }

    private RedirectResult Back(string done) => Redirect($"/account?done={done}");
}
