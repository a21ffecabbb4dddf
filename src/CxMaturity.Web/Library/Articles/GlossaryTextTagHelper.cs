using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxMaturity.Web.Library.Articles;

/// <summary>
/// Shows a plain text whose terms open their definitions, by the browser's own popover and so without script. It makes buttons:
/// put it into a legend, a heading or a paragraph, never into a label or a link.
/// </summary>
[HtmlTargetElement("glossary-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GlossaryTextTagHelper(ArticleLibrary library) : TagHelper
{
    private static readonly object PageKey = new();

    public string Text { get; set; } = "";

    /// <summary>Set where people answer: only the terms meant for that are explained.</summary>
    public bool Questionnaire { get; set; }

    /// <summary>Leaves a term plain that an earlier text of this page has explained, where many buttons would slow down a keyboard.</summary>
    public bool FirstOnPage { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var page = PageTerms();
        var language = ReaderLanguage.Current;
        var pieces = Questionnaire ? library.Glossary.MarkInQuestionnaire(Text, language) : library.Glossary.Mark(Text, language);
        foreach (var piece in pieces)
        {
            if (piece.Term is { } term && (page.Explained.Add(term.Slug) || !FirstOnPage))
                Explain(output.Content, SwissSpelling.ForReader(piece.Text), term, $"term-{term.Slug}-{++page.Count}");
            else
                output.Content.Append(SwissSpelling.ForReader(piece.Text));
        }
    }

    private static void Explain(TagHelperContent content, string word, GlossaryTerm term, string id)
    {
        var button = new TagBuilder("button");
        button.Attributes["type"] = "button";
        button.Attributes["class"] = "term";
        button.Attributes["popovertarget"] = id;
        button.InnerHtml.Append(word);

        var title = new TagBuilder("strong");
        title.InnerHtml.Append(SwissSpelling.ForReader(term.Title));
        var definition = new TagBuilder("span");
        definition.Attributes["popover"] = "auto";
        definition.Attributes["id"] = id;
        definition.Attributes["class"] = "definition";
        definition.Attributes["role"] = "note";
        definition.InnerHtml.AppendHtml(title).Append(" ").Append(SwissSpelling.ForReader(term.Definition));

        content.AppendHtml((IHtmlContent)button).AppendHtml((IHtmlContent)definition);
    }

    private ExplainedTerms PageTerms()
    {
        var items = ViewContext.HttpContext.Items;
        if (items[PageKey] is ExplainedTerms known)
            return known;

        var fresh = new ExplainedTerms();
        items[PageKey] = fresh;
        return fresh;
    }

    private sealed class ExplainedTerms
    {
        public HashSet<string> Explained { get; } = new(StringComparer.Ordinal);

        public int Count { get; set; }
    }
}
