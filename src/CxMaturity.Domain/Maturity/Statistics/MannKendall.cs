namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Whether values rise or fall over time, whatever the shape, by the exact distribution of inversions (Mann 1945, Kendall 1938).</summary>
/// <param name="S">Rises minus falls over all pairs.</param>
/// <param name="Tau">S over the number of pairs, −1 to 1.</param>
/// <param name="OneSidedP">Probability of so many or more in the direction that was seen.</param>
/// <param name="P">Two-sided; with four values never below 2/24.</param>
public sealed record MannKendall(int S, double Tau, double OneSidedP, double P)
{
    /// <summary>Values from which significance is possible at all.</summary>
    public const int EnoughForSignificance = 5;

    /// <summary>
    /// Of values in the order of time. Refuses values that are no numbers, and more than a thousand.
    /// Not estimable: fewer than two values, or equal ones, for which there is no exact distribution here.
    /// </summary>
    public static Estimate<MannKendall> Of(IReadOnlyList<double> values)
    {
        Require.Finite(values);
        if (values.Count > 1000)
            throw new ArgumentException("The exact distribution is for up to a thousand values.", nameof(values));
        if (values.Count < 2)
            return NotEstimable.TooFew;
        if (values.Distinct().Count() < values.Count)
            return NotEstimable.Ties;
        var s = 0;
        for (var i = 0; i < values.Count; i++)
            for (var j = i + 1; j < values.Count; j++)
                s += Math.Sign(values[j] - values[i]);
        var pairs = values.Count * (values.Count - 1) / 2;
        var one = Math.Min(1, AtMost((pairs - Math.Abs(s)) / 2, values.Count));
        return new MannKendall(s, (double)s / pairs, one, Math.Min(1, 2 * one));
    }

    /// <summary>Probability of at most so many inversions in an order of n, each order equally likely.</summary>
    private static double AtMost(int inversions, int n)
    {
        var probabilities = new double[inversions + 1];
        probabilities[0] = 1;
        for (var size = 2; size <= n; size++)
        {
            // The new largest value stands before 0 to size − 1 of the others, with equal chance.
            var next = new double[inversions + 1];
            for (var i = 0; i <= inversions; i++)
            {
                var sum = 0.0;
                for (var before = 0; before < size && before <= i; before++)
                    sum += probabilities[i - before];
                next[i] = sum / size;
            }
            probabilities = next;
        }
        return probabilities.Sum();
    }
}
