using System.Numerics;

namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>Finds small sets of columns whose freedoms cancel each other, so that their sum is fixed by what is published.</summary>
internal static class ZeroSums
{
    internal sealed record Candidate(int Column, int Count, (int Free, BigInteger Value)[] Freedom);

    /// <summary>
    /// Sets with fewer answers than the minimum whose freedoms add up to nothing, every smallest one among them. While something is left
    /// over in a coordinate, the set must hold another column of the opposite sign there; only such are tried, so the search stays
    /// small although it leaves nothing out.
    /// </summary>
    internal static IEnumerable<int[]> Below(int minimum, IReadOnlyList<Candidate> candidates)
    {
        var bySign = new Dictionary<(int Free, int Sign), List<int>>();
        for (var i = 0; i < candidates.Count; i++)
            foreach (var (free, value) in candidates[i].Freedom)
            {
                if (!bySign.TryGetValue((free, value.Sign), out var list))
                    bySign[(free, value.Sign)] = list = [];
                list.Add(i);
            }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var first = 0; first < candidates.Count; first++)
            foreach (var set in From([first], Plus([], candidates[first].Freedom), candidates[first].Count))
            {
                int[] columns = [.. set.Select(i => candidates[i].Column).Order()];
                if (seen.Add(string.Join(',', columns)))
                    yield return columns;
            }

        IEnumerable<List<int>> From(List<int> chosen, Dictionary<int, BigInteger> left, int count)
        {
            if (left.Count == 0)
                return [chosen];
            return Counterparts(left)
                .Where(next => next > chosen[0] && count + candidates[next].Count < minimum && !chosen.Contains(next))
                .SelectMany(next => From([.. chosen, next], Plus(left, candidates[next].Freedom), count + candidates[next].Count));
        }

        // The coordinate with the fewest ways to cancel it; none at all ends the branch.
        List<int> Counterparts(Dictionary<int, BigInteger> left)
        {
            List<int>? fewest = null;
            foreach (var (free, value) in left)
            {
                if (!bySign.TryGetValue((free, -value.Sign), out var opposite))
                    return [];
                if (fewest is null || opposite.Count < fewest.Count)
                    fewest = opposite;
            }

            return fewest!;
        }
    }

    private static Dictionary<int, BigInteger> Plus(Dictionary<int, BigInteger> left, (int Free, BigInteger Value)[] freedom)
    {
        var sum = new Dictionary<int, BigInteger>(left);
        foreach (var (free, value) in freedom)
        {
            var total = sum.GetValueOrDefault(free) + value;
            if (total.IsZero)
                sum.Remove(free);
            else
                sum[free] = total;
        }

        return sum;
    }
}
