namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>How often each of the ordered options 1, 2, … was chosen.</summary>
public sealed record Histogram
{
    /// <summary>Refuses fewer than two options and negative counts.</summary>
    /// <param name="counts">Counts of the options 1, 2, … in that order.</param>
    public Histogram(IReadOnlyList<int> counts)
    {
        if (counts.Count < 2)
            throw new ArgumentException("A scale has at least two options.", nameof(counts));
        Require.Counts(counts);
        Counts = counts;
        Total = checked(counts.Sum());
    }

    public IReadOnlyList<int> Counts { get; }

    public int Total { get; }

    public int Options => Counts.Count;

    /// <summary>Of chosen options; refuses what is not an option.</summary>
    public static Histogram Of(IEnumerable<int> chosen, int options)
    {
        var counts = new int[options];
        foreach (var value in chosen)
        {
            if (value < 1 || value > options)
                throw new ArgumentOutOfRangeException(nameof(chosen), "Every value must be one of the options.");
            counts[value - 1]++;
        }
        return new(counts);
    }

    /// <summary>Count, mean and variance (n − 1) in options, exact up to the last division; refuses an empty histogram.</summary>
    public Moments Moments()
    {
        if (Total == 0)
            throw new InvalidOperationException("There is no mean of nothing.");
        long sum = 0, squares = 0;
        for (var i = 0; i < Options; i++)
        {
            sum += (i + 1L) * Counts[i];
            squares += (i + 1L) * (i + 1L) * Counts[i];
        }
        var variance = Total == 1 ? 0 : (double)((Int128)Total * squares - (Int128)sum * sum) / ((double)Total * (Total - 1));
        return new(Total, (double)sum / Total, variance);
    }
}
