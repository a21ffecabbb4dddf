using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>Behind a shared link: who will see what, and the way to question one. Looking changes nothing; beginning does.</summary>
[AllowAnonymous]
public sealed class JoinModel(OrganizationKeeping organizations, WaveKeeping waves, QuestionnaireCatalog catalog, Answering answering, MySheets mine) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Wave { get; set; }

    [BindProperty(SupportsGet = true), FromRoute] public string Door { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public Wave Found { get; private set; } = null!;

    public Questionnaire Questionnaire { get; private set; } = null!;

    public WaveUnit Unit { get; private set; } = null!;

    public Variant Variant { get; private set; } = null!;

    /// <summary>The sheet that this browser has begun behind this door.</summary>
    public Guid? Begun { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var sheet = await answering.OpenAsync(Org, Wave, Variant.Audience, Unit.Code, ct);
        mine.Remember(HttpContext, new(Org, Wave, Door, sheet));
        return RedirectToPage("/AnswerSheets/Resume", new { Org, sheet });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Found = await waves.RequireAsync(Org, Wave, ct);
        var door = Found.Doors.FirstOrDefault(known => known.Code == Door) ?? throw RefusedException.Unknown("wave.unknown_door");
        Questionnaire = catalog.Require(Found.QuestionnaireId, Found.QuestionnaireVersion);
        Unit = Found.Units.First(unit => unit.Code == door.Unit);
        Variant = Questionnaire.VariantFor(door.Audience)!;
        Begun = mine.Of(Request).FirstOrDefault(entry => entry.Organization == Org && entry.Wave == Wave && entry.Door == Door)?.Sheet;
    }
}
