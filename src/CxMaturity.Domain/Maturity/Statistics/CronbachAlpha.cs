namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>How reliable a scale is, as shown: below .60, .60 to .69, .70 to .95, above .95.</summary>
public enum ReliabilityBand { Poor, Doubtful, Fine, Redundant }

/// <summary>How one item fits the others of its scale.</summary>
/// <param name="ItemRest">Correlation with the sum of the other items; below .30 it is flagged, and a negative one suggests a wrong key.</param>
/// <param name="AlphaIfDeleted">Cronbach's α of the others; needs three items in all.</param>
public sealed record ItemFit(Estimate<double> ItemRest, Estimate<double> AlphaIfDeleted)
{
    public const double Flagged = .30;

    public bool IsFlagged => ItemRest.TryGet(out var correlation) && correlation < Flagged;
}

/// <summary>
/// Internal consistency of a scale: α = k/(k − 1) · (1 − Σsᵢ²/s²) with the variance s² of the sum (Cronbach 1951); no unit, at most 1.
/// </summary>
/// <param name="Alpha">May be negative, where items work against each other.</param>
/// <param name="Standardised">k r̄/(1 + (k − 1) r̄) from the mean correlation r̄ of the items.</param>
/// <param name="Range">Of α (Feldt, Woodruff and Salih 1987).</param>
/// <param name="Items">In the order of the items.</param>
public sealed record CronbachAlpha(double Alpha, Estimate<double> Standardised, Interval Range, IReadOnlyList<ItemFit> Items)
{
    public ReliabilityBand Band => BandOf(Alpha);

    public static ReliabilityBand BandOf(double reliability) => reliability switch
    {
        < .60 => ReliabilityBand.Poor,
        < .70 => ReliabilityBand.Doubtful,
        > .95 => ReliabilityBand.Redundant,
        _ => ReliabilityBand.Fine
    };

    /// <summary>Of the items of one scale, keyed, on complete cases. Not estimable: fewer than two items, or a sum that does not vary.</summary>
    public static Estimate<CronbachAlpha> Of(SampleCovariance items, double confidence = .95)
    {
        Require.Probability(confidence);
        return AlphaOf(items).Then(alpha => new CronbachAlpha(alpha, StandardisedOf(items),
            Feldt(alpha, items.Count, items.Size, confidence), [.. Enumerable.Range(0, items.Size).Select(item => Fit(items, item))]));
    }

    /// <summary>
    /// 1 − (1 − α)F with F quantiles of n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt, Woodruff and Salih 1987);
    /// refuses fewer than two people or items, and α above 1.
    /// </summary>
    public static Interval Feldt(double alpha, int people, int items, double confidence = .95)
    {
        Require.Finite(alpha);
        Require.Probability(confidence);
        if (alpha > 1 || people < 2 || items < 2)
            throw new ArgumentOutOfRangeException(nameof(alpha), "The interval needs two people, two items and an α of at most 1.");
        var (df1, df2) = (people - 1.0, (people - 1.0) * (items - 1));
        var tail = (1 - confidence) / 2;
        return new(1 - (1 - alpha) * Distributions.FisherQuantile(1 - tail, df1, df2),
            1 - (1 - alpha) * Distributions.FisherQuantile(tail, df1, df2));
    }

    private static ItemFit Fit(SampleCovariance items, int item) =>
        new(ItemRest(items, item), items.Size < 3 ? NotEstimable.TooFew : AlphaOf(items.Without(item)));

    private static Estimate<double> AlphaOf(SampleCovariance items)
    {
        if (items.Size < 2)
            return NotEstimable.TooFew;
        var (all, magnitude) = Total(items);
        if (all <= 1e-13 * magnitude)
            return NotEstimable.NoVariance;
        var own = Enumerable.Range(0, items.Size).Sum(i => items[i, i]);
        return Math.Min(1, items.Size / (items.Size - 1.0) * (1 - own / all));
    }

    private static Estimate<double> StandardisedOf(SampleCovariance items)
    {
        if (!items.AllVary)
            return NotEstimable.NoVariance;
        var k = items.Size;
        var correlations = items.Correlations();
        var mean = (correlations.Cast<double>().Sum() - k) / (k * (k - 1.0));
        var denominator = 1 + (k - 1) * mean;
        return denominator <= 1e-13 ? NotEstimable.NoVariance : Math.Min(1, k * mean / denominator);
    }

    private static Estimate<double> ItemRest(SampleCovariance items, int item)
    {
        var (all, magnitude) = Total(items);
        var withAll = Enumerable.Range(0, items.Size).Sum(j => items[item, j]);
        var rest = all - 2 * withAll + items[item, item];
        return items[item, item] == 0 || rest <= 1e-13 * magnitude
            ? NotEstimable.NoVariance
            : Math.Clamp((withAll - items[item, item]) / items.Deviation(item) / Math.Sqrt(rest), -1, 1);
    }

    /// <summary>Variance of the sum, and what it would be if nothing cancelled.</summary>
    private static (double Sum, double Magnitude) Total(SampleCovariance items)
    {
        var cells = items.ToArray().Cast<double>().ToArray();
        return (cells.Sum(), cells.Sum(Math.Abs));
    }
}
