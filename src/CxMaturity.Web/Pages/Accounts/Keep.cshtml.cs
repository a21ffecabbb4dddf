using CxMaturity.Domain;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>Keeps a sheet of one's own with an account, so that its result is found again from every browser.</summary>
[NeedsVisitor(VisitorIs.AtThisComputer)]
public sealed class KeepModel(Answering answering, Registration registration, Sessions sessions, EventStore store, Sentences sentences) : PageModel
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true), FromRoute] public Guid Sheet { get; set; }

    [BindProperty] public AccountForm Form { get; set; } = new();

    public Account? Me => HttpContext.SignedIn();

    public string? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => answering.RequireAsync(Tenancy.Self, Sheet, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        try
        {
            if (Me is { } account)
                await KeepAsync(account, ct);
            else
                await sessions.BeginAsync(HttpContext, await registration.AnyAsync(Form.Typed(), ct, Sheet));
            return LocalRedirect("/#kept");
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    private Task<Account?> KeepAsync(Account account, CancellationToken ct) => account.IsPersona
        ? throw RefusedException.Conflict("account.persona")
        : store.ForInstallation().ChangeAsync(Documents.Accounts, account.Id,
            seen => seen.Sheets.Contains(Sheet) ? seen : seen with { Sheets = [.. seen.Sheets.TakeLast(Most - 1), Sheet] }, ct);
}
