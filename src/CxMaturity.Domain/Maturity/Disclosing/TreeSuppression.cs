using System.Collections.Immutable;

namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>A unit in a tree of units, with the answers given in it itself, those of the units below it apart.</summary>
/// <param name="Parent">Code of the unit above; null for the root.</param>
public sealed record UnitNode(string Code, string? Parent, int Own);

/// <summary>What is not published of a tree of units.</summary>
/// <param name="Units">Units whose whole (own answers and everything below) is withheld, with the reason.</param>
/// <param name="OwnAnswers">Inner units whose own answers, apart from the units below, are withheld, with the reason.</param>
public sealed record TreeWithholding(
    ImmutableSortedDictionary<string, WithholdingReason> Units, ImmutableSortedDictionary<string, WithholdingReason> OwnAnswers);

/// <summary>Complementary suppression from the root of a tree of units downwards (hierarchical tables, Hundepool et al. 2012, ch. 5).</summary>
public static class TreeSuppression
{
    /// <summary>
    /// Counts are answers. The own answers of an inner unit stand beside the units below it, for they are what is left when these are
    /// taken off. Below a withheld unit nothing is published. Refuses anything but one root, unknown parents, circles, codes named
    /// twice, negative counts and a minimum below five.
    /// </summary>
    public static TreeWithholding Of(IReadOnlyCollection<UnitNode> nodes, int minimum = SmallestGroup.Default)
    {
        SmallestGroup.Check(minimum, nodes.Select(node => node.Own));
        SmallestGroup.CheckDistinct(nodes.Select(node => node.Code));
        if (nodes.Count(node => node.Parent is null) != 1)
            throw new ArgumentException("A tree has one root.", nameof(nodes));

        var children = nodes.Where(node => node.Parent is not null).ToLookup(node => node.Parent!, StringComparer.Ordinal);
        var order = new List<UnitNode> { nodes.Single(node => node.Parent is null) };
        for (var i = 0; i < order.Count; i++)
            order.AddRange(children[order[i].Code]);
        if (order.Count != nodes.Count)
            throw new ArgumentException("Every unit must hang below the root.", nameof(nodes));

        var whole = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in Enumerable.Reverse(order))
            whole[node.Code] = node.Own + children[node.Code].Sum(child => whole[child.Code]);

        var units = ImmutableSortedDictionary.CreateBuilder<string, WithholdingReason>(StringComparer.Ordinal);
        var own = ImmutableSortedDictionary.CreateBuilder<string, WithholdingReason>(StringComparer.Ordinal);
        if (whole[order[0].Code] < minimum)
            units[order[0].Code] = whole[order[0].Code] == 0 ? WithholdingReason.NoAnswers : WithholdingReason.TooFew;
        foreach (var node in order.Where(node => children.Contains(node.Code)))
        {
            Part[] parts = [.. children[node.Code].Select(child => new Part(child.Code, whole[child.Code])), new(node.Code, node.Own)];
            var reasons = units.ContainsKey(node.Code)
                ? parts.ToImmutableSortedDictionary(part => part.Code, _ => WithholdingReason.ParentWithheld, StringComparer.Ordinal)
                : ComplementarySuppression.Of(parts, minimum);
            foreach (var (code, reason) in reasons)
                (code == node.Code ? own : units)[code] = reason;
        }

        return new(units.ToImmutable(), own.ToImmutable());
    }
}
