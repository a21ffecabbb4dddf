using CxMaturity.Domain;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>The first account of an installation, by the link that the console prints; to anybody else this address does not exist.</summary>
[AllowAnonymous]
public sealed class SetupModel(FirstStart first, Registration registration, Sessions sessions, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string? Word { get; set; }

    [BindProperty] public AccountForm Form { get; set; } = new();

    [BindProperty] public string? OrganizationName { get; set; }

    public string? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => RequireAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await RequireAsync(ct);
        try
        {
            var (account, organization) = await registration.FirstAsync(Form.Typed(), OrganizationName, ct);
            await sessions.BeginAsync(HttpContext, account);
            return LocalRedirect($"/o/{organization}");
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    private async Task RequireAsync(CancellationToken ct)
    {
        if (!await first.OpensAsync(Word, ct))
            throw RefusedException.Unknown("account.setup_over");
    }
}
