using System.Runtime.CompilerServices;

namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Refuses what no honest caller hands over.</summary>
internal static class Require
{
    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("The value must be a finite number.", name);
    }

    public static void Finite(IEnumerable<double> values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        if (values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException("Every value must be a finite number.", name);
    }

    public static void Counts(IEnumerable<int> counts, [CallerArgumentExpression(nameof(counts))] string? name = null)
    {
        if (counts.Any(count => count < 0))
            throw new ArgumentException("No count may be negative.", name);
    }

    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, "A level lies between 0 and 1, both excluded.");
    }

    public static void SameLength(int count, int expected, [CallerArgumentExpression(nameof(count))] string? name = null)
    {
        if (count != expected)
            throw new ArgumentException("Values that belong together must be equally many.", name);
    }

    public static void Rectangle(IReadOnlyList<IReadOnlyList<double>> rows, [CallerArgumentExpression(nameof(rows))] string? name = null)
    {
        if (rows.Any(row => row.Count != rows[0].Count))
            throw new ArgumentException("Every row must be equally long.", name);
        if (rows.Any(row => row.Any(value => !double.IsFinite(value))))
            throw new ArgumentException("Every value must be a finite number.", name);
    }

    /// <summary>Refuses moments that no values have: no count, a negative variance, a variance of one value.</summary>
    public static void Real(Moments moments, [CallerArgumentExpression(nameof(moments))] string? name = null)
    {
        if (moments.Count < 1 || !double.IsFinite(moments.Mean) || !double.IsFinite(moments.Variance) || moments.Variance < 0)
            throw new ArgumentException("No values have such a count, mean and variance.", name);
    }
}
