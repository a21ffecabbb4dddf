using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Questionnaires;

/// <summary>One published version: what it asks, and the way into a self-assessment.</summary>
[AllowAnonymous]
public sealed class ShowModel(QuestionnaireCatalog catalog, WaveKeeping waves, Answering answering, MySheets mine) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute(Name = "id")]
    public string QuestionnaireId { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute]
    public string Version { get; set; } = "";

    public Publication Publication { get; private set; } = null!;

    public Questionnaire Questionnaire => Publication.Content!;

    public void OnGet() => Publication = Find();

    [HandlerNeedsVisitor(VisitorIs.AtThisComputer)]
    public async Task<IActionResult> OnPostAsync(string? variant, CancellationToken ct)
    {
        var audience = AudienceWords.Parse(variant);
        var wave = await waves.StandingAsync(Find().Content!, ct);
        var sheet = await answering.OpenAsync(Tenancy.Self, wave, audience, Tenancy.Self, ct);
        mine.Remember(HttpContext, new(Tenancy.Self, wave, Tenancy.Self, sheet));
        return RedirectToPage("/AnswerSheets/Resume", new { org = Tenancy.Self, sheet });
    }

    private Publication Find() => catalog.FindPublication(QuestionnaireId, Version) ?? throw RefusedException.Unknown("questionnaire.unknown", QuestionnaireId, Version);
}
