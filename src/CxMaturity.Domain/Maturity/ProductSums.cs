using System.Collections.Immutable;
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
        var draft = new Draft(this);
        draft.Move(values, sign);
        return draft.Done();
    }

    /// <summary>Sums that are being changed in place.</summary>
    internal sealed class Draft(ProductSums known) : IDraft<ProductSums>
    {
        private readonly long[] sums = [.. known.Sums];
        private readonly Int128[] products = [.. known.Products];
        private int count = known.Count;

        public bool IsEmpty => count == 0;

        // A sum overflows where the values are added, long before a sum of products could: that is not asked again.
        public void Move(ReadOnlySpan<long> values, int sign)
        {
            for (var (row, at) = (0, 0); row < sums.Length; row++)
            {
                var value = sign * values[row];
                sums[row] = checked(sums[row] + value);
                for (var column = row; column < sums.Length; column++, at++)
                    products[at] += Math.BigMul(value, values[column]);
            }

            count += sign;
        }

        public ProductSums Done() => new(count, [.. sums], [.. products]);
    }
}
