using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CxMaturity.Web.Excel;

/// <summary>What of a text a workbook can hold: no character that XML forbids, no more than a cell takes.</summary>
public static partial class CellText
{
    public const int Longest = 32_767;

    private const int LongestSheetName = 31;

    /// <summary>The text without forbidden characters, with plain line feeds, cut to what a cell takes.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Longest));
        var unified = text.ReplaceLineEndings("\n");
        for (var i = 0; i < unified.Length && clean.Length < Longest; i++)
        {
            if (i + 1 < unified.Length && XmlConvert.IsXmlSurrogatePair(unified[i + 1], unified[i]))
            {
                if (clean.Length + 2 > Longest)
                    break;
                clean.Append(unified[i]).Append(unified[++i]);
            }
            else if (XmlConvert.IsXmlChar(unified[i]))
                clean.Append(unified[i]);
        }
        return clean.ToString();
    }

    /// <summary>The form in which the text stands in the file: what merely looks like an escaped character must come back as typed.</summary>
    public static string Stored(string text) => LooksEscaped().Replace(Clean(text), "_x005F_");

    /// <summary>Whether editing the cell by hand could turn the text into a formula.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    /// <summary>A name that a sheet may carry.</summary>
    public static string SheetName(string name)
    {
        var allowed = ForbiddenInSheetNames().Replace(Clean(name), " ").Trim().Trim('\'').Trim();
        var cut = allowed.Length > LongestSheetName ? allowed[..LongestSheetName].TrimEnd() : allowed;
        return cut.Length == 0 ? "-" : cut;
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();

    [GeneratedRegex(@"[\[\]:*?/\\\n\t]+")]
    private static partial Regex ForbiddenInSheetNames();
}
