using System.Globalization;
using System.Text;

namespace CxMaturity.Web.Access;

/// <summary>
/// What an entry is about: a word, and what it speaks of where there is more than one, such as <c>workbook 0191…</c>. Readers see a
/// sentence; names of people do not belong here, because an entry cannot forget them.
/// </summary>
public static class AccessDetail
{
    public const string Workbook = "workbook", Results = "results", Trail = "trail", AccessLog = "access-log", Archive = "archive", Token = "token", Address = "address", Actions = "actions";

    private const int Longest = 200;

    public static string Of(string word, Guid thing) => $"{word} {thing}";

    public static (string Word, string Thing) Parts(string detail) =>
        detail.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? (detail[..end], detail[(end + 1)..]) : (detail, "");

    /// <summary>What may come from an address or a form, made fit to be stored and shown.</summary>
    public static string Cleaned(string detail)
    {
        var clean = string.Concat(detail.EnumerateRunes().Where(IsShown));
        return clean.Length <= Longest ? clean : string.Concat(clean.EnumerateRunes().TakeWhile((_, place) => place < Longest - 1)) + "…";
    }

    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;
}
