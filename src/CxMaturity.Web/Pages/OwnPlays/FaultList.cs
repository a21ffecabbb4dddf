using CxMaturity.Domain;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>A fault with the line that it stands in.</summary>
/// <param name="Excerpt">What stands there, as far as it helps to find it.</param>
public sealed record ShownFault(int Line, string Sentence, string Excerpt);

/// <summary>The faults of one of a play's texts.</summary>
public sealed record FaultsIn(Language Language, IReadOnlyList<ShownFault> Shown);

/// <summary>What the checks say against the texts of a play, by language, in the words of the reader.</summary>
public sealed class FaultList(IReadOnlyList<ContentFault> faults, string? german, string? english)
{
    /// <summary>A text may be wrong in each of its lines; nobody repairs more at a time.</summary>
    public const int Most = 30;

    private const int LongestExcerpt = 120;

    public FaultsIn Of(Language language)
    {
        var lines = ((language == Language.De ? german : english) ?? "").ReplaceLineEndings("\n").Trim().Split('\n');
        return new(language,
        [
            .. faults.Where(fault => fault.File.EndsWith($".{language.Code()}.md", StringComparison.Ordinal)).OrderBy(fault => fault.Line).Take(Most)
                .Select(fault => new ShownFault(fault.Line, fault.In(ReaderLanguage.Current), ExcerptOf(lines, fault.Line)))
        ]);
    }

    private static string ExcerptOf(string[] lines, int line)
    {
        // What is missing as a whole stands nowhere, and is told of the first line.
        var text = line > 1 && line <= lines.Length ? lines[line - 1].Trim() : "";
        return text.Length > LongestExcerpt ? $"{text[..LongestExcerpt]} …" : text;
    }
}
