using System.Diagnostics.CodeAnalysis;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Articles;

/// <summary>The content of this repository, and content that a test makes up.</summary>
internal static class Contents
{
    private static readonly Lazy<ArticleLibrary> Read = new(() => ArticleLibrary.Read(Folder));

    public static ArticleLibrary Shipped => Read.Value;

    public static string Folder => Path.Combine(RepositoryRoot(), "content");

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CxMaturity.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The repository root was not found above the tests.");
    }
}

/// <summary>A content folder that lives as long as the test.</summary>
internal sealed class MadeUpContent : IDisposable
{
    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("cxm-content-").FullName, "content");

    public MadeUpContent With(string file, [StringSyntax("markdown")] string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>The same article in both languages.</summary>
    public MadeUpContent WithArticle(string slug, string body) => With($"{slug}.de.md", ArticleOf(body)).With($"{slug}.en.md", ArticleOf(body));

    public MadeUpContent WithTerm(string slug, string german, string english) => With($"glossary/{slug}.de.md", german).With($"glossary/{slug}.en.md", english);

    public ArticleLibrary Read() => ArticleLibrary.Read(Folder);

    public IReadOnlyList<string> Faults() => [.. Should.Throw<ContentException>(Read).Faults.Select(fault => fault.ToString())];

    public void Dispose() => Directory.GetParent(Folder)!.Delete(recursive: true);

    private static string ArticleOf(string body) => $"---\ntitle: Title\nsummary: Summary\norder: 1\n---\n{body}\n";
}
