using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Compares two waves: the same units and the same role groups on both sides, so that a group that was too small once makes no jump that
/// is no change.
/// </summary>
public static class ChangeScoring
{
    /// <summary>How far people's scores usually lie from their mean, in scale points.</summary>
    public const double UsualDeviation = 0.8;

    public static ChangeResult Of(WaveMeasurement before, WaveMeasurement after)
    {
        (before, after) = SmallExecutiveGroup.Alike(before, after);
        var (one, other) = (before.Headcounts.Units, after.Headcounts.Units);
        string[] common = [.. one.Intersect(other, StringComparer.Ordinal)], onlyBefore = [.. one.Except(common)], onlyAfter = [.. other.Except(common)];
        if (before.Questionnaire.Id != after.Questionnaire.Id || before.Questionnaire.Version != after.Questionnaire.Version)
            return new(NotComparable.Questionnaire, onlyBefore, onlyAfter, null, [], []);
        if (common.Length == 0)
            return new(NotComparable.Units, onlyBefore, onlyAfter, null, [], []);

        var (first, second) = (new ComparedWave(before, common), new ComparedWave(after, common));
        var core = Compare(CoreScore.Code, sums => sums.Core, first, second);
        MeasureChange[] dimensions =
        [
            .. before.Questionnaire.Dimensions.Select(dimension => Compare(dimension.Code, sums => sums.Dimensions.GetValueOrDefault(dimension.Code), first, second))
        ];
        var adjusted = Adjusted([core, .. dimensions]);
        return new(null, onlyBefore, onlyAfter, Shown(adjusted[0], before, after), [.. adjusted[1..].Select(each => Shown(each, before, after))],
            UnitsOf(before, after, CoreScore.Code));
    }

    /// <summary>One measure per unit that both waves have, over the role groups that the whole is compared over.</summary>
    /// <param name="code">The dimension; <c>CORE</c> for the core score.</param>
    public static IReadOnlyList<MeasureChange> UnitsOf(WaveMeasurement before, WaveMeasurement after, string code)
    {
        (before, after) = SmallExecutiveGroup.Alike(before, after);
        string[] common = [.. before.Headcounts.Units.Intersect(after.Headcounts.Units, StringComparer.Ordinal)];
        if (before.Questionnaire.Id != after.Questionnaire.Id || before.Questionnaire.Version != after.Questionnaire.Version || common.Length == 0)
            return [];
        Func<SheetSums, ScoreSum?> of = code == CoreScore.Code ? sums => sums.Core : sums => sums.Dimensions.GetValueOrDefault(code);
        var groups = Compare(code, of, new(before, common), new(after, common)).Groups;
        return [.. Adjusted([.. Units(new(before, groups, of), new(after, groups, of), common, groups, before.Disclosure, after.Disclosure)]).Select(each => Shown(each, before, after))];
    }

    /// <summary>
    /// The smallest difference that a next wave with the same turnout would show four times out of five, in scale points (α = .05, power
    /// .80), for whom it concerns before a wave opens. Without finite population correction, as the comparison itself: what is promised
    /// must not be finer than the test that has to keep it.
    /// </summary>
    /// <param name="people">How many answers are expected.</param>
    /// <param name="deviation">Standard deviation of people's scores; 0.8 where nothing is known yet.</param>
    /// <returns>None where nobody is expected to answer.</returns>
    public static double? Detectable(int people, double deviation = UsualDeviation) =>
        people >= 1 && SmallestDetectableChange.Of(deviation, people, people).TryGet(out var smallest)
            ? Math.Round(smallest, 2)
            : null;

    private static MeasureChange Compare(string code, Func<SheetSums, ScoreSum?> of, ComparedWave before, ComparedWave after)
    {
        if (!before.LeavesNobodyAlone(of) || !after.LeavesNobodyAlone(of))
            return MeasureChange.Nothing(code, NotComparable.SmallRemainder);
        Audience[] groups = [.. RoleGroups.All.Where(group => before.Shows(group, of) && after.Shows(group, of))];
        if (groups.Length == 0)
            return MeasureChange.Nothing(code, NotComparable.TooFew);
        return Compare(code, groups, before.Strata(groups, of), after.Strata(groups, of), before.Disclosure, after.Disclosure);
    }

