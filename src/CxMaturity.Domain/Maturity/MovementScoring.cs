using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Why a score moved between two results, in scale points; the parts add up to the whole.</summary>
/// <param name="Code">The dimension; <c>CORE</c> for the core score.</param>
/// <param name="Answers">The same units and role groups answered otherwise.</param>
/// <param name="Mix">Other shares of units among those who answered.</param>
/// <param name="Units">Units that only one of the results has.</param>
/// <param name="Groups">Role groups that only one of the results can show.</param>
/// <param name="Instrument">Another questionnaire version or other weights; none where both are the same.</param>
public sealed record Movement(string Code, double Before, double After, double Answers, double Mix, double Units, double Groups, double Instrument)
{
    public double Whole => After - Before;
}

/// <summary>
/// Splits the difference between two results. Within cells and mix are told apart with the shares in the middle between both sides
/// (Kitagawa 1955), so that nothing is left over and the order of the sides does not matter.
/// </summary>
public static class MovementScoring
{
    /// <param name="asIf">The earlier wave scored by the later one's questionnaire; the earlier wave itself where both are the same.</param>
    /// <returns>None for a measure that one of the sides does not have.</returns>
    public static IReadOnlyList<Movement> Of(WaveMeasurement before, WaveMeasurement asIf, WaveMeasurement after)
    {
        (string Code, Func<SheetSums, ScoreSum?> Of)[] measures =
        [
            (CoreScore.Code, sums => sums.Core),
            .. after.Questionnaire.Dimensions.Select(dimension => (dimension.Code, (Func<SheetSums, ScoreSum?>)(sums => sums.Dimensions.GetValueOrDefault(dimension.Code))))
        ];
        return [.. measures.Select(measure => Of(measure.Code, new(before, measure.Of), new(asIf, measure.Of), new Side(after, measure.Of))).OfType<Movement>()];
    }

    private static Movement? Of(string code, Side before, Side asIf, Side after)
    {
        if (before.Mean(before.Groups, before.Units) is not { } start || after.Mean(after.Groups, after.Units) is not { } end
            || asIf.Mean(asIf.Groups, asIf.Units) is not { } lifted)
            return null;

        Audience[] groups = [.. asIf.Groups.Intersect(after.Groups)];
        string[] units = [.. asIf.Units.Intersect(after.Units, StringComparer.Ordinal)];
        if (asIf.Mean(groups, asIf.Units) is not { } groupsBefore || after.Mean(groups, after.Units) is not { } groupsAfter
            || asIf.Mean(groups, units) is not { } unitsBefore || after.Mean(groups, units) is not { } unitsAfter)
            return null;

        var (answers, mix) = Split(asIf, after, groups, units);
        return new(code, start, end, answers, mix,
            groupsAfter - unitsAfter - (groupsBefore - unitsBefore), end - groupsAfter - (lifted - groupsBefore), lifted - start);
    }

    private static (double Answers, double Mix) Split(Side before, Side after, IReadOnlyList<Audience> groups, IReadOnlyList<string> units)
    {
        var (answers, mix) = (0.0, 0.0);
        foreach (var group in groups)
        {
            var (weight, one, other) = (after.Weight(group, groups), before.Cells(group, units), after.Cells(group, units));
            foreach (var unit in units)
            {
                var (first, second) = (one[unit], other[unit]);
                // A unit from which nobody of this group answered has no mean of its own; it stands at the group's, and what it moves is mix.
                var (meanBefore, meanAfter) = (first.Mean ?? before.Mean([group], units)!.Value, second.Mean ?? after.Mean([group], units)!.Value);
                answers += weight * (first.Share + second.Share) / 2 * (meanAfter - meanBefore);
                mix += weight * (second.Share - first.Share) * (meanBefore + meanAfter) / 2;
            }
        }

        return (answers, mix);
    }

    /// <summary>One measure of one wave, cell by cell.</summary>
    private sealed class Side
    {
        private readonly WaveMeasurement wave;
        private readonly Dictionary<(Audience, string), ScoreSum> cells;

        public Side(WaveMeasurement wave, Func<SheetSums, ScoreSum?> of)
        {
            this.wave = wave;
            cells = wave.Cells.Where(cell => cell.Audience.IsRoleGroup()).ToDictionary(cell => (cell.Audience, cell.Unit), cell => of(cell.All()) ?? ScoreSum.Empty);
            Groups = [.. RoleGroups.All.Where(group => Sum(group, Units).Count >= wave.Disclosure.MinimumSheets)];
        }

        public IReadOnlyList<Audience> Groups { get; }

        public IReadOnlyList<string> Units => wave.Headcounts.Units;

        public double Weight(Audience group, IReadOnlyCollection<Audience> among) =>
            among.Count == 1 ? 1 : wave.Questionnaire.Perspectives.Of(group) / among.Sum(wave.Questionnaire.Perspectives.Of);

        public double? Mean(IReadOnlyCollection<Audience> groups, IReadOnlyCollection<string> units)
        {
            if (groups.Count == 0 || groups.Any(group => Sum(group, units).Count == 0))
                return null;
            return groups.Sum(group => Weight(group, groups) * Sum(group, units).Mean!.Value);
        }

        public Dictionary<string, (double Share, double? Mean)> Cells(Audience group, IReadOnlyCollection<string> units)
        {
            var all = Sum(group, units).Count;
            return units.ToDictionary(unit => unit, unit => cells.GetValueOrDefault((group, unit)) is { Count: > 0 } sum ? ((double)sum.Count / all, sum.Mean) : (0, null),
                StringComparer.Ordinal);
        }

        private ScoreSum Sum(Audience group, IReadOnlyCollection<string> units) =>
            units.Select(unit => cells.GetValueOrDefault((group, unit))).OfType<ScoreSum>().Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));
    }
}
