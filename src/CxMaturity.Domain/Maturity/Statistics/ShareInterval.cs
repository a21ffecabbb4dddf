namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Where a share lies, such as that of favourable answers (Wilson 1927; Newcombe 1998); 0 to 1.</summary>
public static class WilsonInterval
{
    /// <summary>Refuses negative counts and more successes than answers. Not estimable: no answers.</summary>
    public static Estimate<Interval> Of(int successes, int answers, double confidence = .95)
    {
        Require.Probability(confidence);
        if (successes < 0 || answers < successes)
            throw new ArgumentOutOfRangeException(nameof(successes), "A share has between none and all of the answers.");
        if (answers == 0)
            return NotEstimable.TooFew;
        double n = answers, p = successes / n, z = -Distributions.NormalQuantile((1 - confidence) / 2), squared = z * z;
        var centre = (2 * n * p + squared) / (2 * (n + squared));
        var half = z * Math.Sqrt(squared + 4 * n * p * (1 - p)) / (2 * (n + squared));
        // Exactly 0 and 1 at the ends, where rounding leaves a trace.
        return new Interval(successes == 0 ? 0 : Math.Max(0, centre - half), successes == answers ? 1 : Math.Min(1, centre + half));
    }
}

/// <summary>Where a correlation lies, by Fisher's z transformation (1915, 1921); −1 to 1.</summary>
public static class CorrelationInterval
{
    /// <summary>Refuses a correlation beyond −1 or 1. Not estimable: fewer than four pairs, or a perfect correlation.</summary>
    public static Estimate<Interval> Of(double correlation, int pairs, double confidence = .95)
    {
        Require.Probability(confidence);
        if (!(Math.Abs(correlation) <= 1) || pairs < 0)
            throw new ArgumentOutOfRangeException(nameof(correlation), "A correlation lies between −1 and 1.");
        if (pairs < 4)
            return NotEstimable.TooFew;
        if (Math.Abs(correlation) > 1 - 1e-15)
            return NotEstimable.NoVariance;
        var (z, half) = (Math.Atanh(correlation), -Distributions.NormalQuantile((1 - confidence) / 2) / Math.Sqrt(pairs - 3));
        return new Interval(Math.Tanh(z - half), Math.Tanh(z + half));
    }
}
