using CxMaturity.Domain;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>A place that waits for somebody: with the account one has, or a new one. The link serves once.</summary>
[AllowAnonymous]
public sealed class InvitationModel(
    InvitationKeeping invitations, OrganizationKeeping organizations, Registration registration, Sessions sessions, EventStore store, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "invitation"), FromRoute(Name = "invitation")] public string Word { get; set; } = "";

    [BindProperty] public AccountForm Form { get; set; } = new();

    public Organization Organization { get; private set; } = null!;

    public Invitation Invitation { get; private set; } = null!;

    public Account? Me => HttpContext.SignedIn();

    public string? Refused { get; private set; }

    /// <summary>Opening a link changes nothing: mail programs open links, too.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var link = await invitations.RequireAsync(SecretLinkKind.Invitation, Word, ct);
        Organization = await organizations.RequireAsync(link.OrganizationId.ToString()!, ct);
        Invitation = (await store.RosterAsync(link.OrganizationId!.Value, ct)).Invitations.First(waiting => waiting.Id == link.Subject);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        try
        {
            if (Me is { IsPersona: false } account)
                return LocalRedirect($"/o/{await invitations.JoinAsync(Word, account.Id, ct)}");

            var made = await registration.AnyAsync(Form.Typed(), ct);
            var organization = await invitations.JoinAsync(Word, made.Id, ct);
            await sessions.BeginAsync(HttpContext, made);
            return LocalRedirect($"/o/{organization}");
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }
}
