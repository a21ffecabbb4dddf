using System.Text;

namespace CxMaturity.Domain.Organizations;

/// <summary>
/// Names of organisations by which nobody is taken in: in one form of Unicode, with nothing invisible in them, and without letters of one
/// script that pass for those of another.
/// </summary>
public static class OrganizationNames
{
    // Cyrillic and Greek letters that look like Latin ones.
    private const string LookLatin = "аАвВеЕѕЅіІїЇјЈкКмМнНоОрРсСтТуУхХһԁԛԜԝӏαΑΒγεΕΖηΗιΙκΚΜνΝοΟρΡτΤυΥχΧω";

    private enum Script
    {
        Latin,
        Greek,
        Cyrillic,
        EastAsian,
        Other
    }

    /// <summary>The name as it is kept, or a refusal.</summary>
    public static string Checked(string given)
    {
        var name = given.Trim();
        if (name.Length is 0 or > OrganizationDecider.LongestName || !VisibleText.IsVisible(name))
            throw RefusedException.Invalid("organization.name", OrganizationDecider.LongestName);

        name = name.Normalize(NormalizationForm.FormC);
        // A word of Cyrillic beside words of Latin is a name in two scripts; one that could be read as Latin is a trick.
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hasLatin = words.Any(word => Letters(word).Any(letter => ScriptOf(letter) == Script.Latin));
        if (words.Any(word => Mixes(word) || IsDisguised(word) || (hasLatin && PassesForLatin(word))))
            throw RefusedException.Invalid("organization.name_tricks");
        return name;
    }

    private static IEnumerable<Rune> Letters(string word) => word.EnumerateRunes().Where(Rune.IsLetter);

    private static bool Mixes(string word)
    {
        var scripts = Letters(word).Select(ScriptOf).Distinct().ToArray();
        // Japanese, Chinese and Korean names do stand beside Latin letters within a word.
        return scripts.Length > 2 || (scripts.Length == 2 && !(scripts.Contains(Script.EastAsian) && scripts.Contains(Script.Latin)));
    }

    /// <summary>Letters that are others in disguise: wide, mathematical, joined.</summary>
    private static bool IsDisguised(string word) => Letters(word).Any(letter => letter.ToString() is var plain && plain.Normalize(NormalizationForm.FormKC) != plain);

    private static bool PassesForLatin(string word) => Letters(word).Any()
        && Letters(word).All(letter => ScriptOf(letter) is Script.Greek or Script.Cyrillic && LookLatin.Contains(letter.ToString(), StringComparison.Ordinal));

    private static Script ScriptOf(Rune letter) => letter.Value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) => Script.Latin,
        (>= 0x0250 and <= 0x02FF) => Script.Latin,
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
        (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0x2DE0 and <= 0x2DFF) or (>= 0xA640 and <= 0xA69F) => Script.Cyrillic,
        (>= 0x3005 and <= 0x312F) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x1100 and <= 0x11FF) or (>= 0x20000 and <= 0x3FFFF) => Script.EastAsian,
        _ => Script.Other
    };
}
