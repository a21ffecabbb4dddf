using CxMaturity.Domain.Maturity.Disclosing;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

/// <summary>Answers per unit and role group as they come in small organisations: few executives, empty cells, units of one head.</summary>
public sealed record RandomTable(BaseCell[] Cells, int Minimum)
{
    public static Gen<RandomTable> Any => Gen.Choose(0, int.MaxValue).Select(seed => Of(new Random(seed)));

    public static RandomTable Of(Random random)
    {
        string[] groups = random.Next(4) switch { 0 => ["F"], 1 => ["F", "M"], _ => ["F", "M", "X"] };
        var units = random.Next(1, 7);
        BaseCell[] cells =
        [
            .. from unit in Enumerable.Range(0, units)
               let most = random.Next(6) == 0 ? 2 : 14
               from @group in groups
               where random.Next(8) > 0
               select new BaseCell($"u{unit}", @group, Math.Max(0, random.Next(-1, @group == "X" ? 4 : most)))
        ];
        return new(cells, random.Next(3) == 0 ? 7 : 5);
    }

    public ProtectedTable Protected(bool crossed = true) => ProtectedTable.Of(Cells, Minimum, crossed);

    /// <summary>What a page would publish that only looks at each number by itself.</summary>
    public IEnumerable<int[]> Unprotected()
    {
        var groups = Cells.GroupBy(cell => cell.Group).Where(group => group.Sum(cell => cell.Count) >= Minimum).Select(group => group.Key).ToHashSet();
        int[] counted = [.. Enumerable.Range(0, Cells.Length).Where(i => groups.Contains(Cells[i].Group))];
        return new[] { counted }
            .Concat(counted.GroupBy(i => Cells[i].Group).Select(group => group.ToArray()))
            .Concat(counted.GroupBy(i => Cells[i].Unit).Select(unit => unit.ToArray()))
            .Concat(counted.Select(i => new[] { i }))
            .Where(row => row.Sum(i => Cells[i].Count) >= Minimum);
    }

    /// <summary>What a page would publish that knows the rule of complements, along units and along role groups, but no audit.</summary>
    public IEnumerable<int[]> BehindComplementsOnly()
    {
        if (Unprotected().FirstOrDefault() is not { } counted)
            return [];
        var units = ComplementarySuppression.Of(
            [.. counted.GroupBy(i => Cells[i].Unit).Select(unit => new Part(unit.Key, unit.Sum(i => Cells[i].Count)))], Minimum);
        var families = counted.GroupBy(i => Cells[i].Group).Concat(counted.GroupBy(i => Cells[i].Unit).Where(unit => !units.ContainsKey(unit.Key)))
            .Select(family => family.ToArray()).ToArray();
        var hidden = counted.Where(i => units.ContainsKey(Cells[i].Unit)).Select(i => $"{i}").ToHashSet();
        for (var before = -1; before < hidden.Count;)
        {
            before = hidden.Count;
            foreach (var family in families)
                hidden.UnionWith(ComplementarySuppression.Of([.. family.Select(i => new Part($"{i}", Cells[i].Count))], Minimum, hidden).Keys);
        }

        return new[] { counted }.Concat(families).Concat(counted.Where(i => !hidden.Contains($"{i}")).Select(i => new[] { i }));
    }
}
