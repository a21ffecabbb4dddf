using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Results.Perception;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>A wave in the field: links to share, counts, opening and closing.</summary>
[Needs(Right.SeeWaves)]
public sealed class FieldModel(
    EventStore store, OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, WaveFieldProjection fields,
    ResultFixing results, DetectableReading detectables) : PageModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Wave { get; set; }

    public Organization Organization { get; private set; } = null!;

    public Wave Found { get; private set; } = null!;

    public Questionnaire Questionnaire { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public DateTimeOffset? LastActivity { get; private set; }

    /// <summary>What a scheduled wave will be able to tell from chance.</summary>
    public Detectable? Detectable { get; private set; }

    /// <summary>The counts as far as they may be shown.</summary>
    public ProtectedField Shown { get; private set; } = null!;

    public IEnumerable<(Door Door, WaveUnit Unit)> Doors => Found.Doors.Select(door => (door, Found.Units.First(unit => unit.Code == door.Unit)));

    /// <summary>The wave itself, what became of its results, and what of them was published.</summary>
    public Guid[] History => [Wave, ResultFixing.StreamOf(Wave), ReleaseKeeping.StreamOf(Wave), CustomerViewKeeping.StreamOf(Wave)];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Found = await waves.RequireAsync(Org, Wave, ct);
        Questionnaire = catalog.Require(Found.QuestionnaireId, Found.QuestionnaireVersion);
        Name = names.Of(Found, Questionnaire, ReaderLanguage.Current);

        var tenant = store.For(Tenancy.TenantOf(Org));
        await tenant.CaughtUpAsync(fields, Wave, Patience, ct);
        var field = await tenant.DocumentAsync(fields, Wave, ct) ?? WaveField.Empty(Wave);
        LastActivity = field.LastActivity;
        Shown = ProtectedField.Of(Found, Questionnaire, field, Organization.SmallestGroup);
        if (Found.Status == WaveStatus.Scheduled)
            Detectable = await detectables.OfAsync(Org, Found.QuestionnaireId, Asked(), Organization.SmallestGroup, ct);
    }

    [HandlerNeeds(Right.RunWaves)]
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        await waves.RequireAsync(Org, Wave, ct);
        await waves.OpenAsync(Org, Wave, ct);
        return RedirectToPage(new { Org, Wave });
    }

    [HandlerNeeds(Right.RunWaves)]
    public async Task<IActionResult> OnPostCloseAsync(string? sure, CancellationToken ct)
    {
        await waves.RequireAsync(Org, Wave, ct);
        if (sure != "yes")
            throw RefusedException.Invalid("wave.close_unconfirmed");
        // The result takes its time; whoever closes need not wait for it.
        _ = results.Begin(Org, await waves.CloseAsync(Org, Wave, ct));
        return RedirectToPage(new { Org, Wave });
    }

    private Dictionary<Audience, int> Asked() =>
        Found.Headcounts().Where(group => Questionnaire.VariantFor(group.Key) is not null).ToDictionary(group => group.Key, group => group.Value);

    public string LinkOf(Door door) => $"{Request.Scheme}://{Request.Host}/o/{Org}/waves/{Wave}/join/{door.Code}";
}
