using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Units;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Units;

/// <summary>A new unit, or the changes to one: each form says from when on it holds.</summary>
[Needs(Right.ManageUnits)]
public sealed class EditModel(OrganizationKeeping organizations, UnitKeeping units, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    /// <summary>The code of the unit that is changed; none for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "unit"), FromQuery(Name = "unit")] public string? Unit { get; set; }

    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? De { get; set; }

    [BindProperty] public string? En { get; set; }

    [BindProperty] public string? Parent { get; set; }

    [BindProperty] public int? X { get; set; }

    [BindProperty] public int? M { get; set; }

    [BindProperty] public int? F { get; set; }

    /// <summary>From when on it holds, or the last day.</summary>
    [BindProperty] public string? From { get; set; }

    public Organization Organization { get; private set; } = null!;

    public OrganizationUnits All { get; private set; } = OrganizationUnits.Initial;

    /// <summary>The unit that is changed; none for a new one.</summary>
    public Unit? Changed { get; private set; }

    /// <summary>The day whose values the forms show: today, or the nearest day of the unit's life.</summary>
    public DateOnly Shown { get; private set; }

    public DateOnly Today => units.Today;

    /// <summary>What this unit can stand below, besides the top.</summary>
    public IEnumerable<Unit> Parents => All.All.Where(unit => unit.Until is not { } until || until >= Today).Where(unit => unit != Changed);

    public string? Refused { get; private set; }

    public string? RefusedPart { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(showsSaved: true, ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => SaveAsync("add", (known, id) => UnitDecider.Decide(known,
        new AddUnit(id, Code ?? "", UnitKeeping.Name(De, En), Parent, Heads, units.Day(From), units.Now)), ct);

    public Task<IActionResult> OnPostRenameAsync(CancellationToken ct) => SaveAsync("rename", (known, _) => UnitDecider.Decide(known,
        new RenameUnit(Unit ?? "", UnitKeeping.Name(De, En), units.Day(From), units.Now)), ct);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) => SaveAsync("move", (known, _) => UnitDecider.Decide(known,
        new MoveUnit(Unit ?? "", Parent, units.Day(From), units.Now)), ct);

    public Task<IActionResult> OnPostHeadcountAsync(CancellationToken ct) => SaveAsync("headcount", (known, _) => UnitDecider.Decide(known,
        new SetHeadcount(Unit ?? "", Heads, units.Day(From), units.Now)), ct);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => SaveAsync("close", (known, _) => UnitDecider.Decide(known,
        new CloseUnit(Unit ?? "", units.Day(From), units.Now)), ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => SaveAsync("close", (known, _) => UnitDecider.Decide(known,
        new ReopenUnit(Unit ?? "", units.Now)), ct);

    /// <summary>Why the form was refused that is asked for; none for the others.</summary>
    public string? RefusedIn(string part) => RefusedPart == part ? Refused : null;

    /// <summary>What a date field shows: what was typed where it was refused, otherwise today or the unit's nearest day.</summary>
    public string FromIn(string part) => RefusedPart == part && From is not null ? From : Shown.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Heads Heads => new(X ?? 0, M ?? 0, F ?? 0);

    private async Task<IActionResult> SaveAsync(string part, Func<OrganizationUnits, Guid, IReadOnlyList<UnitEvent>> decide, CancellationToken ct)
    {
        await LoadAsync(showsSaved: false, ct);
        try
        {
            if (!ModelState.IsValid)
                throw RefusedException.Invalid("wave.numbers");
            await units.ChangeAsync(Org, decide, ct);
            return Changed is null ? RedirectToPage("Index", new { Org }) : RedirectToPage(null, null, new { Org, unit = Changed.Code }, part);
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            (Refused, RefusedPart) = (sentences.Of(refused), part);
            Response.StatusCode = refused.Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task LoadAsync(bool showsSaved, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        All = await units.OfAsync(Org, ct);
        Shown = Today;
        if (string.IsNullOrEmpty(Unit))
            return;

        Changed = All.Find(Unit) ?? throw RefusedException.Unknown("unit.unknown", Unit);
        Shown = Changed.From > Today ? Changed.From : Changed.Until is { } until && until < Today ? until : Today;
        if (showsSaved)
            ShowSaved(Changed);
    }

    private void ShowSaved(Unit unit)
    {
        var (name, heads) = (unit.NameAt(Shown), unit.HeadsAt(Shown));
        (De, En, Parent, X, M, F) = (name.De, name.En, unit.ParentAt(Shown), heads.X, heads.M, heads.F);
    }
}
