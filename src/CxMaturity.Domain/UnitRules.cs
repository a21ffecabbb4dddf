using System.Globalization;

namespace CxMaturity.Domain;

/// <summary>What may be the code, the name and the headcount of a part of an organisation, in waves as in its tree of units.</summary>
public static class UnitRules
{
    public const int LongestCode = 40;
    public const int LongestName = 120;
    public const int LargestHeadcount = 1_000_000;

    public static bool IsCode(string? code) => !string.IsNullOrWhiteSpace(code) && code.Length <= LongestCode && !code.Any(NotInACode);

    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);

    public static bool IsHeadcount(int heads) => heads is >= 0 and <= LargestHeadcount;

    // Two codes that look the same would be taken for one.
    private static bool NotInACode(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || c is '/' or '\\' or '?' or '#' or '<' or '>';
}