    private static MeasureChange Compare(
        string code, IReadOnlyList<Audience> groups, IReadOnlyList<Stratum> before, IReadOnlyList<Stratum> after, Disclosure disclosureBefore, Disclosure disclosureAfter)
    {
        var (nBefore, nAfter) = (before.Sum(stratum => stratum.Moments.Count), after.Sum(stratum => stratum.Moments.Count));
        var fewest = Math.Min(nBefore, nAfter);
        var (one, other) = (Mean(before), Mean(after));
        // The later wave counts, the earlier one is taken away: one stratified mean of all groups of both.
        var weight = after.Sum(stratum => stratum.Weight);
        var (variance, denominator) = (0.0, 0.0);
        foreach (var stratum in before.Concat(after))
        {
            var error = Math.Pow(stratum.Weight / weight, 2) * stratum.Moments.Variance / stratum.Moments.Count;
            variance += error;
            denominator += error * error / (stratum.Moments.Count - 1);
        }

        // The rounded one of two sides, where one of them is a trial: its rounding must not be undone by the difference.
        var joint = disclosureBefore.Rounds ? disclosureBefore : disclosureAfter;
        var difference = joint.Score(other - one, fewest);
        var known = new MeasureChange(code, groups, disclosureBefore.Score(one, nBefore), disclosureAfter.Score(other, nAfter), nBefore, nAfter, difference, null, null,
            Detectable(before, after), null);
        if (!(variance > 0))
            return known with { NotComparable = NotComparable.NoSpread };

        var (se, df) = (Math.Sqrt(variance), variance * variance / denominator);
        var half = Distributions.StudentCritical(.95, df) * se;
        return known with
        {
            Interval = new(joint.Score(other - one - half, fewest), joint.Score(other - one + half, fewest)),
            AdjustedP = fewest < PeopleNeeded.ForSpread ? null : Distributions.StudentTwoSided((other - one) / se, df),
            // Half a rounding step: what reads as 0.2 is 0.2.
            Clear = Math.Abs(other - one) >= MeasureChange.Matters - 1e-9 && Math.Abs(other - one) > half
        };
    }

    private static IEnumerable<MeasureChange> Units(
        UnitMargins first, UnitMargins second, IReadOnlyList<string> common, IReadOnlyList<Audience> groups, Disclosure before, Disclosure after)
    {
        foreach (var unit in common)
        {
            if (first.Of(unit) is not { } one || second.Of(unit) is not { } other)
                yield return MeasureChange.Nothing(unit, NotComparable.TooFew);
            else
                yield return Compare(unit, groups, [new(1, one, null)], [new(1, other, null)], before, after);
        }
    }

    private static double Mean(IReadOnlyList<Stratum> strata) =>
        strata.Sum(stratum => stratum.Weight * stratum.Moments.Mean) / strata.Sum(stratum => stratum.Weight);

    private static double? Detectable(IReadOnlyList<Stratum> before, IReadOnlyList<Stratum> after)
    {
        var all = before.Concat(after).ToArray();
        var deviation = Math.Sqrt(all.Sum(stratum => stratum.Moments.Variance * stratum.Moments.Count) / all.Sum(stratum => stratum.Moments.Count));
        return SmallestDetectableChange.Of(deviation, before.Sum(stratum => stratum.Moments.Count), after.Sum(stratum => stratum.Moments.Count)).TryGet(out var smallest)
            ? Math.Round(smallest, 2)
            : null;
    }

    private static MeasureChange[] Adjusted(MeasureChange[] changes)
    {
        var tested = changes.Where(change => change.AdjustedP is not null).ToArray();
        if (tested.Length == 0)
            return changes;
        var adjusted = new Queue<double>(BenjaminiHochberg.Of([.. tested.Select(change => change.AdjustedP!.Value)]).Adjusted);
        return [.. changes.Select(change => change.AdjustedP is null ? change : change with { AdjustedP = adjusted.Dequeue() })];
    }

    /// <summary>With all its digits, a p value would give away what the rounding of the scores keeps.</summary>
    private static MeasureChange Shown(MeasureChange change, WaveMeasurement before, WaveMeasurement after) =>
        change.AdjustedP is { } p ? change with { AdjustedP = (before.Disclosure.Rounds ? before : after).Disclosure.Share(p) } : change;
}
