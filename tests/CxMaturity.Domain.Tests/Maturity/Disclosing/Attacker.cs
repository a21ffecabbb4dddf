using System.Numerics;
using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

/// <summary>
/// Somebody with pencil, paper and patience: tries every union of small cells and asks whether the published sums give it.
/// Knows which cells are empty. Shares no code with what it attacks.
/// </summary>
public static class Attacker
{
    public static IReadOnlyList<int[]> Finds(IReadOnlyList<int> counts, IEnumerable<IReadOnlyList<int>> sums, int minimum = 5)
    {
        var known = sums.Select(sum => Indicator(sum, counts.Count))
            .Concat(Enumerable.Range(0, counts.Count).Where(cell => counts[cell] == 0).Select(cell => Indicator([cell], counts.Count)));
        var basis = new List<(int Lead, Ratio[] Row)>();
        foreach (var sum in known)
        {
            var rest = Reduce(sum, basis);
            var lead = Array.FindIndex(rest, entry => !entry.IsZero);
            if (lead >= 0)
                basis.Add((lead, [.. rest.Select(entry => entry / rest[lead])]));
        }

        var small = Enumerable.Range(0, counts.Count).Where(cell => counts[cell] > 0 && counts[cell] < minimum).ToArray();
        var found = new List<int[]>();
        Try([], 0, 0);
        return [.. found.Where(set => !found.Any(other => other.Length < set.Length && other.All(set.Contains)))];

        void Try(int[] chosen, int next, int total)
        {
            if (chosen.Length > 0 && Reduce(Indicator(chosen, counts.Count), basis).All(entry => entry.IsZero))
                found.Add(chosen);
            for (var i = next; i < small.Length; i++)
                if (total + counts[small[i]] < minimum)
                    Try([.. chosen, small[i]], i + 1, total + counts[small[i]]);
        }
    }

    private static Ratio[] Indicator(IReadOnlyList<int> cells, int width) =>
        [.. Enumerable.Range(0, width).Select(cell => new Ratio(cells.Contains(cell) ? 1 : 0, 1))];

    private static Ratio[] Reduce(Ratio[] row, List<(int Lead, Ratio[] Row)> basis)
    {
        foreach (var (lead, other) in basis)
            if (row[lead] is { IsZero: false } factor)
                row = [.. row.Zip(other, (mine, theirs) => mine - factor * theirs)];
        return row;
    }

    private readonly record struct Ratio(BigInteger Top, BigInteger Bottom)
    {
        public bool IsZero => Top.IsZero;

        public static Ratio operator -(Ratio a, Ratio b) => new Ratio(a.Top * b.Bottom - b.Top * a.Bottom, a.Bottom * b.Bottom).Lowest();

        public static Ratio operator *(Ratio a, Ratio b) => new Ratio(a.Top * b.Top, a.Bottom * b.Bottom).Lowest();

        public static Ratio operator /(Ratio a, Ratio b) => new Ratio(a.Top * b.Bottom, a.Bottom * b.Top).Lowest();

        private Ratio Lowest()
        {
            var shared = BigInteger.GreatestCommonDivisor(Top, Bottom);
            return new(Top / shared, Bottom / shared);
        }
    }
}

/// <summary>The attacker on what the product would publish.</summary>
public static class AttackExtensions
{
    public static IReadOnlyList<int[]> Attacked(this ProtectedTable table, int minimum = 5) =>
        Attacker.Finds([.. table.BaseCells.Select(cell => cell.Count)], table.Rows.Select(row => row.Cells), minimum);
}
