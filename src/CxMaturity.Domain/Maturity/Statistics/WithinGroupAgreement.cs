namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Words for r_wg: up to .30, .50, .70, .90, and above (LeBreton and Senter 2008).</summary>
public enum AgreementBand { Lack, Weak, Moderate, Strong, VeryStrong }

/// <summary>How much the members of one group agree on one item.</summary>
/// <param name="Variance">n − 1, in squared options.</param>
/// <param name="RwgUniform">1 − s²/σ² against answers at random (James, Demaree and Wolf 1984); 0 where that would be negative.</param>
/// <param name="AverageDeviation">Σ|x − x̄|/n in options (Burke, Finkelstein and Dusig 1999).</param>
/// <param name="Awg">1 − 2s²/((H + L)M − M² − HL) · (n − 1)/n, −1 to 1 (Brown and Hauenstein 2005); 1 where all say the same.</param>
public sealed record ItemAgreement(double Variance, double RwgUniform, double AverageDeviation, double Awg);

/// <summary>How much the members of one group agree on the items of one scale.</summary>
/// <param name="People">Who answered all of the items.</param>
/// <param name="RwgUniform">r_wg(J) against answers at random, 0 to 1 (James, Demaree and Wolf 1984).</param>
/// <param name="RwgSkewed">r_wg(J) against slightly skewed answers (LeBreton and Senter 2008); known for five options only.</param>
/// <param name="AverageDeviation">Mean over the items, in options; the measure that is shown.</param>
/// <param name="AcceptableDeviation">A sixth of the options to one decimal, as published: 0.8 for five (Burke and Dunlap 2002).</param>
public sealed record WithinGroupAgreement(
    int People,
    IReadOnlyList<ItemAgreement> Items,
    double RwgUniform,
    Estimate<double> RwgSkewed,
    double AverageDeviation,
    double AcceptableDeviation)
{
    /// <summary>Allows for the rounding of the division, so that exactly the bound is still acceptable.</summary>
    public bool IsAcceptable => AverageDeviation <= AcceptableDeviation + 1e-12;

    public AgreementBand Band => BandOf(RwgUniform);

    public static AgreementBand BandOf(double rwg) => rwg switch
    {
        <= .30 => AgreementBand.Lack,
        <= .50 => AgreementBand.Weak,
        <= .70 => AgreementBand.Moderate,
        <= .90 => AgreementBand.Strong,
        _ => AgreementBand.VeryStrong
    };

    /// <summary>Variance of answers at random over equally likely options, (A² − 1)/12; refuses fewer than two options.</summary>
    public static double UniformVariance(int options) => options < 2
        ? throw new ArgumentOutOfRangeException(nameof(options), "A scale has at least two options.")
        : ((double)options * options - 1) / 12;

    /// <summary>Variance of slightly skewed answers (LeBreton and Senter 2008).</summary>
    public static Estimate<double> SlightlySkewedVariance(int options) => options == 5 ? 1.34 : NotEstimable.NoReference;

    /// <summary>
    /// Of the people complete on the items, one histogram per item. Refuses no items, and items with different numbers of people or options.
    /// Not estimable: fewer than two people.
    /// </summary>
    public static Estimate<WithinGroupAgreement> Of(IReadOnlyList<Histogram> items)
    {
        if (items.Count == 0)
            throw new ArgumentException("Agreement needs at least one item.", nameof(items));
        if (items.Any(item => item.Total != items[0].Total || item.Options != items[0].Options))
            throw new ArgumentException("Agreement needs the same people and the same options on every item.", nameof(items));
        if (items[0].Total < 2)
            return NotEstimable.TooFew;
        var uniform = UniformVariance(items[0].Options);
        var each = items.Select(item => Single(item, uniform)).ToArray();
        var mean = each.Average(item => item.Variance);
        return new WithinGroupAgreement(items[0].Total, each, Rwg(mean, uniform, items.Count),
            SlightlySkewedVariance(items[0].Options).Then(skewed => Rwg(mean, skewed, items.Count)),
            each.Average(item => item.AverageDeviation), Math.Round(items[0].Options / 6.0, 1));
    }

    /// <summary>
    /// J(1 − q)/(J(1 − q) + q) with q = mean item variance / null variance; 0 where q exceeds 1. With one item it is r_wg.
    /// Refuses a negative variance, a null variance that is not positive, and no items.
    /// </summary>
    public static double Rwg(double meanItemVariance, double nullVariance, int items)
    {
        Require.Finite(meanItemVariance);
        if (meanItemVariance < 0 || !(nullVariance > 0) || items < 1)
            throw new ArgumentOutOfRangeException(nameof(nullVariance), "Variances are not negative, and there is at least one item.");
        var ratio = meanItemVariance / nullVariance;
        return ratio > 1 ? 0 : items * (1 - ratio) / (items * (1 - ratio) + ratio);
    }

    private static ItemAgreement Single(Histogram item, double uniform)
    {
        var moments = item.Moments();
        var deviation = item.Counts.Select((count, i) => count * Math.Abs(i + 1 - moments.Mean)).Sum() / item.Total;
        return new(moments.Variance, Rwg(moments.Variance, uniform, 1), deviation, Awg(moments, item.Options));
    }

    private static double Awg(Moments moments, int highest)
    {
        if (moments.Variance == 0)
            return 1;
        var most = ((highest + 1) * moments.Mean - moments.Mean * moments.Mean - highest) * moments.Count / (moments.Count - 1);
        return 1 - 2 * moments.Variance / most;
    }
}
