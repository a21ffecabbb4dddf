using System.Text.RegularExpressions;
using CxMaturity.Domain;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CxMaturity.Web.Library.Articles;

/// <summary>
/// Turns links between content files into addresses of the running app, and notes those that lead nowhere. A link names the file as it
/// lies there (<c>method.de.md</c>), so that it works when the files are read on their own, or leaves the language out (<c>method.md</c>).
/// </summary>
internal sealed partial class ContentLinks(IReadOnlyCollection<ContentFile> files, IReadOnlyDictionary<string, string> images)
{
    private readonly HashSet<string> anchors = [.. files.SelectMany(AnchorsOf)];

    public static string AddressOf(ContentFile file) => file switch
    {
        { IsTerm: true } => $"/articles/{Article.GlossarySlug}#{file.Slug}",
        { Slug: Article.HomeSlug } => "/",
        _ => $"/articles/{file.Slug}"
    };

    public void Resolve(ContentFile file, List<ContentFault> faults)
    {
        foreach (var link in file.Document.Descendants<LinkInline>())
        {
            var fault = link.IsImage ? ResolveImage(file, link) : ResolveLink(file, link);
            if (fault is not null)
                faults.Add(new ContentFault(file.Path, link.Line + 1, fault));
        }

        foreach (var link in file.Document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LinkSchemes.Allow(link.Url)))
            faults.Add(new ContentFault(file.Path, link.Line + 1, Forbidden(link.Url)));
    }

    private string? ResolveLink(ContentFile file, LinkInline link)
    {
        var url = link.Url ?? "";
        if (!LinkSchemes.Allow(url))
            return Forbidden(url);
        if (LinkSchemes.IsExternal(url))
            return null;
        if (url.StartsWith('#'))
            return anchors.Contains(AnchorOf(file, url[1..])) ? null : $"the link '{url}' leads to no heading of this file";

        if (InternalLink().Match(url) is not { Success: true } parts)
            return $"the link '{url}' is neither external nor names a content file such as method.{file.Language.Code()}.md";
        if (parts.Groups["language"] is { Success: true, Value: var code } && code != file.Language.Code())
            return $"the link '{url}' leads into the other language; write {file.Language.Code()}";

        var inGlossary = parts.Groups["up"].Success ? parts.Groups["folder"].Success : file.IsTerm || parts.Groups["folder"].Success;
        if (parts.Groups["up"].Success && !file.IsTerm)
            return $"the link '{url}' leads out of the content folder";

        var target = files.FirstOrDefault(other =>
            other.IsTerm == inGlossary && other.Slug == parts.Groups["slug"].Value && other.Language == file.Language);
        if (target is null)
            return $"the link '{url}' leads to no content file in the language {file.Language.Code()}";

        var fragment = parts.Groups["fragment"];
        if (fragment.Success && !anchors.Contains(AnchorOf(target, fragment.Value)))
            return $"the link '{url}' leads to no heading of {target.Path}";

        link.Url = AddressOf(target) + (fragment.Success ? $"#{fragment.Value}" : "");
        return null;
    }

    private string? ResolveImage(ContentFile file, LinkInline image)
    {
        var url = image.Url ?? "";
        var name = url[(url.LastIndexOf('/') + 1)..];
        if (url != $"{(file.IsTerm ? "../" : "")}images/{name}" || !images.ContainsKey(name))
            return $"the image '{url}' is not there; images lie in the folder images of the content";
        if (SafeMarkdown.WordsOf(image).Length == 0)
            return $"the image '{url}' has no text for those who do not see it";

        image.Url = $"/articles/images/{name}";
        return null;
    }

    private static string Forbidden(string url) => $"the link '{url}' must use http, https, mailto, or name a content file";

    private static IEnumerable<string> AnchorsOf(ContentFile file)
    {
        var headings = file.Document.Descendants<HeadingBlock>().Select(heading => heading.TryGetAttributes()?.Id).OfType<string>();
        foreach (var heading in headings)
            yield return AnchorOf(file, heading);
        if (file.IsTerm)
            yield return $"glossary.{file.Language}#{file.Slug}";
    }

    private static string AnchorOf(ContentFile file, string fragment) => $"{(file.IsTerm ? "glossary/" : "")}{file.Slug}.{file.Language}#{fragment}";

    [GeneratedRegex(@"^(?<up>\.\./)?(?<folder>glossary/)?(?<slug>[a-z0-9]+(-[a-z0-9]+)*)(\.(?<language>de|en))?\.md(#(?<fragment>.+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex InternalLink();
}
