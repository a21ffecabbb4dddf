using System.Text;
using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Findings;

/// <summary>Words that people write down: of a length, and with nothing in them that is not seen.</summary>
internal static class Wording
{
    // What turns the reading direction around makes a text say something else than it does.
    private const string Turning = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>One line, or a refusal.</summary>
    public static string Line(string? given, int longest, string key)
    {
        var line = LineOrNothing(given, longest, key);
        return line.Length > 0 ? line : throw RefusedException.Invalid(key, longest);
    }

    public static string LineOrNothing(string? given, int longest, string key) => Fitting(given, longest) ?? throw RefusedException.Invalid(key, longest);

    /// <summary>Several lines, or a refusal.</summary>
    public static string Text(string? given, int longest, string key)
    {
        var text = TextOrNothing(given, longest, key);
        return text.Length > 0 ? text : throw RefusedException.Invalid(key, longest);
    }

    public static string TextOrNothing(string? given, int longest, string key)
    {
        var text = (given ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length <= longest && text.EnumerateRunes().All(IsText) ? text : throw RefusedException.Invalid(key, longest);
    }

    /// <summary>Distinct lines in the order given; empty ones are left out, so that a form may send more fields than are filled in.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> given, int most, int longest, string key)
    {
        string[] lines = [.. given.Select(line => Fitting(line, longest) ?? throw Refused()).Where(line => line.Length > 0).Distinct()];
        return lines.Length <= most ? lines : throw Refused();

        // One sentence tells both limits, whichever was passed.
        RefusedException Refused() => RefusedException.Invalid(key, longest, most);
    }

    public static string Code(string? given, string key)
    {
        var code = (given ?? "").Trim();
        return UnitRules.IsCode(code) ? code : throw RefusedException.Invalid(key, UnitRules.LongestCode);
    }

    public static string? CodeOrNone(string? given, string key) => string.IsNullOrWhiteSpace(given) ? null : Code(given, key);

    private static string? Fitting(string? given, int longest)
    {
        var line = (given ?? "").Trim();
        return line.Length <= longest && VisibleText.IsVisible(line) ? line.Normalize(NormalizationForm.FormC) : null;
    }

    // Half a character arrives as the replacement character.
    private static bool IsText(Rune rune) => (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') && rune != Rune.ReplacementChar
        && !(rune.IsBmp && Turning.Contains((char)rune.Value, StringComparison.Ordinal));
}
