namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Reliability of two items, 2r/(1 + r) (Spearman 1910, Brown 1910; for two-item scales Eisinga, te Grotenhuis and Pelzer 2013);
/// no unit, at most 1.
/// </summary>
public static class SpearmanBrown
{
    /// <summary>From their correlation; refuses one beyond −1 or 1. Not estimable at −1, where the sum does not vary.</summary>
    public static Estimate<double> Of(double correlation)
    {
        if (!(correlation >= -1 && correlation <= 1))
            throw new ArgumentOutOfRangeException(nameof(correlation), "A correlation lies between −1 and 1.");
        return correlation <= -1 + 1e-13 ? NotEstimable.NoVariance : 2 * correlation / (1 + correlation);
    }

    /// <summary>Of the two items of a scale; refuses another number of items. Not estimable where one does not vary.</summary>
    public static Estimate<double> Of(SampleCovariance items)
    {
        Require.SameLength(items.Size, 2);
        return items.Correlation(0, 1).Then(Of);
    }
}
