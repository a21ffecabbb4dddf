namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// The six intraclass correlations of a full table of targets by raters (Shrout and Fleiss 1979); shares without unit, at most 1.
/// Auditors are compared by the second pair: raters drawn at random, absolute agreement, of one rater and of the mean of k.
/// </summary>
/// <param name="Targets">n, the rows.</param>
/// <param name="Raters">k, the columns.</param>
/// <param name="BetweenTargets">Mean square BMS, n − 1 degrees of freedom.</param>
/// <param name="WithinTargets">Mean square WMS, n(k − 1) degrees of freedom.</param>
/// <param name="BetweenRaters">Mean square JMS, k − 1 degrees of freedom.</param>
/// <param name="Residual">Mean square EMS, (n − 1)(k − 1) degrees of freedom.</param>
public sealed record RaterIcc(int Targets, int Raters, double BetweenTargets, double WithinTargets, double BetweenRaters, double Residual)
{
    /// <summary>Below this, raters must come to a consensus before results are released (Krippendorff 2004).</summary>
    public const double ConsensusNeeded = .67;

    /// <summary>Below this, results of raters are tentative (Krippendorff 2004).</summary>
    public const double Tentative = .80;

    /// <summary>ICC(1,1): each target rated by other raters.</summary>
    public Estimate<double> OneWaySingle => Ratio(BetweenTargets - WithinTargets, BetweenTargets + (Raters - 1) * WithinTargets);

    /// <summary>ICC(2,1): the same raters drawn at random, absolute agreement of one.</summary>
    public Estimate<double> TwoWaySingle => Ratio(BetweenTargets - Residual,
        BetweenTargets + (Raters - 1) * Residual + Raters * (BetweenRaters - Residual) / Targets);

    /// <summary>ICC(3,1): these raters and no others, consistency of one.</summary>
    public Estimate<double> FixedSingle => Ratio(BetweenTargets - Residual, BetweenTargets + (Raters - 1) * Residual);

    /// <summary>ICC(1,k): as ICC(1,1), of the mean of k raters.</summary>
    public Estimate<double> OneWayMean => Ratio(BetweenTargets - WithinTargets, BetweenTargets);

    /// <summary>ICC(2,k): as ICC(2,1), of the mean of k raters.</summary>
    public Estimate<double> TwoWayMean => Ratio(BetweenTargets - Residual, BetweenTargets + (BetweenRaters - Residual) / Targets);

    /// <summary>ICC(3,k): as ICC(3,1), of the mean of k raters.</summary>
    public Estimate<double> FixedMean => Ratio(BetweenTargets - Residual, BetweenTargets);

    /// <summary>
    /// Of complete ratings, one row per target. Refuses ragged rows and values that are no numbers.
    /// Not estimable: fewer than two targets or raters, all ratings the same.
    /// </summary>
    public static Estimate<RaterIcc> Of(IReadOnlyList<IReadOnlyList<double>> ratings)
    {
        Require.Rectangle(ratings);
        if (ratings.Count < 2 || ratings[0].Count < 2)
            return NotEstimable.TooFew;
        var (n, k) = (ratings.Count, ratings[0].Count);
        var grand = ratings.Average(row => row.Average());
        var rows = ratings.Select(row => row.Average()).ToArray();
        var columns = Enumerable.Range(0, k).Select(j => ratings.Average(row => row[j])).ToArray();
        var within = ratings.Select((row, i) => row.Sum(value => Square(value - rows[i]))).Sum() / (n * (k - 1.0));
        var residual = ratings.Select((row, i) => row.Select((value, j) => Square(value - rows[i] - columns[j] + grand)).Sum()).Sum()
            / ((n - 1.0) * (k - 1));
        var between = k * rows.Sum(mean => Square(mean - grand)) / (n - 1);
        var raters = n * columns.Sum(mean => Square(mean - grand)) / (k - 1);
        if (!double.IsFinite(between + within + raters + residual))
            return NotEstimable.OutOfRange;
        return Noise.IsAll(Math.Sqrt(between + within), grand)
            ? NotEstimable.NoVariance
            : new RaterIcc(n, k, between, within, raters, residual);
    }

    /// <summary>
    /// Interval of ICC(2,1) from F quantiles with approximate degrees of freedom (McGraw and Wong 1996, case 2A). Not estimable without
    /// residual variance.
    /// </summary>
    public Estimate<Interval> TwoWaySingleRange(double confidence = .95)
    {
        Require.Probability(confidence);
        if (!TwoWaySingle.TryGet(out var icc))
            return TwoWaySingle.Reason!.Value;
        if (Residual <= 1e-14 * (BetweenTargets + BetweenRaters) || icc >= 1)
            return NotEstimable.NoVariance;
        double n = Targets, k = Raters;
        var a = k * icc / (n * (1 - icc));
        var b = 1 + k * icc * (n - 1) / (n * (1 - icc));
        var df = Square(a * BetweenRaters + b * Residual)
            / (Square(a * BetweenRaters) / (k - 1) + Square(b * Residual) / ((n - 1) * (k - 1)));
        if (!double.IsFinite(df) || df <= 0)
            return NotEstimable.OutOfRange;
        var upper = 1 - (1 - confidence) / 2;
        var (fLow, fHigh) = (Distributions.FisherQuantile(upper, n - 1, df), Distributions.FisherQuantile(upper, df, n - 1));
        var noise = k * BetweenRaters + (k * n - k - n) * Residual;
        var (low, high) = (n * (BetweenTargets - fLow * Residual) / (fLow * noise + n * BetweenTargets),
            n * (fHigh * BetweenTargets - Residual) / (noise + n * fHigh * BetweenTargets));
        return double.IsFinite(low) && double.IsFinite(high) ? new Interval(low, high) : NotEstimable.OutOfRange;
    }

    private static double Square(double value) => value * value;

    /// <summary>A denominator that is not positive means that the formula's model does not hold for these ratings.</summary>
    private Estimate<double> Ratio(double above, double below) =>
        below <= 1e-14 * (BetweenTargets + WithinTargets + BetweenRaters) ? NotEstimable.NoVariance : above / below;
}
