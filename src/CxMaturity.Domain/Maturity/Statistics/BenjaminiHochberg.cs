namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Which of many tests hold when only a share q of the reported ones may be wrong (Benjamini and Hochberg 1995).</summary>
/// <param name="Adjusted">p values as adjusted, 0 to 1, in the order of the tests.</param>
/// <param name="Rejected">Whether "no difference" is rejected, in the order of the tests.</param>
public sealed record BenjaminiHochberg(IReadOnlyList<double> Adjusted, IReadOnlyList<bool> Rejected)
{
    /// <summary>Of all tests of one table. Refuses p values outside 0 to 1. No tests, no findings.</summary>
    public static BenjaminiHochberg Of(IReadOnlyList<double> pValues, double q = .05)
    {
        Require.Probability(q);
        if (pValues.Any(p => !(p >= 0 && p <= 1)))
            throw new ArgumentOutOfRangeException(nameof(pValues), "A p value lies between 0 and 1.");
        var m = pValues.Count;
        var adjusted = new double[m];
        var rejected = new bool[m];
        var running = 1.0;
        var found = false;
        foreach (var (test, rank) in Enumerable.Range(0, m).OrderBy(i => pValues[i]).Select((i, position) => (i, position + 1)).Reverse())
        {
            running = Math.Min(running, (double)m / rank * pValues[test]);
            adjusted[test] = running;
            // Everything up to the largest rank that holds is rejected, whatever lies between; rounding decides nothing.
            found |= running <= q + 1e-15;
            rejected[test] = found;
        }
        return new(adjusted, rejected);
    }
}
