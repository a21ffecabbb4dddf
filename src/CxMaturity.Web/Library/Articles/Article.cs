using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Articles;

/// <summary>Under which heading an article is listed.</summary>
public enum ArticleGroup
{
    Start,
    Guide,
    Method,
    Operations
}

/// <summary>A text for people in one language, rendered and safe to put on a page below a heading of level 1.</summary>
public sealed record Article(
    string Slug,
    Language Language,
    string Title,
    string Summary,
    ArticleGroup Group,
    int Order,
    string Html)
{
    /// <summary>The start page shows this article; the list of articles leaves it out.</summary>
    public const string HomeSlug = "home";

    /// <summary>Below this article stand all terms.</summary>
    public const string GlossarySlug = "glossary";
}
