namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Words for an effect: |g| below .2, .5, .8, and from there on (Cohen 1988).</summary>
public enum EffectBand { Negligible, Small, Medium, Large }

/// <summary>Words for a gap in scale points: below 0.5, below 1, and from 1 on.</summary>
public enum GapBand { Small, Notable, Serious }

/// <summary>Words for differences.</summary>
public static class Bands
{
    /// <summary>Rounding of a difference, such as 4.1 − 3.1, must not decide over a band.</summary>
    private const double Rounding = 1e-9;

    public static EffectBand OfEffect(double g) => (Math.Abs(g) + Rounding) switch
    {
        < .2 => EffectBand.Negligible,
        < .5 => EffectBand.Small,
        < .8 => EffectBand.Medium,
        _ => EffectBand.Large
    };

    public static GapBand OfGap(double points) => (Math.Abs(points) + Rounding) switch
    {
        < .5 => GapBand.Small,
        < 1 => GapBand.Notable,
        _ => GapBand.Serious
    };
}

/// <summary>
/// Difference of two means in pooled standard deviations, corrected for small groups (Hedges 1981; variances by Borenstein et al. 2009); no unit.
/// </summary>
/// <param name="Pooled">The pooled standard deviation, in the unit of the values.</param>
/// <param name="D">Difference over pooled deviation (Cohen 1988).</param>
/// <param name="VarianceOfD">(n₁ + n₂)/(n₁n₂) + d²/(2(n₁ + n₂)).</param>
/// <param name="Correction">J = 1 − 3/(4 df − 1).</param>
/// <param name="G">J d.</param>
/// <param name="Variance">J² times the variance of d.</param>
public sealed record HedgesG(double Pooled, double D, double VarianceOfD, double Correction, double G, double Variance, Interval Range)
{
    public double StandardError => Math.Sqrt(Variance);

    public EffectBand Band => Bands.OfEffect(G);

    /// <summary>
    /// First minus second. Refuses moments that no values have. Not estimable: fewer than two values in a group, or no variance in both.
    /// </summary>
    public static Estimate<HedgesG> Of(Moments first, Moments second, double confidence = .95)
    {
        Require.Real(first);
        Require.Real(second);
        Require.Probability(confidence);
        if (first.Count < 2 || second.Count < 2)
            return NotEstimable.TooFew;
        double n1 = first.Count, n2 = second.Count, df = n1 + n2 - 2;
        var pooled = Math.Sqrt(((n1 - 1) * first.Variance + (n2 - 1) * second.Variance) / df);
        if (Noise.IsAll(pooled, Math.Max(Math.Abs(first.Mean), Math.Abs(second.Mean))))
            return NotEstimable.NoVariance;
        var d = (first.Mean - second.Mean) / pooled;
        var varianceOfD = (n1 + n2) / (n1 * n2) + d * d / (2 * (n1 + n2));
        var correction = 1 - 3 / (4 * df - 1);
        var (g, variance) = (correction * d, correction * correction * varianceOfD);
        var half = -Distributions.NormalQuantile((1 - confidence) / 2) * Math.Sqrt(variance);
        return new HedgesG(pooled, d, varianceOfD, correction, g, variance, new(g - half, g + half));
    }
}

/// <summary>How much oftener a value of the first group exceeds one of the second than the other way round (Cliff 1993); −1 to 1, no unit.</summary>
public static class CliffsDelta
{
    /// <summary>From counts over the same ordered bins. Refuses negative counts and different bins. Not estimable: an empty group.</summary>
    public static Estimate<double> OfCounts(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        Require.SameLength(second.Count, first.Count);
        Require.Counts(first);
        Require.Counts(second);
        long n1 = first.Sum(count => (long)count), n2 = second.Sum(count => (long)count), belowSecond = 0;
        if (n1 == 0 || n2 == 0)
            return NotEstimable.TooFew;
        Int128 balance = 0;
        for (var i = 0; i < first.Count; i++)
        {
            balance += (Int128)first[i] * (belowSecond - (n2 - belowSecond - second[i]));
            belowSecond += second[i];
        }
        return (double)balance / ((double)n1 * n2);
    }

    /// <summary>From single values. Refuses values that are no numbers. Not estimable: an empty group.</summary>
    public static Estimate<double> Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Require.Finite(first);
        Require.Finite(second);
        double[] bins = [.. first.Concat(second).Distinct().Order()];
        return OfCounts(Binned(first), Binned(second));

        int[] Binned(IReadOnlyList<double> values)
        {
            var counts = new int[bins.Length];
            foreach (var value in values)
                counts[Array.BinarySearch(bins, value)]++;
            return counts;
        }
    }
}
