using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Articles;

/// <summary>A word that means something particular here, with the forms in which it stands in texts.</summary>
/// <param name="InQuestionnaire">
/// Explained to people while they answer. Few are: an explanation beside an item that asks whether a word is understood would answer it.
/// </param>
public sealed record GlossaryTerm(
    string Slug,
    Language Language,
    string Title,
    IReadOnlyList<string> Forms,
    bool InQuestionnaire,
    string Definition,
    string Html);

/// <summary>A piece of a text; one that carries a term is to be shown with its definition.</summary>
public sealed record TextPiece(string Text, GlossaryTerm? Term = null);

/// <summary>The terms of the house, and where they occur in a text.</summary>
public sealed class Glossary
{
    private readonly Dictionary<Language, Lexicon> everything;
    private readonly Dictionary<Language, Lexicon> questionnaires;

    internal Glossary(IReadOnlyCollection<GlossaryTerm> terms)
    {
        everything = LexiconsOf(terms);
        questionnaires = LexiconsOf([.. terms.Where(term => term.InQuestionnaire)]);
    }

    /// <summary>All terms of a language in its alphabetical order.</summary>
    public IReadOnlyList<GlossaryTerm> Terms(Language language) => everything[language].Terms;

    public GlossaryTerm? Find(string slug, Language language) => Terms(language).FirstOrDefault(term => term.Slug == slug);

    /// <summary>
    /// Splits a text at the first occurrence of each term: whole words only, the longest form wins. The pieces together are the text.
    /// </summary>
    public IReadOnlyList<TextPiece> Mark(string plainText, Language language) => everything[language].Mark(plainText);

    /// <summary>The same with those terms only that are explained to people while they answer.</summary>
    public IReadOnlyList<TextPiece> MarkInQuestionnaire(string plainText, Language language) => questionnaires[language].Mark(plainText);

    private static Dictionary<Language, Lexicon> LexiconsOf(IReadOnlyCollection<GlossaryTerm> terms) =>
        Enum.GetValues<Language>().ToDictionary(
            language => language,
            language => new Lexicon(language, [.. terms.Where(term => term.Language == language)]));

    private sealed class Lexicon
    {
        private readonly Dictionary<string, GlossaryTerm> byForm;
        private readonly Regex? anyForm;

        // A questionnaire's texts are shown again and again; what was found in one is kept as long as the text itself.
        private readonly ConditionalWeakTable<string, TextPiece[]> marked = [];

        public Lexicon(Language language, IReadOnlyList<GlossaryTerm> terms)
        {
            Terms = [.. terms.OrderBy(term => term.Title, StringComparer.Create(language.Culture(), ignoreCase: true))];

            // German nouns are told from other words by their capital; English ones gain it at the start of a sentence.
            var (comparer, options) = language == Language.De
                ? (StringComparer.Ordinal, RegexOptions.CultureInvariant)
                : (StringComparer.OrdinalIgnoreCase, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
            byForm = terms.SelectMany(term => term.Forms.Select(form => (Form: OneBlank(form), Term: term)))
                .ToDictionary(pair => pair.Form, pair => pair.Term, comparer);

            if (byForm.Count > 0)
                anyForm = new Regex(PatternOf(byForm.Keys), options);
        }

        public IReadOnlyList<GlossaryTerm> Terms { get; }

        public TextPiece[] Mark(string text) => marked.GetValue(text, Split);

        private TextPiece[] Split(string text)
        {
            var pieces = new List<TextPiece>();
            var done = 0;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var match = anyForm?.Match(text); match is { Success: true }; match = match.NextMatch())
            {
                var term = byForm[OneBlank(match.Value)];
                if (!seen.Add(term.Slug))
                    continue;

                if (match.Index > done)
                    pieces.Add(new TextPiece(text[done..match.Index]));
                pieces.Add(new TextPiece(match.Value, term));
                done = match.Index + match.Length;
            }

            if (done < text.Length)
                pieces.Add(new TextPiece(text[done..]));
            return [.. pieces];
        }

        // A compound with a hyphen is one word: "Journey" is not marked inside "Journey-Kennzahl".
        private static string PatternOf(IEnumerable<string> forms) =>
            @"(?<![\p{L}\p{M}\p{N}_]-?)(?:"
            + string.Join('|', forms.OrderByDescending(form => form.Length).Select(form => Regex.Escape(form).Replace(@"\ ", @"\s+")))
            + @")(?!-?[\p{L}\p{M}\p{N}_])";

        private static string OneBlank(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
