using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Maturity;

/// <summary>One measure of a comparison: what it would publish of the earlier and of the later wave.</summary>
public sealed record ComparedMeasure(string Code, ReleasedMeasure Before, ReleasedMeasure After)
{
    /// <summary>The same without what is said of single units.</summary>
    public ComparedMeasure WithoutUnits() => this with { Before = Whole(Before), After = Whole(After) };

    private static ReleasedMeasure Whole(ReleasedMeasure measure) => measure with { Rows = [.. measure.Rows.Where(row => row.Label == PublishedSums.Total)] };
}

/// <summary>What a comparison of two waves would publish of each of them, as sums over base cells.</summary>
public static class ComparedSums
{
    /// <summary>
    /// By families: the core score and the dimensions it is made of could be worked out from each other, so they are published together or
    /// not at all; every other dimension stands alone.
    /// </summary>
    /// <param name="shown">What the comparison shows; measures that it withholds by itself publish nothing.</param>
    /// <param name="official">The earlier wave as its own questionnaire scores it, where it was scored by another version to be compared.</param>
    public static IReadOnlyList<IReadOnlyList<ComparedMeasure>> Of(WaveMeasurement before, WaveMeasurement after, ChangeResult shown, WaveMeasurement? official = null)
    {
        var (first, second) = (new PublishedSums(before, official is null ? null : new(official)), new PublishedSums(after));
        string[] common = [.. before.Headcounts.Units.Intersect(after.Headcounts.Units, StringComparer.Ordinal)];
        var (one, other) = SmallExecutiveGroup.Alike(before, after);
        var core = after.Questionnaire.Dimensions.Where(dimension => dimension.Core).Select(dimension => dimension.Code).Append(CoreScore.Code).ToHashSet(StringComparer.Ordinal);
        var measures = shown.Dimensions.Concat(shown.Core is { } known ? [known] : []).Where(measure => measure.Difference is not null).Select(Compared).ToLookup(measure => core.Contains(measure.Code));
        return [.. measures[false].Select(measure => (ComparedMeasure[])[measure]), .. measures[true].Any() ? [[.. measures[true]]] : Array.Empty<ComparedMeasure[]>()];

        ComparedMeasure Compared(MeasureChange measure)
        {
            ScoreSum? Sum(SheetSums sums) => measure.Code == CoreScore.Code ? sums.Core : sums.Dimensions.GetValueOrDefault(measure.Code);
            string[] units = [.. ChangeScoring.UnitsOf(before, after, measure.Code).Where(unit => unit.Difference is not null).Select(unit => unit.Code)];
            return new(measure.Code, first.Compared(measure.Code, Sum, common, measure.Groups, units, one.Executives),
                second.Compared(measure.Code, Sum, common, measure.Groups, units, other.Executives));
        }
    }
}
