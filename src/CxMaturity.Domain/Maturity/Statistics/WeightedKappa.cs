namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>How a difference of categories counts: by steps, or by their square.</summary>
public enum KappaWeights { Linear, Quadratic }

/// <summary>Agreement of two raters on ordered categories beyond chance, 1 − Σwo/Σwe (Cohen 1968); no unit, at most 1.</summary>
public static class WeightedKappa
{
    /// <summary>
    /// Of a square table of counts, one rater's categories down and the other's across. Refuses other shapes, fewer than two categories
    /// and negative counts. Not estimable: no ratings, or all ratings of both in one category.
    /// </summary>
    public static Estimate<double> Of(IReadOnlyList<IReadOnlyList<int>> table, KappaWeights weights)
    {
        var size = table.Count;
        if (size < 2 || table.Any(row => row.Count != size))
            throw new ArgumentException("The table must be square, with at least two categories.", nameof(table));
        foreach (var row in table)
            Require.Counts(row, nameof(table));
        var total = table.Sum(row => row.Sum(count => (double)count));
        if (total == 0)
            return NotEstimable.TooFew;
        var rows = table.Select(row => row.Sum(count => (double)count)).ToArray();
        var columns = Enumerable.Range(0, size).Select(j => table.Sum(row => (double)row[j])).ToArray();
        double observed = 0, expected = 0;
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                var weight = weights == KappaWeights.Linear ? Math.Abs(i - j) : (double)(i - j) * (i - j);
                observed += weight * table[i][j];
                expected += weight * rows[i] * columns[j] / total;
            }
        return expected == 0 ? NotEstimable.NoVariance : 1 - observed / expected;
    }
}
