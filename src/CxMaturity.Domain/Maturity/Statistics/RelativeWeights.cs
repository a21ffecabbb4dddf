using MathNet.Numerics.LinearAlgebra;

namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// How much each predictor contributes to R², through the uncorrelated variables closest to the predictors (Johnson 2000);
/// the check beside the Shapley shares.
/// </summary>
/// <param name="RSquared">Of all predictors together, 0 to 1.</param>
/// <param name="Weights">Per predictor, in order; they add up to R² and none is negative.</param>
/// <param name="Coefficients">β of the regression on all predictors, standardised.</param>
public sealed record RelativeWeights(double RSquared, IReadOnlyList<double> Weights, IReadOnlyList<double> Coefficients)
{
    /// <summary>Difference in shares, from Shapley's, that is worth a note.</summary>
    public const double WorthANote = .05;

    /// <summary>Shares of R², which add up to 1; all 0 where nothing is explained.</summary>
    public IReadOnlyList<double> Relative => [.. Weights.Select(weight => ShapleyShares.Part(weight, RSquared))];

    /// <summary>Whether a predictor's share differs from Shapley's by more than five points; refuses shares of other predictors.</summary>
    public bool DiffersFrom(ShapleyShares shapley)
    {
        Require.SameLength(shapley.Shares.Count, Weights.Count);
        return Relative.Zip(shapley.Relative, (mine, theirs) => Math.Abs(mine - theirs)).Any(difference => difference > WorthANote);
    }

    /// <summary>
    /// Of the outcome on all other variables, over complete cases. Refuses an outcome that is not there and other than 1 to 16 predictors.
    /// Not estimable: fewer people than predictors and two, a variable that does not vary, predictors that follow from each other.
    /// </summary>
    public static Estimate<RelativeWeights> Of(SampleCovariance variables, int outcome) =>
        PredictorCorrelations.Of(variables, outcome).Then(Of);

    /// <summary>
    /// Of correlations. Refuses a matrix that is no correlation matrix, and other than 1 to 16 predictors.
    /// Not estimable: predictors that follow from each other, or correlations that contradict each other.
    /// </summary>
    public static Estimate<RelativeWeights> Of(double[,] predictors, IReadOnlyList<double> withOutcome) =>
        Of(PredictorCorrelations.Of(predictors, withOutcome));

    private static Estimate<RelativeWeights> Of(PredictorCorrelations correlations)
    {
        var k = correlations.Predictors;
        var eigen = Matrix<double>.Build.DenseOfArray(correlations.Matrix).SubMatrix(0, k, 0, k).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Real();
        if (values.Minimum() < 1e-10)
            return NotEstimable.Singular;
        var (vectors, withOutcome) = (eigen.EigenVectors, Vector<double>.Build.DenseOfArray(correlations.WithOutcome));
        var rotated = vectors.TransposeThisAndMultiply(withOutcome);
        var loadings = vectors * Matrix<double>.Build.DiagonalOfDiagonalVector(values.PointwiseSqrt()) * vectors.Transpose();
        var beta = vectors * rotated.PointwiseDivide(values.PointwiseSqrt());
        double[] weights = [.. loadings.PointwisePower(2) * beta.PointwisePower(2)];
        var rSquared = weights.Sum();
        return rSquared > 1 + 1e-9
            ? NotEstimable.Singular
            : new RelativeWeights(Math.Min(1, rSquared), weights, [.. vectors * rotated.PointwiseDivide(values)]);
    }
}
