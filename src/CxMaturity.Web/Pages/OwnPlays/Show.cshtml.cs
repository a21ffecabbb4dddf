using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>One play within an organisation: what it says, who uses it, and what may be done with it.</summary>
[Needs(Right.SeeActions)]
public sealed class ShowModel(
    Playbooks playbooks, OwnPlayKeeping plays, InitiativeKeeping initiatives, OrganizationKeeping organizations, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "own"), FromRoute(Name = "own")] public string Id { get; set; } = "";

    [BindProperty] public string? Reason { get; set; }

    public Organization Organization { get; private set; } = null!;

    public Playbook Book { get; private set; } = null!;

    /// <summary>None where the text of an own play cannot be read any more.</summary>
    public PlayText? Text { get; private set; }

    /// <summary>None for a play that the product brings.</summary>
    public OwnPlay? Own { get; private set; }

    /// <summary>Why the text cannot be read.</summary>
    public IReadOnlyList<ContentFault> Faults { get; private set; } = [];

    public IReadOnlyList<Initiative> Users { get; private set; } = [];

    public string? Refused { get; private set; }

    public string Address => $"/o/{Org}/plays";

    public bool MayManage => HttpContext.Access()?.May(Right.ManageActions) == true;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) => ChangeAsync(() => plays.WithdrawAsync(Org, Id, Reason, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostBringBackAsync(CancellationToken ct) => ChangeAsync(() => plays.BringBackAsync(Org, Id, ct), ct);

    private async Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
            return RedirectToPage(null, null, new { Org, own = Id });
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            await LoadAsync(ct);
            Refused = sentences.Of(refused);
            Response.StatusCode = refused.Kind == RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        (Organization, Book) = (await organizations.RequireAsync(Org, ct), await playbooks.OfAsync(Org, ct));
        (Text, Own) = (Book.Find(Id), Book.OwnOf(Id));
        if (Text is null && Own is null)
            throw RefusedException.Unknown("own_play.unknown");
        if (Text is null)
            Faults = playbooks.FaultsOf(Book, Own!.Code, Own.German, Own.English);
        Users = [.. (await initiatives.AllAsync(Org, ct)).Where(initiative => initiative.PlayId == Id)];
    }
}
