namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Correlations of predictors among each other and with one outcome, which the last row and column hold.</summary>
internal sealed class PredictorCorrelations
{
    private PredictorCorrelations(double[,] matrix) => Matrix = matrix;

    public double[,] Matrix { get; }

    public int Predictors => Matrix.GetLength(0) - 1;

    public double[] WithOutcome => [.. Enumerable.Range(0, Predictors).Select(j => Matrix[j, Predictors])];

    public static Estimate<PredictorCorrelations> Of(SampleCovariance variables, int outcome)
    {
        if (outcome < 0 || outcome >= variables.Size)
            throw new ArgumentOutOfRangeException(nameof(outcome), "The outcome must be one of the variables.");
        RequirePredictors(variables.Size - 1);
        if (variables.Count < variables.Size + 1)
            return NotEstimable.TooFew;
        var ordered = variables.Select([.. Enumerable.Range(0, variables.Size).Where(i => i != outcome), outcome]);
        return ordered.AllVary ? new PredictorCorrelations(ordered.Correlations()) : NotEstimable.NoVariance;
    }

    public static PredictorCorrelations Of(double[,] predictors, IReadOnlyList<double> withOutcome)
    {
        var size = withOutcome.Count;
        RequirePredictors(size);
        if (predictors.GetLength(0) != size || predictors.GetLength(1) != size)
            throw new ArgumentException("The matrix must have one row and one column per predictor.", nameof(predictors));
        if (predictors.Cast<double>().Concat(withOutcome).Any(correlation => !(Math.Abs(correlation) <= 1 + 1e-12)))
            throw new ArgumentOutOfRangeException(nameof(predictors), "A correlation lies between −1 and 1.");
        var matrix = new double[size + 1, size + 1];
        matrix[size, size] = 1;
        for (var i = 0; i < size; i++)
        {
            matrix[i, size] = matrix[size, i] = withOutcome[i];
            for (var j = 0; j < size; j++)
            {
                if (Math.Abs(predictors[i, j] - predictors[j, i]) > 1e-9 || Math.Abs(predictors[i, i] - 1) > 1e-9)
                    throw new ArgumentException("A correlation matrix is symmetric, with ones on its diagonal.", nameof(predictors));
                matrix[i, j] = predictors[i, j];
            }
        }
        return new(matrix);
    }

    internal static void RequirePredictors(int predictors)
    {
        if (predictors is < 1 or > ShapleyShares.MostPredictors)
            throw new ArgumentException("Shares are worked out for 1 to 16 predictors.", nameof(predictors));
    }
}
