using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CxMaturity.Web.Pages.Results;

/// <summary>
/// The name of a figure: it says what the figure means when the pointer or the keyboard rests on it, and leads to the formula.
/// </summary>
[HtmlTargetElement("figure-word", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FigureWordTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>The texts are <c>figure.KEY</c> and <c>figure.KEY.help</c>.</summary>
    public required string Key { get; set; }

    /// <summary>An article and its heading, such as <c>statistics#interval</c>.</summary>
    public required string Method { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (word, help) = (texts[$"figure.{Key}"], texts[$"figure.{Key}.help"]);
        if (word.ResourceNotFound || help.ResourceNotFound)
            throw new InvalidOperationException($"The figure {Key} has no name or no explanation.");
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "figure-word");
        output.Attributes.SetAttribute("href", $"/articles/{Method}");
        output.Attributes.SetAttribute("title", help.Value);
        output.Content.SetContent(word.Value);
    }
}
