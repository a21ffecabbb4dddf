namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Count, mean and variance of a set of values, all that most formulae need of it.</summary>
/// <param name="Count">Number of values, at least one.</param>
/// <param name="Variance">Sample variance (n − 1), in squared units of the values; 0 where there is one value only.</param>
public sealed record Moments(int Count, double Mean, double Variance)
{
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>Standard error of the mean, in the unit of the values, without regard to how many could have answered.</summary>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>Of single values. Refuses none, and values that are no numbers.</summary>
    public static Moments Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("There is no mean of nothing.", nameof(values));
        if (values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException("Every value must be a finite number.", nameof(values));
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(values.Count, mean, values.Count == 1 ? 0 : squares / (values.Count - 1));
    }
}
