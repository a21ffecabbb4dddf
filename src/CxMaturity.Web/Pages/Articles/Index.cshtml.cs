using CxMaturity.Domain;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Articles;

/// <summary>The list of all articles by group.</summary>
[AllowAnonymous]
public sealed class IndexModel(ArticleLibrary library) : PageModel
{
    public Language Language { get; } = ReaderLanguage.Current;

    public IEnumerable<IGrouping<ArticleGroup, Article>> Groups =>
        library.All(Language).Where(article => article.Slug != Article.HomeSlug).GroupBy(article => article.Group);
}
