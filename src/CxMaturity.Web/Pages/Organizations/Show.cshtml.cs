using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>One organisation with its waves and settings, and what has become of its maturity from wave to wave.</summary>
public sealed class ShowModel(
    OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, TrendReading trends, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    /// <summary>The smallest group that may be shown, as typed.</summary>
    [BindProperty] public string? Minimum { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<(Wave Wave, string Name)> Waves { get; private set; } = [];

    public IReadOnlyList<Trend> Trends { get; private set; } = [];

    public bool StillComputing { get; private set; }

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Waves =
        [
            .. (await waves.AllAsync(Org, ct)).Select(wave =>
                (wave, names.Of(wave, catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion), ReaderLanguage.Current)))
        ];
        try
        {
            Trends = await trends.OfAsync(Org, Waves.Select(entry => entry.Wave), ct);
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var minimum = int.TryParse(Minimum, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var typed) ? typed : 0;
            await organizations.RaiseSmallestGroupAsync(Org, minimum, ct);
            return RedirectToPage(null, null, new { Org }, "smallest-group");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Invalid)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(ct);
            return Page();
        }
    }

    /// <summary>The wave that closed before this one on the same questionnaire; none for the first.</summary>
    public Wave? Before(Wave wave) => Waves.Select(entry => entry.Wave)
        .Where(other => other.QuestionnaireId == wave.QuestionnaireId && other.ClosedAt < wave.ClosedAt).MaxBy(other => other.ClosedAt);
}
