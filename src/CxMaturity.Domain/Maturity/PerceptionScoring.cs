using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How differently role groups see a dimension, on the items that all of them are asked in the same words.</summary>
internal static class PerceptionScoring
{
    private const int FewestPeople = 5;

    private static readonly (Audience First, Audience Second)[] Pairs = [(Audience.X, Audience.F), (Audience.X, Audience.M), (Audience.M, Audience.F)];

    public static IReadOnlyList<PerceptionGap> Gaps(ResultBasis basis, Dimension dimension) => !basis.IsGroup || !basis.Questionnaire.ComparesPerceptions(dimension)
        ? []
        : [.. Pairs.Select(pair => Gap(basis, dimension, pair.First, pair.Second)).OfType<PerceptionGap>()];

    /// <summary>C4: executives a point or more above the frontline, and chance cannot explain it.</summary>
    public static bool Caps(PerceptionGap gap) =>
        gap is { First: Audience.X, Second: Audience.F, Size: GapBand.Serious, Difference: > 0, IsSure: true };

    /// <summary>Rounded for readers; the cap is judged by what was not rounded yet.</summary>
    public static PerceptionGap Shown(PerceptionGap gap, ResultBasis basis, Dimension dimension)
    {
        var (first, second) = (Sum(basis, dimension, gap.First)!.Count, Sum(basis, dimension, gap.Second)!.Count);
        var (fewest, disclosure) = (Math.Min(first, second), basis.Disclosure);
        return gap with
        {
            Difference = disclosure.Score(gap.Difference, fewest),
            Interval = gap.Interval is { } range ? new(disclosure.Score(range.Low, fewest), disclosure.Score(range.High, fewest)) : null,
            PValue = fewest < PeopleNeeded.ForSpread ? null : gap.PValue,
            Effect = gap.Effect is { } effect ? disclosure.Gap(effect) : null,
            EffectInterval = gap.EffectInterval is { } about ? new(disclosure.Gap(about.Low), disclosure.Gap(about.High)) : null,
            Delta = gap.Delta is { } delta ? disclosure.Gap(delta) : null
        };
    }

    private static PerceptionGap? Gap(ResultBasis basis, Dimension dimension, Audience first, Audience second)
    {
        if (Sum(basis, dimension, first)?.Moments is not { } one || Sum(basis, dimension, second)?.Moments is not { } other
            || Math.Min(one.Count, other.Count) < Math.Max(FewestPeople, basis.Disclosure.MinimumSheets))
            return null;
        // A view that is withheld because all share it would follow from the other one and the gap.
        if (basis.Disclosure.Hides(Sum(basis, dimension, first)!) || basis.Disclosure.Hides(Sum(basis, dimension, second)!))
            return null;

        var welch = WelchTest.Of(one, other).TryGet(out var tested) ? tested : null;
        var effect = HedgesG.Of(one, other).TryGet(out var sized) ? sized : null;
        // With all its digits, p would undo the rounding of the scores.
        return new(first, second, one.Mean - other.Mean, welch?.Range, welch is null ? null : basis.Disclosure.Share(welch.P), effect?.G, effect?.Range,
            Delta(Counts(basis, dimension, first), Counts(basis, dimension, second)));
    }

    private static ScoreSum? Sum(ResultBasis basis, Dimension dimension, Audience audience) =>
        basis.Audiences.Contains(audience) ? basis.Of(audience).Shared.GetValueOrDefault(dimension.Code) : null;

    private static IReadOnlyDictionary<long, int> Counts(ResultBasis basis, Dimension dimension, Audience audience) =>
        basis.Of(audience).SharedCounts[dimension.Code];

    private static double? Delta(IReadOnlyDictionary<long, int> first, IReadOnlyDictionary<long, int> second)
    {
        var values = first.Keys.Concat(second.Keys).Distinct().Order().ToArray();
        return CliffsDelta.OfCounts([.. values.Select(value => first.GetValueOrDefault(value))], [.. values.Select(value => second.GetValueOrDefault(value))])
            .TryGet(out var delta) ? delta : null;
    }
}
