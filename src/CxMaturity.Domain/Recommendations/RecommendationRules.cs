using CxMaturity.Domain.Plays;

namespace CxMaturity.Domain.Recommendations;

/// <summary>
/// From a result to the plays to begin with. Every number comes from the published result, and each step can be checked on the page; the
/// rule orders what there is to do and proves nothing.
/// </summary>
public static class RecommendationRules
{
    public const int MostPerDimension = 3;
    public const int Most = 5;
    public const int RestInMonths = 6;

    private const double Partly = 0.5;
    private const string Basics = "PROC";
    private const string Technology = "TECH";
    private const double BasicsAreLow = 2.6;

    private static readonly string[] BasicPlays = ["P27", "P28"];

    /// <param name="plays">Each id once.</param>
    /// <param name="needs">Of every dimension with a published score.</param>
    /// <param name="track">The way that is open: with a mandate, or without one.</param>
    /// <param name="takenUp">What the organisation does and has done.</param>
    public static RecommendedPlays Of(
        IReadOnlyList<Play> plays, PlayFacts facts, IReadOnlyList<DimensionNeed> needs, PlayTrack track, IReadOnlyList<PlayTakenUp> takenUp, DateOnly today)
    {
        var below = needs.Where(need => need.Gap > 0).ToDictionary(need => need.Dimension, StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        foreach (var play in plays)
            if (play.TriggeredBy(facts) is { Count: > 0 } reasons && CandidateOf(play, Ground.Triggered, reasons) is { } candidate)
                candidates.Add(candidate);

        foreach (var need in below.Values)
            if (candidates.All(candidate => candidate.Dimension != need.Dimension) && ClosestOf(need.Dimension) is { } closest)
                candidates.Add(closest);

        var basicsFirst = facts.Dimensions is [var scores, ..] && scores.TryGetValue(Basics, out var basics) && basics < BasicsAreLow
            && candidates.Any(IsTechnology);
        if (basicsFirst)
            foreach (var play in plays.Where(play => BasicPlays.Contains(play.Id) && candidates.All(candidate => candidate.Play.Id != play.Id)))
                if (CandidateOf(play, Ground.BasicsFirst, []) is { } basic)
                    candidates.Add(basic);

        return Choose(Ordered(candidates, basicsFirst), basicsFirst, takenUp, today.AddMonths(-RestInMonths));

        Candidate? CandidateOf(Play play, Ground ground, IReadOnlyList<PlayCondition> reasons, string? only = null)
        {
            var (fit, trackFit) = (play.IsPrepared(facts) ? 1 : Partly, play.Track == PlayTrack.Both || track == PlayTrack.Both || play.Track == track ? 1 : Partly);
            if (play.Priority is not null)
                return new(play, null, ground, reasons, null, fit, trackFit);
            var best = play.Dimensions.Where(code => only is null || code == only).Select(code => below.GetValueOrDefault(code)).OfType<DimensionNeed>()
                .MaxBy(need => need.PriorityAt(play.Effort).Value);
            return best is null ? null : new(play, best.Dimension, ground, reasons, best.PriorityAt(play.Effort), fit, trackFit);
        }

        // Of plays that wait for something to be low, the one that is nearest to it.
        Candidate? ClosestOf(string dimension) => plays
            .Where(play => play.Dimensions.Contains(dimension) && !play.NeedsAll && candidates.All(candidate => candidate.Play.Id != play.Id))
            .SelectMany(play => play.Triggers.Select(trigger => (Play: play, Trigger: trigger, Margin: MarginOf(trigger, facts))))
            .Where(near => near.Margin is not null)
            .OrderBy(near => near.Margin).ThenBy(near => near.Play.Effort).ThenBy(near => near.Play.Id, StringComparer.Ordinal)
            .Select(near => CandidateOf(near.Play, Ground.Closest, [near.Trigger], dimension))
            .FirstOrDefault();
    }

    private static double? MarginOf(PlayCondition trigger, PlayFacts facts) => trigger switch
    {
        PlayCondition.OfItem { IsBelow: true } item when facts.Items.TryGetValue(item.Item, out var mean) => mean - item.Value,
        PlayCondition.OfDimension { IsBelow: true, Waves: 1 } dimension when facts.Dimensions is [var scores, ..] && scores.TryGetValue(dimension.Dimension, out var score) => score - dimension.Value,
        _ => null
    };

    private static bool IsTechnology(Candidate candidate) => candidate.Play.Dimensions.Contains(Technology);

    private static List<Candidate> Ordered(IEnumerable<Candidate> candidates, bool basicsFirst)
    {
        List<Candidate> ordered = [.. candidates.OrderByDescending(candidate => candidate.Value).ThenBy(candidate => candidate.Play.Effort).ThenBy(candidate => candidate.Play.Id, StringComparer.Ordinal)];
        var technology = ordered.FindIndex(IsTechnology);
        if (!basicsFirst || technology < 0)
            return ordered;
        Candidate[] late = [.. ordered.Skip(technology).Where(candidate => BasicPlays.Contains(candidate.Play.Id))];
        ordered.RemoveAll(late.Contains);
        ordered.InsertRange(technology, late);
        return ordered;
    }

    private static RecommendedPlays Choose(List<Candidate> ordered, bool basicsFirst, IReadOnlyList<PlayTakenUp> takenUp, DateOnly since)
    {
        var (chosen, leftOut) = (new List<Candidate>(), new List<LeftOut>());
        foreach (var candidate in ordered)
        {
            if (WhyNot(candidate) is { } because)
                leftOut.Add(new(candidate, because));
            else
                chosen.Add(candidate);
        }

        return new([.. chosen.Select((candidate, place) => new Recommendation(place + 1, candidate, RunnerUpOf(candidate)))], leftOut);

        LeftOutBecause? WhyNot(Candidate candidate)
        {
            PlayTakenUp[] before = [.. takenUp.Where(taken => taken.PlayId == candidate.Play.Id)];
            if (before.Any(taken => taken.EndedOn is null))
                return LeftOutBecause.UnderWay;
            if (before.Any(taken => taken.EndedOn >= since && !taken.WasEffective))
                return LeftOutBecause.DoneRecently;
            if (basicsFirst && IsTechnology(candidate) && leftOut.Any(left => BasicPlays.Contains(left.Candidate.Play.Id) && left.Because is LeftOutBecause.DimensionFull or LeftOutBecause.ListFull))
                return LeftOutBecause.BasicsFirst;
            if (chosen.Count >= Most)
                return LeftOutBecause.ListFull;
            return candidate.Dimension is { } dimension && chosen.Count(other => other.Dimension == dimension) >= MostPerDimension ? LeftOutBecause.DimensionFull : null;
        }

        // Only what could stand in its place: not what was done a moment ago.
        Candidate? RunnerUpOf(Candidate candidate) => leftOut
            .Where(left => left.Because is LeftOutBecause.DimensionFull or LeftOutBecause.ListFull or LeftOutBecause.BasicsFirst)
            .Select(left => left.Candidate)
            .OrderByDescending(other => other.Dimension == candidate.Dimension)
            .FirstOrDefault();
    }
}
