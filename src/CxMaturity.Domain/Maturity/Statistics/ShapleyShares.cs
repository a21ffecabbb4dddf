namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// How much each predictor contributes to R², as the mean increment over all orders (Lindeman, Merenda and Gold 1980; Grömping 2006).
/// Association, no proof of cause.
/// </summary>
/// <param name="RSquared">Of all predictors together, 0 to 1.</param>
/// <param name="Shares">Per predictor, in order; they add up to R² and none is negative.</param>
/// <param name="Correlations">Simple ones with the outcome; a negative one beside a share is flagged.</param>
public sealed record ShapleyShares(double RSquared, IReadOnlyList<double> Shares, IReadOnlyList<double> Correlations)
{
    public const int MostPredictors = 16;

    /// <summary>Shares of R², which add up to 1; all 0 where nothing is explained.</summary>
    public IReadOnlyList<double> Relative => [.. Shares.Select(share => Part(share, RSquared))];

    /// <summary>How many people so many predictors take: at least 60, and 10 for each.</summary>
    public static int Needed(int predictors) => Math.Max(60, 10 * predictors);

    /// <summary>
    /// Of the outcome on all other variables, over complete cases. Refuses an outcome that is not there and other than 1 to 16 predictors.
    /// Not estimable: fewer people than predictors and two, a variable that does not vary, predictors that follow from each other.
    /// </summary>
    public static Estimate<ShapleyShares> Of(SampleCovariance variables, int outcome) =>
        PredictorCorrelations.Of(variables, outcome).Then(Of);

    /// <summary>
    /// Of correlations. Refuses a matrix that is no correlation matrix, and other than 1 to 16 predictors.
    /// Not estimable: predictors that follow from each other, or correlations that contradict each other.
    /// </summary>
    public static Estimate<ShapleyShares> Of(double[,] predictors, IReadOnlyList<double> withOutcome) =>
        Of(PredictorCorrelations.Of(predictors, withOutcome));

    internal static double Part(double share, double rSquared) => rSquared > 1e-14 ? share / rSquared : 0;

    private static Estimate<ShapleyShares> Of(PredictorCorrelations correlations)
    {
        var regressions = new SubsetRegressions(correlations.Predictors);
        if (!regressions.TryRun(correlations.Matrix))
            return NotEstimable.Singular;
        var shares = new double[correlations.Predictors];
        regressions.Shares(shares);
        return new ShapleyShares(Math.Min(1, regressions.RSquared[^1]), shares, correlations.WithOutcome);
    }
}
