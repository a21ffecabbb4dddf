using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>One organisation with its waves, and what has become of its maturity from wave to wave.</summary>
public sealed class ShowModel(OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, TrendReading trends) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<(Wave Wave, string Name)> Waves { get; private set; } = [];

    public IReadOnlyList<Trend> Trends { get; private set; } = [];

    public bool StillComputing { get; private set; }

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
}
