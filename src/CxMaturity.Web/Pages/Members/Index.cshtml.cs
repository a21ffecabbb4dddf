using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Members;

/// <summary>The people of an organisation: invited, with roles, and on their way out.</summary>
[Needs(Right.ManageMembers)]
public sealed class IndexModel(MemberKeeping members, InvitationKeeping invitations, OrganizationKeeping organizations, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public Guid Member { get; set; }

    [BindProperty] public string[] Roles { get; set; } = [];

    [BindProperty] public string? Unit { get; set; }

    public Organization Organization { get; private set; } = null!;

    public Organization? Firm { get; private set; }

    public Roster Roster { get; private set; } = Roster.Initial;

    public IReadOnlyList<NamedMember> People { get; private set; } = [];

    public string? Refused { get; private set; }

    /// <summary>A link that was just made; it is shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>What the link is for.</summary>
    public string? LinkKind { get; private set; }

    public Guid Me => HttpContext.SignedIn()!.Id;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Firm = Organization.FirmId is { } firm ? await organizations.RequireAsync(firm.ToString(), ct) : null;
        (Roster, People) = await members.OfAsync(Organization.Id, ct);
    }

    public Task<IActionResult> OnPostInviteAsync(CancellationToken ct) => ChangeAsync(async organization =>
        (Link, LinkKind) = (Absolute("invitations", await invitations.InviteAsync(organization, Chosen(), Unit, ct)), "invite"), ct);

    public Task<IActionResult> OnPostWithdrawAsync(Guid invitation, CancellationToken ct) =>
        ChangeAsync(organization => invitations.WithdrawAsync(organization, invitation, ct), ct);

    public Task<IActionResult> OnPostRolesAsync(CancellationToken ct) =>
        ChangeAsync(organization => members.ChangeRolesAsync(organization, Me, Member, Chosen(), Unit, ct), ct);

    public Task<IActionResult> OnPostRemoveAsync(string? sure, CancellationToken ct) => ChangeAsync(organization =>
        sure == "yes" ? members.RemoveAsync(organization, Member, ct) : throw RefusedException.Invalid("members.remove_unconfirmed"), ct);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken ct) => ChangeAsync(organization => members.TakeBackAsync(organization, ct), ct);

    public Task<IActionResult> OnPostResetAsync(CancellationToken ct) => ChangeAsync(async organization =>
    {
        var (roster, _) = await members.OfAsync(organization, ct);
        if (roster.Find(Member) is null || !await members.MayResetAsync(HttpContext.SignedIn()!, Member, ct))
            throw RefusedException.Conflict("members.reset_elsewhere");
        (Link, LinkKind) = (Absolute("reset", await invitations.PasswordResetAsync(Member, ct)), "reset");
    }, ct);

    private string Absolute(string page, string word) => $"{Request.Scheme}://{Request.Host}{Request.PathBase}/{page}/{word}";

    private Role[] Chosen() =>
        [.. Roles.Select(typed => Rights.Roles.Cast<Role?>().FirstOrDefault(role => role.ToString() == typed) ?? throw RefusedException.Invalid("members.roles"))];

    private async Task<IActionResult> ChangeAsync(Func<Guid, Task> change, CancellationToken ct)
    {
        try
        {
            await change(Tenancy.OrganizationIdOf(Org));
            if (Link is null)
                return RedirectToPage(null, null, new { Org });
            Response.Headers.CacheControl = "no-store";
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await OnGetAsync(ct);
        return Page();
    }
}
