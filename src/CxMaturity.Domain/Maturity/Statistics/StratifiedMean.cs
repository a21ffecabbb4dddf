namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>One part of a population that was asked by itself.</summary>
/// <param name="Weight">How much it counts in the mean; relative to the others.</param>
/// <param name="Population">How many people it has; none where it is open-ended.</param>
public sealed record Stratum(double Weight, Moments Moments, int? Population);

/// <summary>
/// A mean of several groups that count with given weights, and its interval: the groups' errors add up, each with its finite population
/// correction (Cochran 1977, ch. 5), on Satterthwaite's degrees of freedom (1946). Of a single group this is the ordinary t interval.
/// </summary>
/// <param name="Mean">In the unit of the values.</param>
/// <param name="StandardError">In the unit of the values.</param>
/// <param name="Df">Degrees of freedom.</param>
public sealed record StratifiedMean(double Mean, double StandardError, double Df, Interval Interval)
{
    /// <summary>
    /// Refuses no groups, weights that are not positive, and more values than people. Not estimable: a group of one value that is not
    /// its whole population; no spread in any group.
    /// </summary>
    /// <param name="confidence">Share of cases in which the interval holds the true mean.</param>
    public static Estimate<StratifiedMean> Of(IReadOnlyList<Stratum> strata, double confidence = .95)
    {
        if (strata.Count == 0)
            throw new ArgumentException("There is no mean of no groups.", nameof(strata));
        if (strata.Any(stratum => !(stratum.Weight > 0) || !double.IsFinite(stratum.Weight)))
            throw new ArgumentException("Every weight must be a positive number.", nameof(strata));
        if (strata.Any(stratum => stratum.Population < stratum.Moments.Count))
            throw new ArgumentException("No group can have more values than people.", nameof(strata));

        var total = strata.Sum(stratum => stratum.Weight);
        var mean = strata.Sum(stratum => stratum.Weight / total * stratum.Moments.Mean);
        var (sum, denominator) = (0.0, 0.0);
        foreach (var stratum in strata)
        {
            var (n, open) = (stratum.Moments.Count, OpenShare(stratum));
            if (open == 0)
                continue;
            if (n < 2)
                return NotEstimable.TooFew;
            var error = Math.Pow(stratum.Weight / total, 2) * stratum.Moments.Variance / n * open;
            sum += error;
            denominator += error * error / (n - 1);
        }

        if (!(sum > 0))
            return NotEstimable.NoVariance;
        var (se, df) = (Math.Sqrt(sum), sum * sum / denominator);
        var half = Distributions.StudentCritical(confidence, df) * se;
        return new StratifiedMean(mean, se, df, new(mean - half, mean + half));
    }

    /// <summary>The share of the population that has not answered: all of it where the population is open-ended.</summary>
    private static double OpenShare(Stratum stratum) =>
        stratum.Population is { } people ? (double)(people - stratum.Moments.Count) / people : 1;
}
