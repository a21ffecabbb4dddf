namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Count, means and covariances (n − 1) of several variables on the same people, in the units of the variables.</summary>
public sealed class SampleCovariance
{
    private readonly double[,] matrix;

    private SampleCovariance(int count, double[] means, double[,] matrix) => (Count, Means, this.matrix) = (count, means, matrix);

    /// <summary>How many people, at least two.</summary>
    public int Count { get; }

    public IReadOnlyList<double> Means { get; }

    public int Size => Means.Count;

    public double this[int row, int column] => matrix[row, column];

    /// <summary>Of single values, one row per person without gaps. Refuses ragged rows, values that are no numbers, and fewer than two people.</summary>
    public static SampleCovariance Of(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        RequirePeople(rows.Count);
        Require.Rectangle(rows);
        var size = rows[0].Count;
        var means = new double[size];
        for (var j = 0; j < size; j++)
            means[j] = rows.Average(row => row[j]);
        var matrix = new double[size, size];
        foreach (var row in rows)
            for (var i = 0; i < size; i++)
                for (var j = 0; j <= i; j++)
                    matrix[i, j] += (row[i] - means[i]) * (row[j] - means[j]);
        var covariances = Symmetric(size, (i, j) => Cleaned(matrix[i, j] / (rows.Count - 1), i == j, means[i]));
        // Values may be finite and their squares not.
        Require.Finite(covariances.Cast<double>(), nameof(rows));
        return new(rows.Count, means, covariances);
    }

    /// <summary>
    /// Of sums and sums of products (only the lower triangle is read). Refuses fewer than two people, a matrix of another size,
    /// and sums that no values have.
    /// </summary>
    public static SampleCovariance FromSums(int count, IReadOnlyList<double> sums, double[,] products)
    {
        RequirePeople(count);
        RequireSquare(products, sums.Count);
        Require.Finite(sums);
        Require.Finite(products.Cast<double>());
        return Checked(count, [.. sums.Select(sum => sum / count)],
            (i, j) => Cleaned((products[i, j] - sums[i] * (sums[j] / count)) / (count - 1), i == j, sums[i] / count));
    }

    /// <summary>
    /// Of exact sums in whole multiples of a unit, such as the scaled scores that add up exactly; nothing is lost before the last division.
    /// </summary>
    /// <param name="unit">What one step of a value is worth; products are in its square.</param>
    public static SampleCovariance FromSums(int count, IReadOnlyList<long> sums, Int128[,] products, double unit)
    {
        RequirePeople(count);
        RequireSquare(products, sums.Count);
        var scale = unit * unit / ((double)count * (count - 1));
        return Checked(count, [.. sums.Select(sum => sum * unit / count)],
            (i, j) => (double)(count * products[i, j] - (Int128)sums[i] * sums[j]) * scale);
    }

    /// <summary>Of a covariance or correlation matrix that was worked out elsewhere; means are then zero.</summary>
    public static SampleCovariance Given(int count, double[,] covariances)
    {
        RequirePeople(count);
        RequireSquare(covariances, covariances.GetLength(0));
        Require.Finite(covariances.Cast<double>());
        var size = covariances.GetLength(0);
        for (var i = 0; i < size; i++)
            for (var j = 0; j < i; j++)
                if (Math.Abs(covariances[i, j] - covariances[j, i]) > 1e-9 * Math.Max(covariances[i, i], covariances[j, j]))
                    throw new ArgumentException("A covariance matrix is symmetric.", nameof(covariances));
        return Checked(count, new double[size], (i, j) => covariances[i, j]);
    }

    /// <summary>The same for some of the variables, in the order asked for.</summary>
    public SampleCovariance Select(IReadOnlyList<int> variables) =>
        new(Count, [.. variables.Select(variable => Means[variable])],
            Symmetric(variables.Count, (i, j) => matrix[variables[i], variables[j]]));

    public SampleCovariance Without(int variable) => Select([.. Enumerable.Range(0, Size).Where(i => i != variable)]);

    public double Deviation(int variable) => Math.Sqrt(matrix[variable, variable]);

    /// <summary>Pearson's correlation (1895), −1 to 1; none where one of the two does not vary.</summary>
    public Estimate<double> Correlation(int first, int second)
    {
        var product = Deviation(first) * Deviation(second);
        return product == 0 ? NotEstimable.NoVariance : Math.Clamp(matrix[first, second] / product, -1, 1);
    }

    /// <summary>Whether all variables vary.</summary>
    internal bool AllVary => Enumerable.Range(0, Size).All(i => matrix[i, i] > 0);

    internal double[,] Correlations()
    {
        var deviations = Enumerable.Range(0, Size).Select(Deviation).ToArray();
        return Symmetric(Size, (i, j) => i == j ? 1 : matrix[i, j] / (deviations[i] * deviations[j]));
    }

    internal double[,] ToArray() => Symmetric(Size, (i, j) => matrix[i, j]);

    /// <summary>Zero instead of the rounding that is left of a variance, so that "all the same" is seen as such.</summary>
    private static double Cleaned(double covariance, bool isVariance, double mean) =>
        isVariance && Noise.IsAll(Math.Sqrt(Math.Abs(covariance)), mean) ? 0 : covariance;

    private static SampleCovariance Checked(int count, double[] means, Func<int, int, double> cell)
    {
        var matrix = Symmetric(means.Length, cell);
        for (var i = 0; i < means.Length; i++)
            for (var j = 0; j <= i; j++)
                if (matrix[i, i] < 0 || matrix[i, j] * matrix[i, j] > matrix[i, i] * matrix[j, j] * (1 + 1e-6) + 1e-20)
                    throw new ArgumentException("No values have such sums.", nameof(cell));
        return new(count, means, matrix);
    }

    private static double[,] Symmetric(int size, Func<int, int, double> cell)
    {
        var full = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
                full[i, j] = full[j, i] = cell(i, j);
        return full;
    }

    private static void RequirePeople(int count)
    {
        if (count < 2)
            throw new ArgumentOutOfRangeException(nameof(count), "A covariance needs at least two people.");
    }

    private static void RequireSquare(Array matrix, int size)
    {
        if (size == 0 || matrix.GetLength(0) != size || matrix.GetLength(1) != size)
            throw new ArgumentException("The matrix must have one row and one column per variable.", nameof(matrix));
    }
}
