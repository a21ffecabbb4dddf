namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>How many answers a group needs before anything of it is published (WP29 Opinion 05/2014: no singling out).</summary>
public static class SmallestGroup
{
    /// <summary>Answers; a tenant may ask for more, never for fewer.</summary>
    public const int Default = 5;

    /// <summary>Whether so few answers betray somebody; none betray nobody.</summary>
    public static bool Betrays(int count, int minimum) => count > 0 && count < minimum;

    internal static void Check(int minimum, IEnumerable<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, Default);
        if (counts.Any(count => count < 0))
            throw new ArgumentException("A group cannot have fewer than no answers.", nameof(counts));
    }

    internal static void CheckDistinct(IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (codes.FirstOrDefault(code => !seen.Add(code)) is { } twice)
            throw new ArgumentException($"{twice} is named twice.", nameof(codes));
    }
}
