using System.Globalization;
using System.Text;

namespace CxMaturity.Domain.Organizations;

/// <summary>Text of which everything can be seen: nothing that controls, hides, or turns what stands beside it around.</summary>
public static class VisibleText
{
    public static bool IsVisible(string text) => text.EnumerateRunes().All(IsVisible) && !HasLoneHalf(text);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !IsBlank(rune.Value);

    /// <summary>Letters that draw nothing.</summary>
    private static bool IsBlank(int rune) => rune is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F or 0x17B4 or 0x17B5 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool HasLoneHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
