using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CxMaturity.Web.Library.Plays;

/// <summary>
/// Turns links in plays into addresses of the running app, and notes those that lead nowhere. A link names the file as it lies there: a play
/// beside it (<c>P10-shared-journey-metric.de.md</c>), a term (<c>../glossary/journey.de.md</c>) or an article (<c>../method.de.md</c>).
/// </summary>
/// <param name="plays">Addresses by file name without language.</param>
internal sealed partial class PlayLinks(IReadOnlyDictionary<string, string> plays, ArticleLibrary articles)
{
    private const string Forbidden = "play.link_scheme";

    public IEnumerable<ContentFault> Resolve(PlayFile file)
    {
        foreach (var link in file.Document.Descendants<LinkInline>())
            if ((link.IsImage ? ("play.picture", []) : Resolve(file.Language, link)) is var (fault, values))
                yield return ContentFault.Of(file.Path, link.Line + 1, fault, values);

        foreach (var link in file.Document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LinkSchemes.Allow(link.Url)))
            yield return ContentFault.Of(file.Path, link.Line + 1, Forbidden, link.Url);
    }

    private (string Fault, object[] Values)? Resolve(Language language, LinkInline link)
    {
        var url = link.Url ?? "";
        if (!LinkSchemes.Allow(url))
            return (Forbidden, [url]);
        if (LinkSchemes.IsExternal(url))
            return null;
        if (InternalLink().Match(url) is not { Success: true } parts)
            return ("play.link_form", [url, language.Code()]);
        if (parts.Groups["language"].Value != language.Code())
            return ("play.link_language", [url, language.Code()]);
        if (AddressOf(language, parts.Groups["folder"].Value, parts.Groups["slug"].Value, parts.Groups["anchor"].Value) is not { } address)
            return ("play.link_nowhere", [url]);

        link.Url = address;
        return null;
    }

    private string? AddressOf(Language language, string folder, string slug, string anchor) => folder switch
    {
        "" => anchor.Length == 0 ? plays.GetValueOrDefault(slug) : null,
        "../" => articles.Find(slug, language) is { } article && (anchor.Length == 0 || article.Html.Contains($" id=\"{anchor[1..]}\"", StringComparison.Ordinal))
            ? (slug == Article.HomeSlug ? "/" : $"/articles/{slug}") + anchor
            : null,
        _ => anchor.Length == 0 && articles.Glossary.Find(slug, language) is not null ? $"/articles/{Article.GlossarySlug}#{slug}" : null
    };

    [GeneratedRegex(@"^(?<folder>(\.\./(glossary/)?)?)(?<slug>[A-Za-z0-9]+(-[a-z0-9]+)*)\.(?<language>de|en)\.md(?<anchor>(#[a-z0-9-]+)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex InternalLink();
}
