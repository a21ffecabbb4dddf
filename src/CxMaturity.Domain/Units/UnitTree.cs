namespace CxMaturity.Domain.Units;

/// <summary>One unit as it stands on a day.</summary>
/// <param name="Depth">1 for a unit at the top.</param>
/// <param name="Own">People of the unit itself.</param>
/// <param name="Whole">People of the unit and of all units below it.</param>
public sealed record UnitNode(
    string Code, LocalizedText Name, string? Parent, int Depth, DateOnly From, DateOnly? Until, Heads Own, Heads Whole, bool IsLeaf);

/// <summary>The units of an organisation on one day; each unit stands before those below it.</summary>
public sealed record UnitTree(DateOnly Day, IReadOnlyList<UnitNode> Nodes)
{
    /// <summary>All people.</summary>
    public Heads Whole => Nodes.Where(node => node.Depth == 1).Aggregate(Heads.None, (sum, node) => sum + node.Whole);

    /// <summary>The units whose people can be asked: those with people of their own, or, while no headcount is known, those with nothing below them.</summary>
    public IReadOnlyList<UnitNode> Asked => Nodes.Any(node => node.Own.Sum() > 0)
        ? [.. Nodes.Where(node => node.Own.Sum() > 0)]
        : [.. Nodes.Where(node => node.IsLeaf)];

    internal static UnitTree Of(OrganizationUnits units, DateOnly day)
    {
        var valid = units.All.Where(unit => unit.IsValid(day)).ToArray();
        var below = valid.ToLookup(unit => unit.ParentAt(day) ?? "", StringComparer.OrdinalIgnoreCase);
        var nodes = new List<UnitNode>(valid.Length);
        foreach (var unit in below[""])
            Add(unit, 1);
        return new(day, nodes);

        Heads Add(Unit unit, int depth)
        {
            // The rules keep rings out; what is drawn must end even so.
            if (depth > UnitDecider.Deepest)
                return Heads.None;
            var (place, own) = (nodes.Count, unit.HeadsAt(day));
            nodes.Add(new(unit.Code, unit.NameAt(day), unit.ParentAt(day), depth, unit.From, unit.Until, own, own, true));
            var whole = below[unit.Code].Aggregate(own, (sum, child) => sum + Add(child, depth + 1));
            nodes[place] = nodes[place] with { Whole = whole, IsLeaf = nodes.Count == place + 1 };
            return whole;
        }
    }
}
