using CxMaturity.Domain;
using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Library.Articles;

/// <summary>All articles and terms, read once at start; content with a fault is refused as a whole.</summary>
public sealed class ArticleLibrary
{
    private const string TermFolder = "glossary";
    private const string ImageFolder = "images";

    private readonly Dictionary<Language, IReadOnlyList<Article>> articles;

    private ArticleLibrary(IReadOnlyCollection<Article> articles, IReadOnlyCollection<GlossaryTerm> terms, IReadOnlyDictionary<string, string> images)
    {
        this.articles = Enum.GetValues<Language>().ToDictionary(
            language => language,
            language => (IReadOnlyList<Article>)[.. articles
                .Where(article => article.Language == language)
                .OrderBy(article => article.Group)
                .ThenBy(article => article.Order)
                .ThenBy(article => article.Slug, StringComparer.Ordinal)]);
        Glossary = new Glossary(terms);
        Images = images;
    }

    public Glossary Glossary { get; }

    /// <summary>The files that pictures in articles may be served from, by name.</summary>
    public IReadOnlyDictionary<string, string> Images { get; }

    /// <summary>Reads a content folder; throws a <see cref="ContentException"/> that names every fault of every file.</summary>
    public static ArticleLibrary Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new ContentException([new ContentFault(root, 1, "the content folder is not there")]);

        var faults = new List<ContentFault>();
        var files = ReadFiles(root, faults);
        var images = ImagesIn(root);
        faults.AddRange(ContentPairs.FaultsOf(files));

        var links = new ContentLinks(files, images);
        foreach (var file in files)
            links.Resolve(file, faults);

        if (faults.Count > 0)
            throw new ContentException([.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);

        return new ArticleLibrary(
            [.. files.Where(file => !file.IsTerm).Select(ArticleOf)],
            [.. files.Where(file => file.IsTerm).Select(TermOf)],
            images);
    }

    public Article? Find(string slug, Language language) => All(language).FirstOrDefault(article => article.Slug == slug);

    /// <summary>All articles of a language by group and order.</summary>
    public IReadOnlyList<Article> All(Language language) => articles[language];

    private static List<ContentFile> ReadFiles(string root, List<ContentFault> faults)
    {
        var files = new List<ContentFile>();
        foreach (var fullPath in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(root, fullPath).Replace('\\', '/');
            var path = $"{Path.GetFileName(root)}/{relative}";
            var folder = Path.GetDirectoryName(relative);
            if (folder == PlayLibrary.Folder)
                continue;
            if (folder is not ("" or TermFolder))
                faults.Add(new ContentFault(path, 1, $"texts lie in the content folder itself or in its folder '{TermFolder}'"));
            else if (ContentFile.Read(fullPath, path, folder == TermFolder, faults) is { } file)
                files.Add(file);
        }

        return files;
    }

    private static Dictionary<string, string> ImagesIn(string root)
    {
        var folder = Path.Combine(root, ImageFolder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal)
            : [];
    }

    private static Article ArticleOf(ContentFile file) =>
        new(file.Slug, file.Language, file.Title, file.Summary, file.Group, file.Order, SafeMarkdown.ToHtml(file.Document, file.Language));

    private static GlossaryTerm TermOf(ContentFile file) =>
        new(
            file.Slug,
            file.Language,
            file.Title,
            file.Forms,
            file.InQuestionnaire,
            SafeMarkdown.ToPlainText(file.Document),
            SafeMarkdown.ToHtml(file.Document, file.Language));
}
