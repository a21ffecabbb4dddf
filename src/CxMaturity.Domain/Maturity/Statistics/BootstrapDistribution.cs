namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>The values that a statistic takes over resamples, with the probability of each.</summary>
internal sealed class BootstrapDistribution
{
    private const int Bins = 4096;

    private readonly double[] values;
    private readonly double[] weights;
    private readonly double nearby;

    /// <param name="nearby">Values no farther apart are the same number, rounded differently.</param>
    private BootstrapDistribution(double[] values, double[] weights, double nearby) =>
        (this.values, this.weights, this.nearby) = (values, weights, nearby);

    /// <summary>
    /// Every resample there is, each multiset once with its multinomial probability. Equal values count as one with a higher probability.
    /// </summary>
    public static BootstrapDistribution Exact(double[] sample, Func<double[], double> statistic, double nearby)
    {
        var n = sample.Length;
        var distinct = sample.GroupBy(value => value).OrderBy(group => group.Key)
            .Select(group => (group.Key, Share: group.Count() / (double)n)).ToArray();
        var factorials = new double[n + 1];
        factorials[0] = 1;
        for (var i = 1; i <= n; i++)
            factorials[i] = factorials[i - 1] * i;
        var powers = distinct
            .Select(kind => Enumerable.Range(0, n + 1).Select(i => Math.Pow(kind.Share, i) / factorials[i]).ToArray()).ToArray();
        var (values, weights) = (new List<double>(100_000), new List<double>(100_000));
        var resample = new double[n];
        Fill(0, 0, factorials[n]);
        return new([.. values], [.. weights], nearby);

        void Fill(int kind, int filled, double weight)
        {
            if (kind == distinct.Length - 1)
            {
                resample.AsSpan(filled).Fill(distinct[kind].Key);
                values.Add(statistic(resample));
                weights.Add(weight * powers[kind][n - filled]);
                return;
            }
            for (var times = 0; filled + times <= n; times++)
            {
                Fill(kind + 1, filled + times, weight * powers[kind][times]);
                if (filled + times < n)
                    resample[filled + times] = distinct[kind].Key;
            }
        }
    }

    public static BootstrapDistribution Drawn(double[] sample, Func<double[], double> statistic, double nearby, int resamples, ulong seed)
    {
        var generator = new SeededGenerator(seed);
        var values = new double[resamples];
        var resample = new double[sample.Length];
        for (var b = 0; b < resamples; b++)
        {
            for (var i = 0; i < resample.Length; i++)
                resample[i] = sample[generator.Below(sample.Length)];
            values[b] = statistic(resample);
        }
        var weights = new double[resamples];
        Array.Fill(weights, 1.0 / resamples);
        return new(values, weights, nearby);
    }

    public bool IsFinite => values.All(double.IsFinite);

    /// <summary>Probability below a value, ties counted half.</summary>
    public double Below(double value)
    {
        var share = 0.0;
        for (var i = 0; i < values.Length; i++)
            if (values[i] <= value + nearby)
                share += values[i] < value - nearby ? weights[i] : weights[i] / 2;
        return share;
    }

    /// <summary>The smallest value with at least this cumulative probability.</summary>
    public double Quantile(double probability)
    {
        var (lowest, highest) = (values.Min(), values.Max());
        if (!(highest > lowest))
            return lowest;
        // To sort all values would take most of the time: only the bin in which the quantile lies is sorted.
        var shares = new double[Bins];
        for (var i = 0; i < values.Length; i++)
            shares[BinOf(values[i])] += weights[i];
        // The sum of many weights is rounded, and equal values may be apart by rounding.
        var wanted = probability - 1e-12;
        var (bin, below) = (0, 0.0);
        while (bin < Bins - 1 && below + shares[bin] < wanted)
            below += shares[bin++];
        var inside = Enumerable.Range(0, values.Length).Where(i => BinOf(values[i]) == bin).OrderBy(i => values[i]).ToArray();
        foreach (var i in inside)
        {
            below += weights[i];
            if (below >= wanted)
                return values[i];
        }
        // The bin's sum was rounded differently.
        return inside.Length > 0 ? values[inside[^1]] : highest;

        int BinOf(double value) => (int)((value - lowest) / (highest - lowest) * (Bins - 1));
    }
}
