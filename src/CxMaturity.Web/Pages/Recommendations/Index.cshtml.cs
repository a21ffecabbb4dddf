using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Domain.Waves;
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

    private Dictionary<string, Guid> findingOf = [];

    public bool MayDecide => HttpContext.Access()?.May(Right.ManageActions) == true;

    public PlayText? PlayOf(string id) => Read?.Book.Find(id);

    /// <summary>The finding that a recommendation answers; none where there is none.</summary>
    public Guid? FindingOf(Recommendation recommendation) =>
        recommendation.Chosen.Dimension is { } dimension && findingOf.TryGetValue(dimension, out var finding) ? finding : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var track = Track switch { null or "" => (PlayTrack?)null, "with" => PlayTrack.With, "without" => PlayTrack.Without, _ => throw RefusedException.Invalid("finding.filter") };
        Organization = await organizations.RequireAsync(Org, ct);
        Waves = await closed.AsOfAsync(Org, null, ct);
        Chosen = string.IsNullOrEmpty(Wave) ? Waves is [var newest, ..] ? newest : null : Waves.FirstOrDefault(wave => wave.Wave.Id.ToString() == Wave) ?? throw RefusedException.Unknown("wave.unknown");
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

        findingOf = (await findings.AllAsync(Org, ct))
            .Where(finding => finding.WaveId == Chosen.Wave.Id && finding.Dimension is not null && finding.Status is FindingStatus.Open or FindingStatus.Accepted)
            .OrderByDescending(finding => finding.Rule is FindingRule.DimensionLow or FindingRule.BelowTarget).ThenBy(finding => finding.Severity)
            .Where(finding => finding.Dimension is not null && finding.WaveId == Chosen.Wave.Id)
            .GroupBy(finding => finding.Dimension!).ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
    }
}
