namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>A difference of two means with how sure it is, in the unit of the values.</summary>
/// <param name="P">Two-sided probability of such a difference where there is none.</param>
public sealed record MeanDifference(double Difference, double StandardError, double T, double DegreesOfFreedom, double P, Interval Range)
{
    /// <summary>Scale points below which a change is not called one, however sure it is.</summary>
    public const double SmallestChange = 0.2;

    /// <summary>Whether a change of scores is shown as one: the interval excludes zero, and it is at least 0.2 scale points.</summary>
    public bool CountsAsChange => Range.ExcludesZero && Math.Abs(Difference) >= SmallestChange - 1e-9;

    internal static MeanDifference From(double difference, double error, double df, double confidence)
    {
        var half = Distributions.StudentCritical(confidence, df) * error;
        var t = difference / error;
        return new(difference, error, t, df, Distributions.StudentTwoSided(t, df), new(difference - half, difference + half));
    }
}

/// <summary>Difference of the means of two groups whose variances may differ (Welch 1947).</summary>
public static class WelchTest
{
    /// <summary>
    /// First minus second. Refuses moments that no values have. Not estimable: fewer than two values in a group, or no variance in both.
    /// </summary>
    public static Estimate<MeanDifference> Of(Moments first, Moments second, double confidence = .95)
    {
        Require.Real(first);
        Require.Real(second);
        Require.Probability(confidence);
        if (first.Count < 2 || second.Count < 2)
            return NotEstimable.TooFew;
        var (v1, v2) = (first.Variance / first.Count, second.Variance / second.Count);
        var error = Math.Sqrt(v1 + v2);
        if (Noise.IsAll(error, Math.Max(Math.Abs(first.Mean), Math.Abs(second.Mean))))
            return NotEstimable.NoVariance;
        // By shares of the squared error, whose squares neither overflow nor vanish.
        var share = v1 / (v1 + v2);
        var df = 1 / (share * share / (first.Count - 1) + (1 - share) * (1 - share) / (second.Count - 1));
        return MeanDifference.From(first.Mean - second.Mean, error, df, confidence);
    }
}

/// <summary>Change of the same people between two waves.</summary>
/// <param name="Test">Of the mean difference, second minus first (Student 1908).</param>
/// <param name="DeviationOfDifferences">s of the single differences.</param>
/// <param name="Effect">d_av, the mean difference over the mean of both deviations (Cumming 2012); no unit.</param>
public sealed record PairedChange(MeanDifference Test, double DeviationOfDifferences, Estimate<double> Effect)
{
    /// <summary>Pairs from which change is judged by pairs; below, by two groups.</summary>
    public const int EnoughPairs = 10;

    /// <summary>
    /// Refuses lists of different length and values that are no numbers. Not estimable: fewer than two pairs, or everybody changed alike.
    /// </summary>
    public static Estimate<PairedChange> Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = .95)
    {
        Require.SameLength(second.Count, first.Count);
        Require.Finite(first);
        Require.Finite(second);
        if (first.Count < 2)
            return NotEstimable.TooFew;
        return Of(Moments.Of([.. second.Zip(first, (after, before) => after - before)]),
            Moments.Of(first), Moments.Of(second), confidence);
    }

    /// <summary>From the moments of the differences, second minus first, and of both sides; refuses different counts.</summary>
    public static Estimate<PairedChange> Of(Moments differences, Moments first, Moments second, double confidence = .95)
    {
        Require.Real(differences);
        Require.Real(first);
        Require.Real(second);
        Require.Probability(confidence);
        Require.SameLength(first.Count, differences.Count);
        Require.SameLength(second.Count, differences.Count);
        if (differences.Count < 2)
            return NotEstimable.TooFew;
        if (Noise.IsAll(differences.Deviation, Math.Max(Math.Abs(first.Mean), Math.Abs(second.Mean))))
            return NotEstimable.NoVariance;
        var spread = (first.Deviation + second.Deviation) / 2;
        return new PairedChange(
            MeanDifference.From(differences.Mean, differences.StandardError, differences.Count - 1, confidence),
            differences.Deviation, Noise.IsAll(spread, first.Mean) ? NotEstimable.NoVariance : differences.Mean / spread);
    }
}
