using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>A new idea on the board, by itself or from a play and the findings that it answers.</summary>
[Needs(Right.ManageActions)]
public sealed class NewModel(OrganizationKeeping organizations, InitiativeKeeping initiatives, InitiativeReading reading, FindingKeeping findings, KnownPlaysOf playsOf, Sentences sentences)
    : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    /// <summary>The id that it will have, so that a form sent twice proposes once.</summary>
    [BindProperty] public string? Id { get; set; }

    [BindProperty(SupportsGet = true)] public string? Title { get; set; }

    [BindProperty(SupportsGet = true)] public string? Play { get; set; }

    [BindProperty(SupportsGet = true)] public string[] Findings { get; set; } = [];

    public Organization Organization { get; private set; } = null!;

    /// <summary>The findings that the play works on, or that were chosen; newest first.</summary>
    public IReadOnlyList<Finding> Near { get; private set; } = [];

    /// <summary>All others that somebody can do something about.</summary>
    public IReadOnlyList<Finding> Others { get; private set; } = [];

    public InitiativeWords Words { get; private set; } = null!;

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Id = initiatives.NewId().ToString();
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var id = await initiatives.ProposeAsync(Org, Title ?? "", Play, [.. Findings.Where(finding => finding.Length > 0).Select(InitiativeCommands.IdIn)], ct,
                string.IsNullOrEmpty(Id) ? null : InitiativeCommands.IdIn(Id));
            return RedirectToPage("Show", new { Org, initiative = id });
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = refused.Kind == RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Words = await reading.WordsAsync(Org, [], await reading.UnitsAsync(Org, ct), ct);
        var known = (await findings.CurrentAsync(Org, [.. Findings.Select(chosen => Guid.TryParse(chosen, out var id) ? id : Guid.Empty)], ct)).OrderByDescending(finding => finding.RecordedAt).ToArray();
        var play = string.IsNullOrWhiteSpace(Play) ? null : (await playsOf(Org, ct)).Find(Play.Trim());
        // Whoever comes from a play comes because of what recommended it.
        if (Request.Method == HttpMethods.Get && Findings.Length == 0 && play is not null
            && known.FirstOrDefault(finding => finding.IsAlive && finding.Initiatives.Count == 0 && finding.Recommended(play.Id) is { DeclinedBecause: null }) is { } cause)
            Findings = [$"{cause.Id}"];
        var near = known.ToLookup(finding => Findings.Contains($"{finding.Id}") || (finding.Dimension is { } dimension && play?.Dimensions.Contains(dimension) == true));
        (Near, Others) = ([.. near[true]], [.. near[false]]);
    }
}
