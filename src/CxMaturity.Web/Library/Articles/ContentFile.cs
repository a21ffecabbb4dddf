using System.Text.RegularExpressions;
using CxMaturity.Domain;
using Markdig.Syntax;

namespace CxMaturity.Web.Library.Articles;

/// <summary>One Markdown file as read: its name, its keys and its parsed text.</summary>
internal sealed partial class ContentFile
{
    private static readonly string[] ArticleKeys = ["title", "summary", "order", "group"];
    private static readonly string[] TermKeys = ["title", "forms", "questionnaire"];

    private ContentFile(string path, string slug, Language language, bool isTerm, FrontMatter keys)
    {
        (Path, Slug, Language, IsTerm, Keys) = (path, slug, language, isTerm, keys);
        Document = SafeMarkdown.Parse(keys.Body);
    }

    /// <summary>As a person would name it, beginning with the content folder.</summary>
    public string Path { get; }

    public string Slug { get; }

    public Language Language { get; }

    public bool IsTerm { get; }

    public FrontMatter Keys { get; }

    public MarkdownDocument Document { get; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public int Order { get; private set; }

    public ArticleGroup Group { get; private set; }

    public IReadOnlyList<string> Forms { get; private set; } = [];

    public bool InQuestionnaire { get; private set; }

    public static ContentFile? Read(string fullPath, string path, bool isTerm, List<ContentFault> faults)
    {
        if (FileName().Match(System.IO.Path.GetFileName(fullPath)) is not { Success: true } name)
        {
            faults.Add(new ContentFault(path, 1, "the file must be called like wave-report.de.md: small letters, digits and hyphens, then the language, then md"));
            return null;
        }

        var keys = FrontMatter.Read(path, File.ReadAllText(fullPath), isTerm ? TermKeys : ArticleKeys, faults);
        var language = name.Groups["language"].Value == "de" ? Language.De : Language.En;
        var file = new ContentFile(path, name.Groups["slug"].Value, language, isTerm, keys) { Title = keys.Text("title") };
        if (isTerm)
            (file.Forms, file.InQuestionnaire) = (keys.Texts("forms"), keys.Flag("questionnaire"));
        else
            (file.Summary, file.Order, file.Group) = (keys.Text("summary"), keys.Number("order"), keys.Choice("group", ArticleGroup.Guide));

        faults.AddRange(file.FaultsOfHeadings());
        if (file.Document.Count == 0)
            faults.Add(new ContentFault(path, 1, "there is no text below the front matter"));
        return file;
    }

    private IEnumerable<ContentFault> FaultsOfHeadings() => Document.Descendants<HeadingBlock>()
        .Where(heading => IsTerm || heading.Level == 1)
        .Select(heading => new ContentFault(Path, heading.Line + 1, IsTerm
            ? "a term has no headings of its own"
            : "the title stands in the front matter; headings in the text begin at level 2"));

    [GeneratedRegex(@"^(?<slug>[a-z0-9]+(-[a-z0-9]+)*)\.(?<language>de|en)\.md$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
