using MathNet.Numerics.LinearAlgebra;

namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Share of a scale's variance that its common factor explains: ω = (Σλ)²/((Σλ)² + Σψ) (McDonald 1999); no unit, 0 to 1.
/// One factor of the covariance matrix by iterated principal axes, which is the unweighted least squares solution.
/// </summary>
/// <param name="Loadings">λ per item, in its unit; the sum is not negative.</param>
/// <param name="Uniquenesses">ψ per item, the variance that is its own, in its squared unit.</param>
public sealed record McDonaldOmega(double Omega, IReadOnlyList<double> Loadings, IReadOnlyList<double> Uniquenesses)
{
    private const int MostSteps = 10_000;

    public ReliabilityBand Band => CronbachAlpha.BandOf(Omega);

    /// <summary>Whether an item would have no or negative variance of its own; an exact fit without a rest is rounded to either side of zero.</summary>
    public bool IsHeywood => Loadings.Zip(Uniquenesses, (loading, own) => own <= 1e-9 * (loading * loading + own)).Any(improper => improper);

    /// <summary>
    /// Of the items of one scale, keyed, on complete cases. Not estimable: fewer than three items, an item that does not vary,
    /// items without a common factor, an item without variance of its own (Heywood), no convergence.
    /// </summary>
    public static Estimate<McDonaldOmega> Of(SampleCovariance items) =>
        EvenImproper(items).Then(omega => omega.IsHeywood ? NotEstimable.Heywood : (Estimate<McDonaldOmega>)omega);

    /// <summary>The same with Heywood cases as they come out, for checking against other programs; never shown.</summary>
    public static Estimate<McDonaldOmega> EvenImproper(SampleCovariance items)
    {
        if (items.Size < 3)
            return NotEstimable.TooFew;
        if (!items.AllVary)
            return NotEstimable.NoVariance;
        return (items.Size == 3 ? ThreeLoadings(items) : PrincipalAxes(items)).Then(loadings => From(items, loadings));
    }

    private static Estimate<McDonaldOmega> From(SampleCovariance items, double[] loadings)
    {
        var uniquenesses = loadings.Select((loading, i) => items[i, i] - loading * loading).ToArray();
        var sign = loadings.Sum() < 0 ? -1 : 1;
        var common = loadings.Sum() * loadings.Sum();
        var all = common + uniquenesses.Sum();
        return all <= 0
            ? NotEstimable.Heywood
            : new McDonaldOmega(common / all, [.. loadings.Select(loading => sign * loading)], uniquenesses);
    }

    /// <summary>Three items determine their loadings: λ₁² = s₁₂s₁₃/s₂₃.</summary>
    private static Estimate<double[]> ThreeLoadings(SampleCovariance items)
    {
        var r = items.Correlations();
        var (r12, r13, r23) = (r[0, 1], r[0, 2], r[1, 2]);
        if (r12 * r13 * r23 <= 1e-39)
            return NotEstimable.NoCommonFactor;
        double[] standardised =
            [Math.Sqrt(r12 * r13 / r23), Math.Sign(r13) * Math.Sqrt(r12 * r23 / r13), Math.Sign(r12) * Math.Sqrt(r13 * r23 / r12)];
        return standardised.Select((loading, i) => loading * items.Deviation(i)).ToArray();
    }

    private static Estimate<double[]> PrincipalAxes(SampleCovariance items)
    {
        // In units of the mean variance, so that "no change" means the same for every scale.
        var unit = Enumerable.Range(0, items.Size).Average(i => items[i, i]);
        var reduced = items.ToArray();
        for (var i = 0; i < items.Size; i++)
            for (var j = 0; j < items.Size; j++)
                reduced[i, j] /= unit;
        for (var step = 0; step < MostSteps; step++)
        {
            var eigen = Matrix<double>.Build.DenseOfArray(reduced).Evd(Symmetricity.Symmetric);
            var largest = eigen.EigenValues[items.Size - 1].Real;
            if (largest <= 1e-12)
                return NotEstimable.NoCommonFactor;
            var loadings = (eigen.EigenVectors.Column(items.Size - 1) * Math.Sqrt(largest)).ToArray();
            var change = 0.0;
            for (var i = 0; i < items.Size; i++)
            {
                change = Math.Max(change, Math.Abs(loadings[i] * loadings[i] - reduced[i, i]));
                reduced[i, i] = loadings[i] * loadings[i];
            }
            if (change < 1e-12)
                return loadings.Select(loading => loading * Math.Sqrt(unit)).ToArray();
        }
        return Enumerable.Range(0, items.Size).Any(i => reduced[i, i] * unit >= items[i, i]) ? NotEstimable.Heywood : NotEstimable.NotConverged;
    }
}
