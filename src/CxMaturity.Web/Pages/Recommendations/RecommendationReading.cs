using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Recommendations;

/// <summary>What to do first about a wave's result, with all that decided it.</summary>
/// <param name="Track">The way that was taken as open.</param>
/// <param name="TrackIsGuessed">Whether it was taken from the result, because nobody chose.</param>
/// <param name="Book">Among whose plays was chosen.</param>
public sealed record ReadRecommendations(
    DatedResult Dated, PlayFacts Facts, IReadOnlyList<DimensionNeed> Needs, PlayTrack Track, bool TrackIsGuessed, RecommendedPlays Plays, Playbook Book);

/// <summary>Reads what the rule of recommendations needs; page, finding and API come through here.</summary>
public sealed class RecommendationReading(EventStore store, WaveKeeping waves, ResultReading results, Playbooks playbooks, TimeProvider clock)
{
    /// <summary>How many waves a trigger may look back.</summary>
    private const int WavesBack = 4;

    /// <summary>Whether the CX function has a mandate, as people see it.</summary>
    private const string MandateItem = "ROLE-08";

    private const double HasMandate = 2.6;

    /// <param name="track">The way that is open; none to take it from the result.</param>
    public async Task<ReadRecommendations> OfAsync(string organization, Guid waveId, PlayTrack? track, CancellationToken ct)
    {
        var dated = await results.OfWaveAsync(organization, waveId, null, ct);
        var tenant = store.For(Tenancy.TenantOf(organization));
        var (initiatives, now) = (await tenant.AllAsync(Streams.Initiatives, ct), clock.GetUtcNow());

        var facts = PlayFacts.Of(dated.Questionnaire, dated.Result, await EarlierAsync(organization, dated.Wave, ct),
            CodesOf(await tenant.AllAsync(Streams.Findings, ct), initiatives, now));
        var open = track ?? (facts.Items.TryGetValue(MandateItem, out var mandate) && mandate < HasMandate ? PlayTrack.Without : PlayTrack.With);
        var needs = DimensionNeed.Of(dated.Result);
        var book = await playbooks.OfAsync(organization, ct);
        var chosen = RecommendationRules.Of(book.Offered, facts, needs, open, [.. initiatives.Select(TakenUp).OfType<PlayTakenUp>()], DateOnly.FromDateTime(now.UtcDateTime));
        return new(dated, facts, needs, open, track is null, chosen, book);
    }

    /// <summary>The finding that a recommendation answers: the gravest of its dimension.</summary>
    public static Guid? FindingFor(Recommendation recommendation, Guid wave, IReadOnlyList<FoundInResult> found) =>
        recommendation.Chosen.Dimension is { } dimension ? GravestOf(dimension, wave, found) : null;

    public static Guid? GravestOf(string dimension, Guid wave, IReadOnlyList<FoundInResult> found) =>
        found.Where(each => each.Dimension == dimension)
            .OrderByDescending(each => each.Rule is FindingRule.DimensionLow or FindingRule.BelowTarget).ThenBy(each => each.Severity)
            .Select(each => (Guid?)Findings.FindingKeeping.IdOf(wave, each.Rule, each.Subject)).FirstOrDefault();

    /// <summary>What workbenches have found; triggers of plays know it by these names.</summary>
    private static IEnumerable<string> CodesOf(IReadOnlyList<Finding> findings, IReadOnlyList<Initiative> initiatives, DateTimeOffset now)
    {
        if (InsightFunnel.Of(findings).DeliveredNotDiscussed)
            yield return InsightFunnel.DeliveredNotDiscussedCode;
        if (initiatives.Any(initiative => MissingScope.IsOverdue(initiative, now)))
            yield return MissingScope.Code;
    }

    private static PlayTakenUp? TakenUp(Initiative initiative) => initiative.PlayId is { } play
        ? new(play, initiative.EndedAt is { } ended ? DateOnly.FromDateTime(ended.UtcDateTime) : null, initiative.Checks.Any(check => check.Outcome.Verdict == EffectVerdict.Proven))
        : null;

    private async Task<IReadOnlyList<Domain.Maturity.MaturityResult>> EarlierAsync(string organization, Wave wave, CancellationToken ct)
    {
        var before = (await waves.AllAsync(organization, ct))
            .Where(other => other.QuestionnaireId == wave.QuestionnaireId && other.ClosedAt < wave.ClosedAt).OrderByDescending(other => other.ClosedAt).Take(WavesBack - 1);
        var read = new List<Domain.Maturity.MaturityResult>();
        foreach (var earlier in before)
            read.Add((await results.OfWaveAsync(organization, earlier.Id, null, ct)).Result);
        return read;
    }
}

public static class RecommendationCommands
{
    /// <summary>What is kept of a recommendation, so that a reader can check it later.</summary>
    public static RecommendPlay ToCommand(this Recommendation recommendation, DateTimeOffset now)
    {
        var chosen = recommendation.Chosen;
        var priority = chosen.Priority;
        return new(chosen.Play.Id, recommendation.Rank, Math.Round(chosen.Value, 4),
            new(priority?.Gap ?? 0, priority?.Weight ?? 0, priority?.DriverShare ?? 0, priority?.Confidence ?? 1, chosen.Fit, chosen.TrackFit, chosen.Play.Effort),
            [.. chosen.Reasons.Select(reason => reason.ToString())], recommendation.RunnerUp?.Play.Id, now);
    }
}
