namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// How much better an organisation sees itself than its customers do, over mirrored pairs in index points (Welch 1947; Fleenor et al. 2010);
/// indicative only, as people and wording differ.
/// </summary>
/// <param name="Pairs">Self minus customers per pair, in the order given; not estimable where a side is too small or nobody differs.</param>
/// <param name="Gap">Mean of the pairs' gaps, in index points.</param>
/// <param name="OverestimationShare">Share of the estimable pairs whose interval lies above zero; 0 to 1.</param>
public sealed record SelfOtherGap(IReadOnlyList<Estimate<MeanDifference>> Pairs, double Gap, Estimate<double> OverestimationShare)
{
    /// <summary>Refuses moments that no values have. Not estimable: no pairs.</summary>
    public static Estimate<SelfOtherGap> Of(IReadOnlyList<(Moments Self, Moments Customers)> pairs, double confidence = .95)
    {
        if (pairs.Count == 0)
            return NotEstimable.TooFew;
        Estimate<MeanDifference>[] tested = [.. pairs.Select(pair => WelchTest.Of(pair.Self, pair.Customers, confidence))];
        var estimable = tested.Where(pair => pair.Exists).ToArray();
        return new SelfOtherGap(tested, pairs.Average(pair => pair.Self.Mean - pair.Customers.Mean), estimable.Length == 0
            ? NotEstimable.TooFew
            : estimable.Count(pair => pair.Value.Range.Low > 0) / (double)estimable.Length);
    }
}
