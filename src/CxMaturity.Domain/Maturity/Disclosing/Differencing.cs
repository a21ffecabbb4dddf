namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>How many answers stand in one of two releases only, in either direction.</summary>
public sealed record Difference(int OnlyFirst, int OnlySecond)
{
    /// <summary>Each side is nothing or large enough to be published itself.</summary>
    public bool IsSafe(int minimum = SmallestGroup.Default)
    {
        SmallestGroup.Check(minimum, [OnlyFirst, OnlySecond]);
        return !SmallestGroup.Betrays(OnlyFirst, minimum) && !SmallestGroup.Betrays(OnlySecond, minimum);
    }
}

/// <summary>
/// What a reader of two releases on the same wave learns by taking one from the other (differencing, Hundepool et al. 2012, ch. 5).
/// </summary>
public static class Differencing
{
    /// <summary>
    /// Of sets of sheets. Name each sheet by a hash of its id and its content: then a revised sheet stands on both sides, as it must.
    /// </summary>
    public static Difference Between(IReadOnlySet<string> first, IReadOnlySet<string> second) =>
        new(first.Count(sheet => !second.Contains(sheet)), second.Count(sheet => !first.Contains(sheet)));

    /// <summary>
    /// Of sets of base cells, in answers. Refuses a cell that has another count in each release: what changed in it cannot be seen
    /// from counts, only from the sheets.
    /// </summary>
    public static Difference Between(IReadOnlyCollection<BaseCell> first, IReadOnlyCollection<BaseCell> second)
    {
        var (left, right) = (ByKey(first), ByKey(second));
        if (left.Any(pair => right.TryGetValue(pair.Key, out var count) && count != pair.Value))
            throw new ArgumentException("A base cell has changed between the releases; compare the sheets.", nameof(second));
        return new(
            left.Where(pair => !right.ContainsKey(pair.Key)).Sum(pair => pair.Value),
            right.Where(pair => !left.ContainsKey(pair.Key)).Sum(pair => pair.Value));
    }

    /// <summary>Whether a new release may stand beside each of the earlier ones on the same wave.</summary>
    public static bool Allows(
        IReadOnlySet<string> release, IEnumerable<IReadOnlySet<string>> earlier, int minimum = SmallestGroup.Default) =>
        earlier.All(other => Between(release, other).IsSafe(minimum));

    private static Dictionary<(string, string), int> ByKey(IEnumerable<BaseCell> cells) =>
        cells.ToDictionary(cell => (cell.Unit, cell.Group), cell => cell.Count);
}
