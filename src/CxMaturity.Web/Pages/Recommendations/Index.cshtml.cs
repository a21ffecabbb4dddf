using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Recommendations;

/// <summary>What to do first about the latest result, why, and what came close.</summary>
[Needs(Right.SeeActions)]
public sealed class IndexModel(RecommendationReading reading, FindingKeeping findings, OrganizationKeeping organizations, ClosedWaves closed) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Wave { get; set; }

    /// <summary>The way that is open: with or without a mandate.</summary>
    [BindProperty(SupportsGet = true)] public string? Track { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ClosedWave> Waves { get; private set; } = [];

    public ClosedWave? Chosen { get; private set; }

    public ReadRecommendations? Read { get; private set; }

    public bool StillComputing { get; private set; }

    private FoundInResult[] alive = [];

    public bool MayDecide => HttpContext.Access()?.May(Right.ManageActions) == true;

    public PlayText? PlayOf(string id) => Read?.Book.Find(id);

    /// <summary>The finding that a recommendation answers; none where there is none, or where somebody has closed it.</summary>
    public Guid? FindingOf(Recommendation recommendation) => RecommendationReading.FindingFor(recommendation, Chosen!.Wave.Id, alive);

    /// <summary>What the wave says where a condition looks; none where it looks at something else.</summary>
    public double? Found(PlayCondition condition) => condition switch
    {
        PlayCondition.OfItem item => Read!.Facts.Items.TryGetValue(item.Item, out var mean) ? mean : null,
        PlayCondition.OfDimension dimension => Read!.Dated.Result.Dimensions.FirstOrDefault(known => known.Code == dimension.Dimension)?.Score,
        _ => null
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        var track = Track switch { null or "" => (PlayTrack?)null, "with" => PlayTrack.With, "without" => PlayTrack.Without, _ => throw RefusedException.Invalid("finding.filter") };
        Organization = await organizations.RequireAsync(Org, ct);
        Waves = await closed.AsOfAsync(Org, null, ct);
        Chosen = await closed.ChosenAsync(Org, Waves, Wave, ct);
        if (Chosen is null)
            return;
        try
        {
            Read = await reading.OfAsync(Org, Chosen.Wave.Id, track, ct);
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
            return;
        }

        var known = (await findings.AllAsync(Org, ct)).Where(finding => finding.WaveId == Chosen.Wave.Id && finding.IsAlive).Select(finding => finding.Id).ToHashSet();
        alive = [.. ResultFindings.Of(Read.Dated.Questionnaire, Read.Dated.Result).Where(found => known.Contains(FindingKeeping.IdOf(Chosen.Wave.Id, found.Rule, found.Subject)))];
    }
}
