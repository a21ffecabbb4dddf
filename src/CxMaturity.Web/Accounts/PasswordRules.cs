using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>
/// A password is long and not what everybody takes; of what it is made is nobody's business (after NIST SP 800-63B, 2017: length and a
/// list of common ones instead of rules about characters).
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 200;
    private const int FewestDifferent = 5;
    private const int FewestOfOnesOwn = 8;
    private const int ShortestNamePart = 4;

    private static readonly Lazy<IReadOnlyList<string>> Common = new(Read);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(FaultOf(password ?? "", user.UserName, user.Name) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault, Description = fault })
            : IdentityResult.Success);

    /// <summary>The key of what is wrong with a password, or none.</summary>
    public static string? FaultOf(string password, params ReadOnlySpan<string?> names)
    {
        if (new StringInfo(password).LengthInTextElements < Shortest)
            return "account.password_short";
        if (password.Length > Longest)
            return "account.password_long";
        var plain = Plain(password);
        if (plain.Distinct().Count() < FewestDifferent || IsARun(plain) || LeftWithout(plain, Common.Value) < FewestOfOnesOwn)
            return "account.password_common";
        return LeftWithout(plain, WordsOf(names)) < FewestOfOnesOwn ? "account.password_name" : null;
    }

    /// <summary>How much there is beyond words that everybody guesses first.</summary>
    private static int LeftWithout(string plain, IEnumerable<string> words) =>
        words.Aggregate(plain, (left, word) => left.Replace(word, "", StringComparison.Ordinal)).Length;

    private static List<string> WordsOf(ReadOnlySpan<string?> names)
    {
        var words = new List<string>();
        foreach (var name in names)
            words.AddRange(Plain(name ?? "").Split('@', '.', ' ', '-').Where(word => word.Length >= ShortestNamePart));
        return words;
    }

    // A zero for an o makes no other word.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
            plain.Append(letter switch { '0' => 'o', '1' => 'i', '!' => 'i', '3' => 'e', '4' => 'a', '@' => 'a', '5' => 's', '$' => 's', '7' => 't', _ => letter });
        return plain.ToString();
    }

    /// <summary>Neighbours in the alphabet, one after the other.</summary>
    private static bool IsARun(string plain) => plain.Zip(plain.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) <= 1) >= plain.Length - 2;

    private static string[] Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Plain).Distinct().OrderByDescending(word => word.Length)];
    }
}
