namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>A straight line through values over time: what is gained per unit of time, and how sure that is.</summary>
/// <param name="Intercept">Value at time zero.</param>
/// <param name="Statistic">Slope over its standard error: t for ordinary, z for weighted least squares.</param>
/// <param name="P">Two-sided probability of such a slope where there is none.</param>
public sealed record Slope(double PerTime, double Intercept, double StandardError, double Statistic, double P, Interval Range);

/// <summary>Line through values whose standard errors are known, weighted by w = 1/se²; se(b) = 1/√Σw(t − t̄)², z test (Aitken 1935).</summary>
public static class WeightedLeastSquares
{
    /// <summary>
    /// Refuses lists of different length, values that are no numbers, and standard errors that are not positive.
    /// Not estimable: fewer than two points, or all at the same time.
    /// </summary>
    public static Estimate<Slope> Of(
        IReadOnlyList<double> times, IReadOnlyList<double> values, IReadOnlyList<double> standardErrors, double confidence = .95)
    {
        Require.SameLength(values.Count, times.Count);
        Require.SameLength(standardErrors.Count, times.Count);
        Require.Finite(times);
        Require.Finite(values);
        Require.Finite(standardErrors);
        Require.Probability(confidence);
        if (standardErrors.Any(error => error <= 0))
            throw new ArgumentOutOfRangeException(nameof(standardErrors), "A standard error is positive.");
        if (times.Count < 2)
            return NotEstimable.TooFew;
        var line = Line.Through(times, values, [.. standardErrors.Select(error => 1 / (error * error))]);
        if (line is not { } found)
            return NotEstimable.Singular;
        var error = 1 / Math.Sqrt(found.Spread);
        var half = -Distributions.NormalQuantile((1 - confidence) / 2) * error;
        var z = found.Slope / error;
        return new Slope(found.Slope, found.Intercept, error, z, Distributions.NormalTwoSided(z), new(found.Slope - half, found.Slope + half));
    }
}

/// <summary>Line with the smallest sum of squared distances (Legendre 1805), its error from the distances, t test with n − 2 degrees.</summary>
public static class OrdinaryLeastSquares
{
    /// <summary>
    /// Refuses lists of different length and values that are no numbers.
    /// Not estimable: fewer than three points, all at the same time, or points exactly on a line.
    /// </summary>
    public static Estimate<Slope> Of(IReadOnlyList<double> times, IReadOnlyList<double> values, double confidence = .95)
    {
        Require.SameLength(values.Count, times.Count);
        Require.Finite(times);
        Require.Finite(values);
        Require.Probability(confidence);
        if (times.Count < 3)
            return NotEstimable.TooFew;
        var line = Line.Through(times, values, [.. times.Select(_ => 1.0)]);
        if (line is not { } found)
            return NotEstimable.Singular;
        var rest = times.Zip(values, (t, y) => y - found.MeanValue - found.Slope * (t - found.MeanTime)).Sum(distance => distance * distance);
        var deviation = Math.Sqrt(rest / (times.Count - 2));
        if (Noise.IsAll(deviation, values.Max(Math.Abs)))
            return NotEstimable.NoVariance;
        var test = MeanDifference.From(found.Slope, deviation / Math.Sqrt(found.Spread), times.Count - 2, confidence);
        return new Slope(found.Slope, found.Intercept, test.StandardError, test.T, test.P, test.Range);
    }
}

/// <summary>The weighted line through points.</summary>
/// <param name="Spread">Σw(t − t̄)².</param>
internal readonly record struct Line(double Slope, double MeanTime, double MeanValue, double Spread)
{
    public double Intercept => MeanValue - Slope * MeanTime;

    /// <summary>Nothing where all points have the same time.</summary>
    public static Line? Through(IReadOnlyList<double> times, IReadOnlyList<double> values, double[] weights)
    {
        var all = weights.Sum();
        var meanTime = times.Select((t, i) => weights[i] / all * t).Sum();
        var meanValue = values.Select((y, i) => weights[i] / all * y).Sum();
        if (times.Distinct().Count() < 2)
            return null;
        var spread = times.Select((t, i) => weights[i] * (t - meanTime) * (t - meanTime)).Sum();
        var slope = times.Select((t, i) => weights[i] / spread * (t - meanTime) * (values[i] - meanValue)).Sum();
        return double.IsFinite(slope) ? new(slope, meanTime, meanValue, spread) : null;
    }
}
