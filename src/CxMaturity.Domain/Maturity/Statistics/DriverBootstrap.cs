namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// How sure the Shapley shares are, from resampled people (percentile intervals; Efron and Tibshirani 1993).
/// The same seed gives the same intervals, whatever the number of processors.
/// </summary>
/// <param name="Shares">Of the people themselves.</param>
/// <param name="Ranges">Of the shares in R², per predictor.</param>
/// <param name="RelativeRanges">Of the shares of R², per predictor, 0 to 1.</param>
/// <param name="Skipped">Resamples in which predictors could not be told apart.</param>
public sealed record DriverBootstrap(
    ShapleyShares Shares, IReadOnlyList<Interval> Ranges, IReadOnlyList<Interval> RelativeRanges, int Resamples, int Skipped)
{
    public const int DefaultResamples = 2_000;

    /// <summary>
    /// Of complete cases, one row per person. Refuses ragged rows, values that are no numbers, an outcome that is not there, and other
    /// than 1 to 16 predictors. Not estimable: as the shares themselves, or when more than half of the resamples had to be skipped.
    /// </summary>
    /// <param name="outcome">Column of the outcome; all others are predictors.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1, never two at a time.</param>
    public static Estimate<DriverBootstrap> Of(IReadOnlyList<IReadOnlyList<double>> rows, int outcome, ulong seed,
        int resamples = DefaultResamples, double confidence = .95, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        Require.Probability(confidence);
        if (rows.Count < 2)
            return NotEstimable.TooFew;
        return ShapleyShares.Of(SampleCovariance.Of(rows), outcome)
            .Then(shares => Resample(
                shares, new ResampledCorrelations(rows, outcome), seed, resamples, confidence, progress, cancellation));
    }

    private static Estimate<DriverBootstrap> Resample(ShapleyShares shares, ResampledCorrelations people, ulong seed, int resamples,
        double confidence, Action<double>? progress, CancellationToken cancellation)
    {
        var predictors = shares.Shares.Count;
        var found = new double[]?[resamples];
        var (done, gate) = (0, new Lock());
        Parallel.For(0, resamples, new() { CancellationToken = cancellation },
            () => (Draw: people.Begin(), Regressions: new SubsetRegressions(predictors)),
            (resample, _, own) =>
            {
                // A generator of its own for each resample, so that it does not matter who works it out.
                if (own.Draw.TryDraw(new SeededGenerator(seed, (ulong)resample + 1)) && own.Regressions.TryRun(own.Draw.Correlations))
                {
                    var mine = new double[predictors + 1];
                    own.Regressions.Shares(mine.AsSpan(0, predictors));
                    mine[predictors] = own.Regressions.RSquared[^1];
                    found[resample] = mine;
                }
                if (progress is not null)
                    lock (gate)
                        progress(++done / (double)resamples);
                return own;
            },
            _ => { });
        var kept = found.OfType<double[]>().ToArray();
        if (kept.Length * 2 < resamples)
            return NotEstimable.NotConverged;
        return new DriverBootstrap(shares,
            [.. Enumerable.Range(0, predictors).Select(j => Percentiles(kept.Select(each => each[j]), confidence))],
            [.. Enumerable.Range(0, predictors).Select(j =>
                Percentiles(kept.Select(each => ShapleyShares.Part(each[j], each[predictors])), confidence))],
            resamples, resamples - kept.Length);
    }

    /// <summary>Quantiles that lie between values by linear interpolation (Hyndman and Fan 1996, definition 7).</summary>
    private static Interval Percentiles(IEnumerable<double> values, double confidence)
    {
        double[] ordered = [.. values.Order()];
        return new(At((1 - confidence) / 2), At((1 + confidence) / 2));

        double At(double probability)
        {
            var position = probability * (ordered.Length - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, ordered.Length - 1);
            return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
        }
    }
}
