namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Where the mean of all people of a unit lies: x̄ ± t(n − 1) · s/√n · √((N − n)/N), with the finite population correction
/// (Cochran 1977); in the unit of the values.
/// </summary>
/// <param name="StandardError">After the correction.</param>
/// <param name="IsCensus">All people answered: there is nothing left to estimate, and the range has no width.</param>
public sealed record MeanInterval(double Mean, double StandardError, Interval Range, bool IsCensus)
{
    /// <summary>
    /// For all N people of the unit, whoever answered. Refuses N below n.
    /// Not estimable, unless all answered: one answer, or answers that are all the same.
    /// </summary>
    public static Estimate<MeanInterval> Of(Moments answers, int population, double confidence = .95)
    {
        Require.Real(answers);
        if (population < answers.Count)
            throw new ArgumentOutOfRangeException(nameof(population), "A unit cannot have fewer people than answers.");
        if (population == answers.Count)
            return new MeanInterval(answers.Mean, 0, new(answers.Mean, answers.Mean), true);
        return With(answers, Math.Sqrt((population - (double)answers.Count) / population), confidence);
    }

    /// <summary>
    /// Without a finite population, as for trends and comparisons. Not estimable: one answer, or answers that are all the same.
    /// </summary>
    public static Estimate<MeanInterval> Of(Moments answers, double confidence = .95)
    {
        Require.Real(answers);
        return With(answers, 1, confidence);
    }

    private static Estimate<MeanInterval> With(Moments answers, double correction, double confidence)
    {
        Require.Probability(confidence);
        if (answers.Count < 2)
            return NotEstimable.TooFew;
        if (Noise.IsAll(answers))
            return NotEstimable.NoVariance;
        var error = answers.StandardError * correction;
        var half = Distributions.StudentCritical(confidence, answers.Count - 1) * error;
        return new MeanInterval(answers.Mean, error, new(answers.Mean - half, answers.Mean + half), false);
    }
}

/// <summary>
/// What the mean of all people could be at worst and at best, if those who did not answer all chose the lowest or the highest value.
/// </summary>
public static class BestWorstBounds
{
    /// <summary>
    /// (n x̄ + (N − n) · lowest)/N and the same with the highest (Manski 1989); in the unit of the values.
    /// Refuses N below n, and a mean off the scale.
    /// </summary>
    public static Interval Of(double mean, int answers, int population, double lowest = 1, double highest = 5)
    {
        Require.Finite([mean, lowest, highest]);
        if (answers < 0 || population < 1 || population < answers)
            throw new ArgumentOutOfRangeException(nameof(population), "A unit cannot have fewer people than answers, nor none at all.");
        if (answers > 0 && (mean < lowest - 1e-9 || mean > highest + 1e-9))
            throw new ArgumentOutOfRangeException(nameof(mean), "The mean must lie on the scale.");
        double silent = (double)population - answers;
        return new((answers * mean + silent * lowest) / population, (answers * mean + silent * highest) / population);
    }
}
