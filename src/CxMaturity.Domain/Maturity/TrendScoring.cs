using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>One wave in a trend.</summary>
/// <param name="Quarters">Time since the first wave, in quarters.</param>
/// <param name="Score">As published; none where it is withheld.</param>
public sealed record TrendPoint(double Quarters, double? Score, double? StandardError);

/// <summary>Whether a measure moves over many waves, and where it gets to.</summary>
/// <param name="PerQuarter">Median of the slopes between all pairs of waves (Theil 1950; Sen 1968), in scale points; from four waves up.</param>
/// <param name="Weighted">Slope by weighted least squares with the waves' own errors (Aitken 1935), in scale points per quarter.</param>
/// <param name="Interval">95 % interval of the weighted slope.</param>
/// <param name="P">Two-sided, exact (Mann 1945; Kendall 1975); from five waves up and without ties.</param>
/// <param name="QuartersToTarget">At this pace, how many quarters more; none where the direction is open or away from the target.</param>
public sealed record TrendResult(
    int Waves, double? PerQuarter, double? Weighted, Interval? Interval, double? P, NotEstimable? NoP, double? QuartersToTarget, Interval? QuartersRange, NotEstimable? NoPace)
{
    /// <summary>Waves from which a slope is worked out.</summary>
    public const int SlopeFrom = 4;

    /// <summary>Waves from which the slope is tested.</summary>
    public const int TestFrom = 5;

    /// <summary>The smallest two-sided p that so many waves can give at all, when each is above the one before; with four it is above .05.</summary>
    public double SmallestP => Math.Min(1, 2 / Enumerable.Range(1, Math.Max(Waves, 1)).Aggregate(1.0, (product, each) => product * each));
}

/// <summary>The trend of one measure over waves that can be compared.</summary>
public static class TrendScoring
{
    public static TrendResult Of(IReadOnlyList<TrendPoint> points, double target)
    {
        var known = points.Where(point => point.Score is not null).ToArray();
        if (known.Length < TrendResult.SlopeFrom)
            return new(known.Length, null, null, null, null, NotEstimable.TooFew, null, null, NotEstimable.TooFew);

        double[] times = [.. known.Select(point => point.Quarters)], scores = [.. known.Select(point => point.Score!.Value)];
        var slope = TheilSen.Of(times, scores).TryGet(out var robust) ? robust.PerTime : (double?)null;
        var weighted = known.All(point => point.StandardError > 0)
            ? WeightedLeastSquares.Of(times, scores, [.. known.Select(point => point.StandardError!.Value)])
            : NotEstimable.NoVariance;
        var test = known.Length < TrendResult.TestFrom ? NotEstimable.TooFew : MannKendall.Of(scores);
        var pace = weighted.Then(line => PaceToTarget.Of(line, scores[^1], target));
        return new(known.Length, Rounded(slope), weighted.TryGet(out var line) ? Rounded(line.PerTime) : null, line is not null ? new(Rounded(line.Range.Low)!.Value, Rounded(line.Range.High)!.Value) : null,
            test.TryGet(out var tested) ? tested.P : null, test.Reason,
            pace.TryGet(out var reached) ? Math.Round(reached.Time, 1) : null,
            reached is null ? null : new(Math.Round(reached.Range.Low, 1), Math.Round(reached.Range.High, 1)), pace.Reason);
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3, MidpointRounding.AwayFromZero) : null;
}
