using System.Text.RegularExpressions;
using CxMaturity.Domain;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CxMaturity.Web.Library.Articles;

/// <summary>Markdown to HTML that can do no harm: raw HTML stays text, and links lead only where they may.</summary>
public static partial class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Building().UseAutoIdentifiers(AutoIdentifierOptions.AllowOnlyAscii).Build();

    // Making a name of its own for each of very many headings takes very long.
    private static readonly MarkdownPipeline Nameless = Building().Build();

    public static string ToHtml(string markdown, Language language) => ToHtml(Parse(markdown), language);

    /// <param name="isNamed">Whether headings get names to which links can lead.</param>
    internal static MarkdownDocument Parse(string markdown, bool isNamed = true)
    {
        var document = Markdown.Parse(markdown, isNamed ? Pipeline : Nameless);
        foreach (var heading in document.Descendants<HeadingBlock>())
            TakeOwnAnchor(heading);
        return document;
    }

    internal static string ToHtml(MarkdownDocument document, Language language)
    {
        DropForbiddenLinks(document);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollableTableRenderer(language));
        LetCodeScrollByKeyboard(document, renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The words alone, on one line, for places where no markup may stand.</summary>
    internal static string ToPlainText(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return string.Join(' ', writer.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The plain words of a heading or a link.</summary>
    internal static string WordsOf(ContainerInline? inlines) => string.Concat((inlines?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => ""
    }));

    private static MarkdownPipelineBuilder Building() => new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UsePreciseSourceLocation();

    /// <summary>
    /// A heading may end with an anchor of its own, <c>{#interval}</c>, that stays when its words change and is the same in each language.
    /// Markdig's own attributes would allow any attribute anywhere.
    /// </summary>
    private static void TakeOwnAnchor(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline last || OwnAnchor().Match(last.Content.ToString()) is not { Success: true } anchor)
            return;
        heading.GetAttributes().Id = anchor.Groups["id"].Value;
        last.Content = new StringSlice(last.Content.ToString()[..anchor.Index]);
    }

    private static void DropForbiddenLinks(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.GetDynamicUrl = null;
            if (!LinkSchemes.Allow(link.Url) || (link.IsImage && LinkSchemes.IsExternal(link.Url!)))
                link.ReplaceBy(new LiteralInline(WordsOf(link)));
            else if (!link.IsImage && link.Url!.StartsWith("http", StringComparison.OrdinalIgnoreCase) && LinkSchemes.IsExternal(link.Url))
                link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LinkSchemes.Allow(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    [GeneratedRegex(@"\s*\{#(?<id>[a-z][a-z0-9]*(-[a-z0-9]+)*)\}\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnAnchor();

    private static void LetCodeScrollByKeyboard(MarkdownDocument document, HtmlRenderer renderer)
    {
        renderer.ObjectRenderers.FindExact<CodeBlockRenderer>()!.OutputAttributesOnPre = true;
        foreach (var code in document.Descendants<CodeBlock>())
            code.GetAttributes().AddPropertyIfNotExist("tabindex", "0");
    }

    /// <summary>Wraps a table so that it scrolls by itself, by keyboard too, and says which table it is.</summary>
    private sealed class ScrollableTableRenderer(Language language) : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            AlignByClass(table);
            var topic = table.Parent?.TakeWhile(block => block != table).OfType<HeadingBlock>().LastOrDefault();
            var label = (language == Language.De ? "Tabelle" : "Table") + (topic is null ? "" : $": {WordsOf(topic.Inline)}");
            renderer.Write("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").WriteEscape(label).WriteLine("\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }

        // The base class would write style attributes, which the Content-Security-Policy forbids.
        private static void AlignByClass(Table table)
        {
            for (var column = 0; column < table.ColumnDefinitions.Count; column++)
            {
                var alignment = table.ColumnDefinitions[column].Alignment;
                table.ColumnDefinitions[column].Alignment = null;
                if (alignment is null or TableColumnAlign.Left)
                    continue;
                foreach (var row in table.OfType<TableRow>().Where(row => column < row.Count))
                    row[column].GetAttributes().AddClass(alignment == TableColumnAlign.Right ? "end" : "centre");
            }
        }
    }
}
