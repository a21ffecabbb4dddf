using System.Numerics;
using System.Runtime.InteropServices;

namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Correlations over people drawn with replacement. How often each was drawn is counted first; then one pass in order adds up
/// the products, many at a time, which is much faster than going to people as they are drawn.
/// </summary>
internal sealed class ResampledCorrelations
{
    private static readonly int Lanes = Vector<double>.Count;

    private readonly int people;
    private readonly int variables;
    private readonly int width;
    private readonly double[] rows;

    /// <summary>Rows as standardised values with the outcome last and a one behind it; all variables vary.</summary>
    public ResampledCorrelations(IReadOnlyList<IReadOnlyList<double>> values, int outcome)
    {
        people = values.Count;
        variables = values[0].Count;
        // To a multiple of eight, which whole vectors of every machine fill.
        width = (variables + 1 + 7) / 8 * 8;
        rows = new double[people * width];
        int[] order = [.. Enumerable.Range(0, variables).Where(i => i != outcome), outcome];
        for (var j = 0; j < variables; j++)
        {
            var moments = Moments.Of([.. values.Select(row => row[order[j]])]);
            for (var i = 0; i < people; i++)
                rows[i * width + j] = (values[i][order[j]] - moments.Mean) / moments.Deviation;
        }
        for (var i = 0; i < people; i++)
            rows[i * width + variables] = 1;
    }

    public Drawing Begin() => new(this);

    /// <summary>Working room for one resample after another.</summary>
    public sealed class Drawing(ResampledCorrelations of)
    {
        private readonly ushort[] times = new ushort[of.people];
        private readonly double[] products = new double[of.variables * of.width];

        public double[,] Correlations { get; } = new double[of.variables, of.variables];

        /// <summary>False where a variable does not vary among the people drawn.</summary>
        public bool TryDraw(SeededGenerator generator)
        {
            Array.Clear(times);
            for (var i = 0; i < of.people; i++)
                times[generator.Below(of.people)]++;
            AddUp();
            var n = (double)of.people;
            Span<double> deviations = stackalloc double[of.variables];
            for (var i = 0; i < of.variables; i++)
            {
                deviations[i] = Math.Sqrt(Math.Max(0, Covariance(i, i, n)));
                if (deviations[i] < 1e-6)
                    return false;
                Correlations[i, i] = 1;
                for (var j = 0; j < i; j++)
                    Correlations[i, j] = Correlations[j, i] = Covariance(j, i, n) / (deviations[i] * deviations[j]);
            }
            return true;
        }

        private double Covariance(int low, int high, double n) =>
            products[low * of.width + high] / n - products[low * of.width + of.variables] / n * (products[high * of.width + of.variables] / n);

        private void AddUp()
        {
            Array.Clear(products);
            var steps = of.width / Lanes;
            var all = MemoryMarshal.Cast<double, Vector<double>>(of.rows.AsSpan());
            var sums = MemoryMarshal.Cast<double, Vector<double>>(products.AsSpan());
            for (var person = 0; person < times.Length; person++)
            {
                if (times[person] == 0)
                    continue;
                var values = of.rows.AsSpan(person * of.width, of.variables);
                var vectors = all.Slice(person * steps, steps);
                for (var i = 0; i < values.Length; i++)
                {
                    var factor = new Vector<double>(times[person] * values[i]);
                    var sum = sums.Slice(i * steps, steps);
                    for (var step = i / Lanes; step < vectors.Length; step++)
                        sum[step] += factor * vectors[step];
                }
            }
        }
    }
}
