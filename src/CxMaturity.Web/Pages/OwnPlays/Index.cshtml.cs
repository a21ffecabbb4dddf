using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Plays;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>The plays of an organisation's playbook that the address asks for.</summary>
public abstract class PlaybookModel(Playbooks playbooks, OrganizationKeeping organizations) : PlayListModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public Playbook Book { get; private set; } = null!;

    public override string Address => $"/o/{Org}/plays";

    public bool MayManage => HttpContext.Access()?.May(Right.ManageActions) == true;

    public override bool IsOwn(string play) => Book.OwnOf(play) is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Organization, Book) = (await organizations.RequireAsync(Org, ct), await playbooks.OfAsync(Org, ct));
        Choose(Book.Shown);
    }
}

/// <summary>The playbook as an organisation sees it.</summary>
[Needs(Right.SeeActions)]
public sealed class IndexModel(Playbooks playbooks, OrganizationKeeping organizations) : PlaybookModel(playbooks, organizations);
