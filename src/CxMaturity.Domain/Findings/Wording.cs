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

    public static string LineOrNothing(string? given, int longest, string key)
    {
        var line = (given ?? "").Trim();
        return IsLine(line, longest) ? line.Normalize(NormalizationForm.FormC) : throw RefusedException.Invalid(key, longest);
    }

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
        string[] lines = [.. given.Select(line => (line ?? "").Trim()).Where(line => line.Length > 0)];
        if (lines.Length > most || lines.Any(line => !IsLine(line, longest)))
            throw RefusedException.Invalid(key, longest, most);
        return [.. lines.Select(line => line.Normalize(NormalizationForm.FormC)).Distinct()];
    }

    public static string Code(string? given, string key)
    {
        var code = (given ?? "").Trim();
        return UnitRules.IsCode(code) ? code : throw RefusedException.Invalid(key, UnitRules.LongestCode);
    }

    public static string? CodeOrNone(string? given, string key) => string.IsNullOrWhiteSpace(given) ? null : Code(given, key);

    private static bool IsLine(string line, int longest) => line.Length <= longest && VisibleText.IsVisible(line);

    // Half a character arrives as the replacement character.
    private static bool IsText(Rune rune) => (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') && rune != Rune.ReplacementChar
        && !(rune.IsBmp && Turning.Contains((char)rune.Value, StringComparison.Ordinal));
}
