using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Splits the difference between two results. Within cells and mix are told apart with the shares in the middle between both sides
/// (Kitagawa 1955), so that nothing is left over and the order of the sides does not matter.
/// </summary>
public static class MovementScoring
{
    /// <param name="asIf">The earlier wave scored by the later one's questionnaire; the earlier wave itself where both are the same.</param>
    /// <returns>None for a measure that one of the sides does not have; the core score where all four foundations have moved.</returns>
    public static IReadOnlyList<Movement> Of(WaveMeasurement before, WaveMeasurement asIf, WaveMeasurement after)
    {
        (before, _) = SmallExecutiveGroup.Alike(before, after);
        (asIf, after) = SmallExecutiveGroup.Alike(asIf, after);
        var exact = after.Questionnaire.Dimensions.Select(dimension => (dimension.Core, Movement: Of(dimension.Code, before, asIf, after))).ToArray();
        Movement[] core = [.. exact.Where(each => each.Core).Select(each => each.Movement).OfType<Movement>()];
        Movement[] all =
        [
            .. core.Length > 0 && core.Length == exact.Count(each => each.Core) ? [Movement.MeanOf(CoreScore.Code, core)] : Array.Empty<Movement>(),
            .. exact.Select(each => each.Movement).OfType<Movement>()
        ];
        return before.Disclosure.Rounds || after.Disclosure.Rounds ? [.. all.Select(each => each.Rounded(Disclosure.Decimals(each.Fewest)))] : all;
    }

    private static Movement? Of(string code, WaveMeasurement before, WaveMeasurement asIf, WaveMeasurement after)
    {
        ScoreSum? Dimension(SheetSums sums) => sums.Dimensions.GetValueOrDefault(code);
        return Of(code, new(before, Dimension), new(asIf, Dimension), new Side(after, Dimension));
    }

    private static Movement? Of(string code, Side before, Side asIf, Side after)
    {
        if (before.Mean(before.Groups, before.Units) is not { } start || after.Mean(after.Groups, after.Units) is not { } end
            || asIf.Mean(asIf.Groups, asIf.Units) is not { } lifted)
            return null;

        Audience[] groups = [.. asIf.Groups.Intersect(after.Groups)];
        string[] units = [.. asIf.Units.Intersect(after.Units, StringComparer.Ordinal)];
        // What a handful of people moved when their unit came or went would tell what they said; then it counts as mix, among all units.
        var folded = groups.Any(group => asIf.Betrays(group, units) || after.Betrays(group, units));
        if (folded)
            units = [.. asIf.Units.Union(after.Units, StringComparer.Ordinal)];
        if (asIf.Mean(groups, asIf.Units) is not { } groupsBefore || after.Mean(groups, after.Units) is not { } groupsAfter
            || asIf.Mean(groups, units) is not { } unitsBefore || after.Mean(groups, units) is not { } unitsAfter)
            return null;

        var (answers, mix, merged) = Split(asIf, after, groups, units);
        return new(code, start, end, answers, mix, groupsAfter - unitsAfter - (groupsBefore - unitsBefore), end - groupsAfter - (lifted - groupsBefore),
            lifted - start, Math.Min(before.Count, after.Count), folded, merged);
    }

    private static (double Answers, double Mix, bool Merged) Split(Side before, Side after, Audience[] groups, string[] units)
    {
        var (answers, mix, merged) = (0.0, 0.0, false);
        foreach (var group in groups)
        {
            var clusters = Clusters(group, units, before, after);
            merged |= clusters.Count < units.Length;
            var (weight, allBefore, allAfter) = (after.Weight(group, groups), before.Sum(group, units), after.Sum(group, units));
            foreach (var cluster in clusters)
            {
                var (first, second) = (before.Sum(group, cluster), after.Sum(group, cluster));
                var (shareBefore, shareAfter) = ((double)first.Count / allBefore.Count, (double)second.Count / allAfter.Count);
                // A unit from which nobody of this group answered has no mean of its own; it stands at the group's, and what it moves is mix.
                var (meanBefore, meanAfter) = (first.Mean ?? allBefore.Mean!.Value, second.Mean ?? allAfter.Mean!.Value);
                answers += weight * (shareBefore + shareAfter) / 2 * (meanAfter - meanBefore);
                mix += weight * (shareAfter - shareBefore) * (meanBefore + meanAfter) / 2;
            }
        }

        return (answers, mix, merged);
    }

    /// <summary>Units one by one where each is large enough on both sides; the smallest put together until they are.</summary>
    private static List<string[]> Clusters(Audience group, string[] units, Side before, Side after)
    {
        bool IsSmall(IEnumerable<string> some) => before.Betrays(before.Sum(group, some).Count) || after.Betrays(after.Sum(group, some).Count);

        List<string> together = [.. units.Where(unit => IsSmall([unit]))];
        foreach (var next in units.Except(together).OrderBy(unit => Math.Min(before.Sum(group, [unit]).Count, after.Sum(group, [unit]).Count))
            .ThenBy(unit => unit, StringComparer.Ordinal).ToArray())
        {
            if (together.Count == 0 || together.Count > 1 && !IsSmall(together))
                break;
            together.Add(next);
        }

        var single = units.Except(together).Select(unit => new[] { unit });
        return together.Count == 0 ? [.. single] : [[.. together], .. single];
    }

    /// <summary>One dimension of one wave, cell by cell.</summary>
    private sealed class Side
    {
        private readonly WaveMeasurement wave;
        private readonly Dictionary<(Audience, string), ScoreSum> cells;

        public Side(WaveMeasurement wave, Func<SheetSums, ScoreSum?> of)
        {
            this.wave = wave;
            var sheets = wave.Cells.ToLookup(cell => cell.Audience, cell => cell.Sheets);
            cells = wave.Cells.Where(cell => cell.Audience.IsRoleGroup()).ToDictionary(cell => (cell.Audience, cell.Unit), cell => of(cell.All()) ?? ScoreSum.Empty);
            Units = [.. wave.Headcounts.Units.Union(cells.Keys.Select(cell => cell.Item2), StringComparer.Ordinal)];
            Groups = [.. RoleGroups.All.Where(group => sheets[group].Sum() >= wave.Disclosure.MinimumSheets && Sum(group, Units) is var sum
                && sum.Count >= Math.Max(1, wave.Disclosure.MinimumSheets) && !wave.Disclosure.Hides(sum))];
        }

        public IReadOnlyList<Audience> Groups { get; }

        public IReadOnlyList<string> Units { get; }

        public int Count => Groups.Sum(group => Sum(group, Units).Count);

        public bool Betrays(int count) => wave.Disclosure.Rounds && SmallestGroup.Betrays(count, wave.Disclosure.MinimumSheets);

        /// <summary>Whether those of a group outside of some units are a handful.</summary>
        public bool Betrays(Audience group, IReadOnlyCollection<string> units) => Betrays(Sum(group, Units.Except(units)).Count);

        public double Weight(Audience group, IReadOnlyCollection<Audience> among) =>
            among.Count == 1 ? 1 : wave.WeightOf(group) / among.Sum(wave.WeightOf);

        public double? Mean(IReadOnlyCollection<Audience> groups, IReadOnlyCollection<string> units)
        {
            if (groups.Count == 0 || groups.Any(group => Sum(group, units).Count == 0))
                return null;
            return groups.Sum(group => Weight(group, groups) * Sum(group, units).Mean!.Value);
        }

        public ScoreSum Sum(Audience group, IEnumerable<string> units) =>
            units.Select(unit => cells.GetValueOrDefault((group, unit))).OfType<ScoreSum>().Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));
    }
}
