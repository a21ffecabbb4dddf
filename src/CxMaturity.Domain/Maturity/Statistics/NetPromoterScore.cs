namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Promoters minus detractors in points of 100 (Reichheld 2003), with the error of a difference of shares from one sample.</summary>
/// <param name="Score">−100 to 100.</param>
/// <param name="StandardError">100 · √((p + d − (p − d)²)/n), in points.</param>
/// <param name="Range">By the normal distribution, within −100 to 100; none where all are of one kind.</param>
public sealed record NetPromoterScore(double Score, double StandardError, Estimate<Interval> Range)
{
    /// <summary>Refuses negative counts. Not estimable: nobody asked.</summary>
    public static Estimate<NetPromoterScore> Of(int promoters, int passives, int detractors, double confidence = .95)
    {
        Require.Counts([promoters, passives, detractors], nameof(promoters));
        Require.Probability(confidence);
        var n = (double)promoters + passives + detractors;
        if (n == 0)
            return NotEstimable.TooFew;
        var (p, d) = (promoters / n, detractors / n);
        if (promoters == n || passives == n || detractors == n)
            return new NetPromoterScore(100 * (p - d), 0, NotEstimable.NoVariance);
        var error = 100 * Math.Sqrt((p + d - (p - d) * (p - d)) / n);
        var (score, half) = (100 * (((double)promoters - detractors) / n), -Distributions.NormalQuantile((1 - confidence) / 2) * error);
        return new NetPromoterScore(score, error, new Interval(Math.Max(-100, score - half), Math.Min(100, score + half)));
    }
}
