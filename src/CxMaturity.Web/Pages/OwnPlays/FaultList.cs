using CxMaturity.Domain;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>A fault with the line that it stands in.</summary>
/// <param name="Excerpt">What stands there, as far as it helps to find it.</param>
public sealed record ShownFault(int Line, string Sentence, string Excerpt);

/// <summary>What the checks say against the texts of a play, by language, in the words of the reader.</summary>
public sealed class FaultList(IReadOnlyList<ContentFault> faults, string? german, string? english)
{
    /// <summary>A text may be wrong in each of its lines; nobody repairs more at a time.</summary>
    public const int Most = 30;

    private const int LongestExcerpt = 120;

    public int Count => faults.Count;

    public IReadOnlyList<ShownFault> Of(Language language)
    {
        var lines = ((language == Language.De ? german : english) ?? "").ReplaceLineEndings("\n").Trim().Split('\n');
        return
        [
            .. faults.Where(fault => fault.File.EndsWith($".{language.Code()}.md", StringComparison.Ordinal)).OrderBy(fault => fault.Line).Take(Most)
                .Select(fault => new ShownFault(fault.Line, fault.In(ReaderLanguage.Current), ExcerptOf(lines, fault.Line)))
        ];
    }

    private static string ExcerptOf(string[] lines, int line)
    {
        var text = line <= lines.Length ? lines[line - 1].Trim() : "";
        return text.Length > LongestExcerpt ? $"{text[..LongestExcerpt]} …" : text;
    }
}
