using System.Globalization;
using System.Text;
using CxMaturity.Domain;

namespace CxMaturity.Web.Accounts;

/// <summary>Names as they are kept: written in one way, without signs that nobody sees.</summary>
public static class PersonNames
{
    public const int Longest = 120;

    public static string Name(string? typed) => Checked(typed, "account.name");

    /// <summary>What somebody signs in with: an address of mail or a word, without white space.</summary>
    public static string UserName(string? typed)
    {
        var name = Checked(typed, "account.user_name");
        return name.Length >= 3 && !name.Any(char.IsWhiteSpace) ? name : throw RefusedException.Invalid("account.user_name", Longest);
    }

    /// <summary>Names that look the same are the same: of wide and narrow letters, capitals and small ones.</summary>
    public static string Normalized(string userName) => userName.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static string Checked(string? typed, string refused)
    {
        var name = (typed ?? "").Trim().Normalize(NormalizationForm.FormC);
        if (name.Length is 0 or > Longest || name.Any(IsUnseen) || IsAMixOfScripts(name))
            throw RefusedException.Invalid(refused, Longest);
        return name;
    }

    private static bool IsUnseen(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A Cyrillic а in a Latin name is there to deceive.</summary>
    private static bool IsAMixOfScripts(string name) => name.Split([' ', '-', '.', '@', '_']).Any(word =>
        word.Any(letter => letter is >= 'A' and <= 'ɏ' && char.IsLetter(letter)) && word.Any(letter => letter is >= 'Ͱ' and <= 'ԯ'));
}
