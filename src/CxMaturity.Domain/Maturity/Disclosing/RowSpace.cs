using System.Numerics;

namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>All that can be worked out by adding and subtracting published sums, in exact arithmetic.</summary>
internal sealed class RowSpace
{
    private readonly IReadOnlyList<IReadOnlyList<int>> rows;
    private readonly int width;
    private readonly BigInteger scale = BigInteger.One;
    private readonly Dictionary<int, Reduced> byPivot;

    /// <param name="rows">For each sum, the columns that it adds up.</param>
    /// <param name="width">Number of columns.</param>
    internal RowSpace(IReadOnlyList<IReadOnlyList<int>> rows, int width)
    {
        (this.rows, this.width) = (rows, width);
        byPivot = Reduce(rows, width, width).ToDictionary(row => row.PivotColumn);
        foreach (var row in byPivot.Values)
            scale = scale / BigInteger.GreatestCommonDivisor(scale, row.Pivot) * row.Pivot;
    }

    /// <summary>
    /// How a column may vary while every published sum stays as it is: its coordinates in a basis of the null space, times one common
    /// scale so that they are whole. A set of columns lies in the row space exactly if these add up to nothing.
    /// </summary>
    internal (int Free, BigInteger Value)[] Freedom(int column) => byPivot.TryGetValue(column, out var row)
        ? [.. row.Others.Select(other => (other.Column, -other.Value * (scale / row.Pivot)))]
        : [(column, scale)];

    /// <summary>For each set of columns from the row space, factors of published sums that give it: row, numerator, denominator.</summary>
    internal IReadOnlyList<(int Row, BigInteger Numerator, BigInteger Denominator)>[] Combinations(IReadOnlyList<IReadOnlyList<int>> sets)
    {
        // The rows become unknowns, the columns equations, the sets right-hand sides.
        var equations = Enumerable.Range(0, width).Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < rows.Count; row++)
            foreach (var column in rows[row])
                equations[column].Add(row);
        for (var set = 0; set < sets.Count; set++)
            foreach (var column in sets[set])
                equations[column].Add(rows.Count + set);

        var factors = sets.Select(_ => new List<(int, BigInteger, BigInteger)>()).ToArray();
        foreach (var equation in Reduce(equations, rows.Count, rows.Count + sets.Count).OrderBy(equation => equation.PivotColumn))
            foreach (var (column, value) in equation.Others.Where(other => other.Column >= rows.Count))
            {
                var shared = BigInteger.GreatestCommonDivisor(value, equation.Pivot);
                factors[column - rows.Count].Add((equation.PivotColumn, value / shared, equation.Pivot / shared));
            }

        return factors;
    }

    /// <summary>A row of the echelon form, its pivot apart.</summary>
    private sealed record Reduced(int PivotColumn, BigInteger Pivot, (int Column, BigInteger Value)[] Others);

    // Sums over units and role groups hardly ever leave -1, 0 and 1; big numbers are for those that do.
    private static List<Reduced> Reduce(IReadOnlyList<IReadOnlyList<int>> rows, int columns, int width)
    {
        // Short rows first: a published cell then takes its column out of every longer sum at once.
        var ordered = rows.Where(row => row.Count > 0).OrderBy(row => row.Count).ToArray();
        try
        {
            return Reduce(ordered, columns, width, 1L, entry => entry);
        }
        catch (OverflowException)
        {
            return Reduce(ordered, columns, width, BigInteger.One, entry => entry);
        }
    }

    private static List<Reduced> Reduce<T>(IReadOnlyList<int>[] rows, int columns, int width, T one, Func<T, BigInteger> big)
        where T : struct, IBinaryInteger<T>
    {
        var matrix = new T[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            matrix[i] = new T[width];
            foreach (var column in rows[i])
                matrix[i][column] = one;
        }

        var pivots = RowEchelon.Reduce(matrix, columns);
        var reduced = new List<Reduced>();
        for (var i = 0; i < rows.Length; i++)
            if (pivots[i] != RowEchelon.NoPivot)
                reduced.Add(new(pivots[i], big(matrix[i][pivots[i]]), Others(matrix[i], pivots[i])));
        return reduced;

        (int, BigInteger)[] Others(T[] row, int pivot)
        {
            var others = new List<(int, BigInteger)>();
            for (var column = 0; column < row.Length; column++)
                if (column != pivot && !T.IsZero(row[column]))
                    others.Add((column, big(row[column])));
            return [.. others];
        }
    }
}
