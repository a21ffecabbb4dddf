namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// R² of the outcome on every subset of the predictors, by sweeping one variable at a time: a subset is reached from the one
/// without its last variable, so that hardly more than the new number is worked out for each.
/// </summary>
internal sealed class SubsetRegressions
{
    /// <summary>What must be left of a predictor beside the others, as a share of its variance, to be told apart from them.</summary>
    private const double Tolerance = 1e-10;

    private readonly int predictors;
    private readonly int stride;
    private readonly double[][] levels;
    private readonly double[] weights;

    public SubsetRegressions(int predictors)
    {
        this.predictors = predictors;
        stride = predictors + 1;
        levels = [.. Enumerable.Range(0, predictors + 1).Select(_ => new double[stride * stride])];
        RSquared = new double[1 << predictors];
        // How large a part of all orders has a given predictor right after a subset of this size: s!(k − s − 1)!/k!
        weights = new double[predictors];
        weights[0] = 1.0 / predictors;
        for (var size = 1; size < predictors; size++)
            weights[size] = weights[size - 1] * size / (predictors - size);
    }

    /// <summary>By subset, one bit per predictor.</summary>
    public double[] RSquared { get; }

    /// <summary>False where some predictors follow from others, or where no values have such correlations.</summary>
    public bool TryRun(double[,] correlations)
    {
        Buffer.BlockCopy(correlations, 0, levels[0], 0, stride * stride * sizeof(double));
        RSquared[0] = 0;
        return Visit(0, 0, 0) && RSquared[^1] <= 1 + 1e-9;
    }

    /// <summary>Mean increment of R² over all orders, per predictor; they add up to R² of all.</summary>
    public void Shares(Span<double> shares)
    {
        for (var j = 0; j < predictors; j++)
        {
            var (bit, sum) = (1 << j, 0.0);
            for (var subset = 0; subset < RSquared.Length; subset++)
                if ((subset & bit) == 0)
                    sum += weights[System.Numerics.BitOperations.PopCount((uint)subset)] * (RSquared[subset | bit] - RSquared[subset]);
            shares[j] = Math.Max(0, sum);
        }
    }

    /// <summary>All subsets that extend this one by predictors from the first on; the level holds what is left of them and of the outcome.</summary>
    private bool Visit(int level, int first, int subset)
    {
        var left = levels[level];
        for (var j = first; j < predictors; j++)
        {
            var pivot = left[j * stride + j];
            if (!(pivot > Tolerance))
                return false;
            var withOutcome = left[j * stride + predictors];
            var extended = subset | 1 << j;
            RSquared[extended] = RSquared[subset] + withOutcome * withOutcome / pivot;
            if (j == predictors - 1)
                continue;
            var next = levels[level + 1];
            for (var p = j + 1; p < predictors; p++)
            {
                var factor = left[j * stride + p] / pivot;
                for (var q = p; q <= predictors; q++)
                    next[p * stride + q] = left[p * stride + q] - factor * left[j * stride + q];
            }
            if (!Visit(level + 1, j + 1, extended))
                return false;
        }
        return true;
    }
}
