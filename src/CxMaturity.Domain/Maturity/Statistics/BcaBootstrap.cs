namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Interval of a statistic of few values, bias-corrected and accelerated (Efron 1987; Efron and Tibshirani 1993); in the unit of the statistic.
/// Too narrow below eight values, and without finite population correction: shown as an approximation.
/// </summary>
/// <param name="Value">The statistic of the sample itself.</param>
/// <param name="Bias">z₀, from the share of resamples below the value, ties counted half.</param>
/// <param name="Acceleration">a, by jackknife.</param>
/// <param name="LowProbability">α₁, where in the resamples the lower limit is read.</param>
/// <param name="HighProbability">α₂, where the upper limit is read.</param>
/// <param name="IsExact">Every resample was counted; no random numbers.</param>
public sealed record BcaBootstrap(
    double Value, double Bias, double Acceleration, double LowProbability, double HighProbability, Interval Range, bool IsExact)
{
    /// <summary>Up to so many values all resamples are counted: 92,378 multisets for ten.</summary>
    public const int MostExact = 10;

    public const int DefaultResamples = 10_000;

    /// <summary>Of the mean; see the general form for what is refused.</summary>
    /// <param name="seed">Used above ten values; from wave, unit and dimension, so that the same answers give the same interval.</param>
    public static Estimate<BcaBootstrap> OfMean(IReadOnlyList<double> sample, ulong seed, double confidence = .95) =>
        Of(sample, Mean, seed, confidence);

    /// <summary>
    /// Of any statistic that does not depend on the order of the values. Refuses values that are no numbers.
    /// Not estimable: fewer than two values, values all the same, a statistic that resampling does not move to both sides.
    /// </summary>
    /// <param name="statistic">Must neither keep nor change what it is handed.</param>
    public static Estimate<BcaBootstrap> Of(
        IReadOnlyList<double> sample, Func<double[], double> statistic, ulong seed, double confidence = .95, int resamples = DefaultResamples)
    {
        Require.Finite(sample);
        Require.Probability(confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (sample.Count < 2)
            return NotEstimable.TooFew;
        // In order, so that the same answers give the same interval in whatever order they come.
        double[] values = [.. sample.Order()];
        if (Noise.IsAll(values[^1] - values[0], Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]))))
            return NotEstimable.NoVariance;
        var value = statistic(values);
        if (!double.IsFinite(value))
            return NotEstimable.OutOfRange;
        if (AccelerationOf(values, statistic) is not { } acceleration)
            return NotEstimable.NoVariance;
        var nearby = 1e-10 * Math.Max(Math.Abs(value), double.Epsilon) + 1e-12 * (values[^1] - values[0]);
        var isExact = values.Length <= MostExact;
        var distribution = isExact
            ? BootstrapDistribution.Exact(values, statistic, nearby)
            : BootstrapDistribution.Drawn(values, statistic, nearby, resamples, seed);
        var below = distribution.IsFinite ? distribution.Below(value) : 1;
        if (below <= 0 || below >= 1)
            return NotEstimable.NotConverged;
        var bias = Distributions.NormalQuantile(below);
        var tail = (1 - confidence) / 2;
        var (low, high) = (Corrected(tail), Corrected(1 - tail));
        if (!(low < high))
            return NotEstimable.NotConverged;
        return new BcaBootstrap(value, bias, acceleration, low, high, new(distribution.Quantile(low), distribution.Quantile(high)), isExact);

        double Corrected(double probability)
        {
            var shifted = bias + Distributions.NormalQuantile(probability);
            var denominator = 1 - acceleration * shifted;
            return denominator <= 0 ? double.NaN : Distributions.NormalCdf(bias + shifted / denominator);
        }
    }

    private static double Mean(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    /// <summary>Σ(θ̄ − θᵢ)³ / 6(Σ(θ̄ − θᵢ)²)^1.5 over the sample without its ith value; none where leaving out changes nothing.</summary>
    private static double? AccelerationOf(double[] values, Func<double[], double> statistic)
    {
        var without = values.Select((_, i) => statistic([.. values[..i], .. values[(i + 1)..]])).ToArray();
        var mean = without.Average();
        var squares = without.Sum(value => (mean - value) * (mean - value));
        if (!double.IsFinite(squares) || Noise.IsAll(Math.Sqrt(squares), mean))
            return null;
        // Each difference over the root first, because a cube of small numbers underflows.
        var root = Math.Sqrt(squares);
        return without.Sum(value => Math.Pow((mean - value) / root, 3)) / 6;
    }
}
