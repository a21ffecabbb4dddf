using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>Sums and cross-products of several measures over the people who have all of them; whole numbers, so exact.</summary>
/// <param name="Sums">Σx per measure.</param>
/// <param name="Products">Σxy of each pair, row by row from the diagonal on.</param>
public sealed record ProductSums(int Count, ImmutableArray<long> Sums, ImmutableArray<Int128> Products)
{
    public static ProductSums Empty(int measures) => new(0, [.. new long[measures]], [.. new Int128[measures * (measures + 1) / 2]]);

    public ProductSums Add(ReadOnlySpan<long> values) => Move(values, 1);

    public ProductSums Subtract(ReadOnlySpan<long> values) => Move(values, -1);

    public ProductSums Add(ProductSums other) => new(Count + other.Count,
        [.. Sums.Zip(other.Sums, (mine, theirs) => checked(mine + theirs))], [.. Products.Zip(other.Products, (mine, theirs) => checked(mine + theirs))]);

    /// <summary>The sample covariances (n − 1).</summary>
    /// <param name="unit">By how much each value was multiplied to be whole.</param>
    public SampleCovariance Covariance(double unit)
    {
        var products = new Int128[Sums.Length, Sums.Length];
        for (var (row, at) = (0, 0); row < Sums.Length; row++)
            for (var column = row; column < Sums.Length; column++, at++)
                products[row, column] = products[column, row] = Products[at];
        return SampleCovariance.FromSums(Count, Sums, products, unit);
    }

    private ProductSums Move(ReadOnlySpan<long> values, int sign)
    {
        var (sums, products) = (new long[Sums.Length], new Int128[Products.Length]);
        for (var (row, at) = (0, 0); row < sums.Length; row++)
        {
            sums[row] = checked(Sums[row] + sign * values[row]);
            for (var column = row; column < sums.Length; column++, at++)
                products[at] = checked(Products[at] + sign * ((Int128)values[row] * values[column]));
        }

        return new(Count + sign, ImmutableCollectionsMarshal.AsImmutableArray(sums), ImmutableCollectionsMarshal.AsImmutableArray(products));
    }
}
