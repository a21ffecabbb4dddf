using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Articles;

/// <summary>One article in the reader's language; below the glossary's stand all terms.</summary>
[AllowAnonymous]
public sealed class ArticleModel(ArticleLibrary library) : PageModel
{
    public Article Article { get; private set; } = null!;

    public IReadOnlyList<GlossaryTerm> Terms { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        var language = ReaderLanguage.Current;
        if (library.Find(slug, language) is not { } article)
            return NotFound();

        Article = article;
        Terms = slug == Article.GlossarySlug ? library.Glossary.Terms(language) : [];
        return Page();
    }
}
