using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Trends;

/// <summary>All closed waves of one questionnaire in a row: where it goes, how sure that is, and when the target would be reached.</summary>
[Needs(Right.SeeResults)]
public sealed class IndexModel(OrganizationKeeping organizations, WaveKeeping waves, TrendReading trends, TrendWork work, QuestionnaireCatalog catalog, AsOfDates dates) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Questionnaire { get; set; }

    [BindProperty(SupportsGet = true)] public string? AsOf { get; set; }

    public Organization Organization { get; private set; } = null!;

    /// <summary>Questionnaires with closed waves, by id and name.</summary>
    public IReadOnlyList<(string Id, string Name)> Offered { get; private set; } = [];

    public Trend? Trend { get; private set; }

    public bool StillComputing { get; private set; }

    public bool SeesWork => HttpContext.Access()?.May(Right.SeeActions) == true;

    /// <summary>What was done meanwhile, as far as the reader may know.</summary>
    public IReadOnlyList<WorkMeanwhile> Work { get; private set; } = [];

    public bool HasTrial => Trend?.Waves.Any(wave => wave.Dated.Wave.Mode == WaveMode.Trial) == true;

    /// <summary>The mean of the foundations' targets: what the core score is measured by.</summary>
    public double CoreTarget => Trend!.Core.Average(dimension => dimension.Target);

    public AsOfControl Date => new($"/o/{Org}/trend", AsOf, dates.Today, null, ("questionnaire", Questionnaire));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        var date = dates.Read(AsOf);
        Wave[] closed = [.. (await waves.AllAsync(Org, ct)).Where(wave => wave.Status == WaveStatus.Closed && (date is null || wave.ClosedAt <= date)).OrderByDescending(wave => wave.ClosedAt)];
        Offered =
        [
            .. closed.DistinctBy(wave => wave.QuestionnaireId).Select(wave => (wave.QuestionnaireId, catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion).Name.ForReader()))
        ];
        if (!string.IsNullOrWhiteSpace(Questionnaire) && catalog.Newest.All(known => known.QuestionnaireId != Questionnaire) && Offered.All(offered => offered.Id != Questionnaire))
            throw RefusedException.Unknown("questionnaire.unknown", Questionnaire, "–");
        var chosen = string.IsNullOrWhiteSpace(Questionnaire)
            ? closed.GroupBy(wave => wave.QuestionnaireId).OrderByDescending(same => same.Count() > 1).FirstOrDefault()?.Key
            : Questionnaire;
        Questionnaire = chosen;
        if (SeesWork)
            Work = await work.OfAsync(Org, AsOf, ct);
        try
        {
            Trend = (await trends.OfAsync(Org, closed.Where(wave => wave.QuestionnaireId == chosen), ct, AsOf, fewest: 1)).SingleOrDefault();
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
    }
}
