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

    /// <summary>What is read instead of the figure's own name, such as the name of a role group.</summary>
    public string? Word { get; set; }

    /// <summary>What the figure is one of, said before its meaning, where the word alone does not tell.</summary>
    public string? About { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (word, help) = (Word ?? Text($"figure.{Key}"), Text($"figure.{Key}.help"));
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "figure-word");
        output.Attributes.SetAttribute("href", $"/articles/{Method}");
        output.Attributes.SetAttribute("title", About is null ? help : $"{About}: {help}");
        output.Content.SetContent(word);
    }

    private string Text(string key) => texts[key] is { ResourceNotFound: false } text ? text.Value : throw new InvalidOperationException($"There is no text {key}.");
}
