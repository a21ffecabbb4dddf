using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;
using Markdig.Syntax;

namespace CxMaturity.Web.Library.Plays;

/// <summary>The seven parts of a play's text, each under its heading.</summary>
internal static class PlaySections
{
    private const int Level = 2;
    private const int FewestSteps = 3;
    private const int MostSteps = 7;

    private static readonly Dictionary<Language, string[]> Titles = new()
    {
        [Language.De] = ["Problem", "Ziel", "Vorgehen", "Rollen", "Woran erkennbar, dass es wirkt", "Risiken und Gegenmittel", "Variante ohne Mandat"],
        [Language.En] = ["Problem", "Goal", "Steps", "Roles", "Signs that it works", "Risks and remedies", "Without a mandate"]
    };

    public static IEnumerable<ContentFault> FaultsOf(string path, Language language, MarkdownDocument document)
    {
        var titles = Titles[language];
        if (document.FirstOrDefault() is { } first and not HeadingBlock)
            yield return ContentFault.Of(path, first.Line + 1, "play.text_outside", string.Join(", ", titles));

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (heading.Level != Level || heading.Parent != document)
                yield return ContentFault.Of(path, heading.Line + 1, "play.heading");
            else if (!titles.Contains(TitleOf(heading), StringComparer.Ordinal))
                yield return ContentFault.Of(path, heading.Line + 1, "play.section_unknown", TitleOf(heading), string.Join(", ", titles));
        }

        var sections = SectionsOf(document).Where(section => titles.Contains(section.Title, StringComparer.Ordinal)).ToArray();
        foreach (var missing in titles.Where(title => sections.All(section => section.Title != title)))
            yield return ContentFault.Of(path, 1, "play.section_missing", missing);

        var next = 0;
        foreach (var (title, heading, blocks) in sections)
        {
            var place = Array.IndexOf(titles, title);
            if (place < next)
                yield return ContentFault.Of(path, heading.Line + 1, "play.section_misplaced", title, string.Join(", ", titles));
            next = Math.Max(next, place + 1);
            if (blocks.Count == 0)
                yield return ContentFault.Of(path, heading.Line + 1, "play.section_empty", title);
            else if (place == (int)PlayPart.Steps && FaultOfSteps(path, heading.Line + 1, title, blocks) is { } fault)
                yield return fault;
        }
    }

    /// <summary>Takes a text without faults apart; the document is empty afterwards.</summary>
    public static IReadOnlyList<(PlayPart Part, string Title, MarkdownDocument Text)> Divide(MarkdownDocument document) =>
        [.. SectionsOf(document).Select((section, place) => ((PlayPart)place, section.Title, Moved(section.Blocks)))];

    private static ContentFault? FaultOfSteps(string path, int line, string title, List<Block> blocks)
    {
        ListBlock[] numbered = [.. blocks.OfType<ListBlock>().Where(list => list.IsOrdered)];
        return numbered switch
        {
            [{ Count: >= FewestSteps and <= MostSteps }] => null,
            [var list] => ContentFault.Of(path, line, "play.step_count", title, FewestSteps, MostSteps, list.Count),
            _ => ContentFault.Of(path, line, "play.steps", title, FewestSteps, MostSteps)
        };
    }

    private static List<(string Title, HeadingBlock Heading, List<Block> Blocks)> SectionsOf(MarkdownDocument document)
    {
        var sections = new List<(string Title, HeadingBlock Heading, List<Block> Blocks)>();
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: Level } heading)
                sections.Add((TitleOf(heading), heading, []));
            else if (sections is [.., var last] && block is not LinkReferenceDefinitionGroup)
                last.Blocks.Add(block);
        }

        return sections;
    }

    private static string TitleOf(HeadingBlock heading) => SafeMarkdown.WordsOf(heading.Inline).Trim();

    private static MarkdownDocument Moved(IEnumerable<Block> blocks)
    {
        var text = new MarkdownDocument();
        foreach (var block in blocks)
        {
            block.Parent!.Remove(block);
            text.Add(block);
        }

        return text;
    }
}
