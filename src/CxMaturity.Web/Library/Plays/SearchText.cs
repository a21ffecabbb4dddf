using System.Globalization;
using System.Text;

namespace CxMaturity.Web.Library.Plays;

/// <summary>A piece of a text that was searched.</summary>
public sealed record FoundPiece(string Text, bool IsMatch);

/// <summary>A text in which words are found whatever their case and accents, and with ss for ß.</summary>
public sealed class SearchText
{
    private readonly string folded;

    // For each character of the folded text the one that it comes from.
    private readonly int[] origins;

    public SearchText(string text)
    {
        Text = text;
        var (letters, from) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var at = 0; at < text.Length; at++)
            foreach (var letter in Folded(text[at]))
            {
                letters.Append(letter);
                from.Add(at);
            }

        (folded, origins) = (letters.ToString(), [.. from]);
    }

    public string Text { get; }

    /// <summary>The words of a question, as they are looked for.</summary>
    public static IReadOnlyList<string> WordsOf(string question) =>
        [.. question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Select(Folded))).Where(word => word.Length > 0).Distinct()];

    public bool Has(string word) => folded.Contains(word, StringComparison.Ordinal);

    /// <summary>The whole text, with what matches set apart.</summary>
    public IReadOnlyList<FoundPiece> Marked(IReadOnlyList<string> words) => Marked(words, 0, Text.Length);

    /// <summary>As much of the text as a line takes, around the first match; nothing where there is none.</summary>
    public IReadOnlyList<FoundPiece> Excerpt(IReadOnlyList<string> words, int length)
    {
        if (MatchesOf(words) is not [var first, ..])
            return [];

        var start = Math.Max(0, Math.Min(first.Start - length / 3, Text.Length - length));
        var end = Math.Max(first.End, Math.Min(Text.Length, start + length));
        if (start > 0 && Text.IndexOf(' ', start - 1, first.Start - start + 1) is >= 0 and var blank)
            start = blank + 1;
        if (end < Text.Length && Text.LastIndexOf(' ', end - 1, end - first.End) is >= 0 and var last)
            end = last;

        var pieces = Marked(words, start, end);
        return [.. start > 0 ? [new("… ", false)] : Array.Empty<FoundPiece>(), .. pieces, .. end < Text.Length ? [new(" …", false)] : Array.Empty<FoundPiece>()];
    }

    private List<FoundPiece> Marked(IReadOnlyList<string> words, int start, int end)
    {
        var (pieces, done) = (new List<FoundPiece>(), start);
        foreach (var match in MatchesOf(words).Where(match => match.Start >= start && match.End <= end))
        {
            Add(done, match.Start, false);
            Add(match.Start, match.End, true);
            done = match.End;
        }

        Add(done, end, false);
        return pieces;

        void Add(int from, int to, bool isMatch)
        {
            if (to > from)
                pieces.Add(new(Text[from..to], isMatch));
        }
    }

    /// <summary>Where words stand, one after the other, with those that overlap as one.</summary>
    private List<(int Start, int End)> MatchesOf(IReadOnlyList<string> words)
    {
        var matches = new List<(int Start, int End)>();
        foreach (var word in words)
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
                matches.Add((origins[at], EndOf(at + word.Length)));

        var merged = new List<(int Start, int End)>();
        foreach (var match in matches.Order())
            if (merged is [.., var last] && match.Start < last.End)
                merged[^1] = (last.Start, Math.Max(last.End, match.End));
            else
                merged.Add(match);
        return merged;
    }

    // With the accents that follow the last letter.
    private int EndOf(int next) => Math.Max(origins[next - 1] + 1, next < origins.Length ? origins[next] : Text.Length);

    private static string Folded(char letter) => letter switch
    {
        <= '\u007f' => char.ToLowerInvariant(letter).ToString(),
        'ß' or 'ẞ' => "ss",
        '\u00ad' => "",
        _ when char.IsSurrogate(letter) => letter.ToString(),
        _ => string.Concat(letter.ToString().Normalize(NormalizationForm.FormD).Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant))
    };
}
