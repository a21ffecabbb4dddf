using System.Numerics;

namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>
/// Reduced echelon form of a matrix of whole numbers, exact: rows are combined with whole factors and divided by what their entries
/// share, never by anything else (fraction-free elimination, Bareiss 1968).
/// </summary>
internal static class RowEchelon
{
    internal const int NoPivot = -1;

    /// <summary>
    /// Reduces the rows in place; says for each in which column it has its pivot, a positive number alone in that column.
    /// </summary>
    /// <param name="columns">Pivots are sought in so many columns from the left; those right of them are carried along.</param>
    /// <exception cref="OverflowException">An entry has outgrown the number type.</exception>
    internal static int[] Reduce<T>(T[][] rows, int columns) where T : struct, IBinaryInteger<T>
    {
        var weights = new int[columns];
        foreach (var row in rows)
            for (var column = 0; column < columns; column++)
                weights[column] += T.IsZero(row[column]) ? 0 : 1;

        var pivots = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            pivots[i] = PivotOf(rows[i], weights);
            if (pivots[i] != NoPivot)
                Clear(rows, i, pivots[i]);
        }

        return pivots;
    }

    // A pivot of one keeps numbers small; a column with few entries keeps rows sparse.
    private static int PivotOf<T>(T[] row, int[] weights) where T : struct, IBinaryInteger<T>
    {
        var best = NoPivot;
        var bestIsOne = false;
        for (var column = 0; column < weights.Length; column++)
        {
            if (T.IsZero(row[column]))
                continue;
            var isOne = T.Abs(row[column]) == T.One;
            if (best != NoPivot && (bestIsOne && !isOne || bestIsOne == isOne && weights[column] >= weights[best]))
                continue;
            (best, bestIsOne) = (column, isOne);
        }

        return best;
    }

    private static void Clear<T>(T[][] rows, int pivotRow, int column) where T : struct, IBinaryInteger<T>
    {
        var pivot = rows[pivotRow];
        if (T.IsNegative(pivot[column]))
            for (var i = 0; i < pivot.Length; i++)
                pivot[i] = checked(-pivot[i]);
        var entries = Enumerable.Range(0, pivot.Length).Where(i => !T.IsZero(pivot[i])).ToArray();

        for (var r = 0; r < rows.Length; r++)
        {
            if (r == pivotRow || T.IsZero(rows[r][column]))
                continue;
            var row = rows[r];
            var shared = Shared(pivot[column], row[column]);
            var (mine, theirs) = (pivot[column] / shared, row[column] / shared);
            if (mine != T.One)
                for (var i = 0; i < row.Length; i++)
                    row[i] = checked(row[i] * mine);
            foreach (var i in entries)
                row[i] = checked(row[i] - theirs * pivot[i]);
            if (mine != T.One)
                DivideByShared(row);
        }
    }

    private static void DivideByShared<T>(T[] row) where T : struct, IBinaryInteger<T>
    {
        var shared = T.Zero;
        foreach (var entry in row)
            shared = shared == T.One ? shared : Shared(shared, entry);
        if (shared > T.One)
            for (var i = 0; i < row.Length; i++)
                row[i] /= shared;
    }

    private static T Shared<T>(T a, T b) where T : struct, IBinaryInteger<T>
    {
        while (!T.IsZero(b))
            (a, b) = (b, a % b);
        return T.Abs(a);
    }
}
