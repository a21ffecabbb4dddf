namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Line by the median of the slopes between any two points (Theil 1950, Sen 1968), which one odd wave hardly moves.</summary>
/// <param name="PerTime">What is gained per unit of time.</param>
/// <param name="Intercept">Median of the values minus slope times the median of the times (Conover 1980).</param>
public sealed record TheilSen(double PerTime, double Intercept)
{
    /// <summary>
    /// Refuses lists of different length and values that are no numbers; pairs at the same time have no slope and are left out.
    /// Not estimable: fewer than two points, or all at the same time.
    /// </summary>
    public static Estimate<TheilSen> Of(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        Require.SameLength(values.Count, times.Count);
        Require.Finite(times);
        Require.Finite(values);
        if (times.Count < 2)
            return NotEstimable.TooFew;
        var slopes = new List<double>(times.Count * (times.Count - 1) / 2);
        for (var i = 0; i < times.Count; i++)
            for (var j = i + 1; j < times.Count; j++)
                if (times[i] != times[j])
                    slopes.Add((values[j] - values[i]) / (times[j] - times[i]));
        if (slopes.Count == 0)
            return NotEstimable.Singular;
        var slope = Median(slopes);
        var intercept = Median(values) - slope * Median(times);
        return double.IsFinite(slope) && double.IsFinite(intercept) ? new TheilSen(slope, intercept) : NotEstimable.OutOfRange;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        var half = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[half] : ordered[half - 1] / 2 + ordered[half] / 2;
    }
}
