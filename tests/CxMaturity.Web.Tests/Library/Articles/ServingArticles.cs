using System.Globalization;
using System.Net;
using CxMaturity.Domain;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages.Articles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace CxMaturity.Web.Tests.Library.Articles;

public sealed class ServingArticles
{
    [Fact]
    public void The_glossary_shows_all_terms_and_other_articles_none()
    {
        var page = new ArticleModel(Contents.Shipped);

        page.OnGet("glossary").ShouldBeOfType<PageResult>();
        page.Terms.ShouldBe(Contents.Shipped.Glossary.Terms(ReaderLanguage.Current));

        page.OnGet("method").ShouldBeOfType<PageResult>();
        page.Terms.ShouldBeEmpty();
        page.Article.Slug.ShouldBe("method");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("../method")]
    [InlineData("METHOD")]
    public void An_unknown_article_is_not_found(string slug) => new ArticleModel(Contents.Shipped).OnGet(slug).ShouldBeOfType<NotFoundResult>();

    [Fact]
    public void The_list_leaves_out_the_start_page() =>
        new IndexModel(Contents.Shipped).Groups.SelectMany(group => group).Select(article => article.Slug).ShouldNotContain(Article.HomeSlug);

    [Theory]
    [InlineData("de", Language.De)]
    [InlineData("de-CH", Language.De)]
    [InlineData("en-GB", Language.En)]
    [InlineData("fr", Language.En)]
    public void Readers_get_German_if_they_read_German_and_English_otherwise(string culture, Language language) =>
        ReaderLanguage.Of(CultureInfo.GetCultureInfo(culture)).ShouldBe(language);

    [Fact]
    public async Task Pictures_are_served_and_nothing_else()
    {
        using var content = new MadeUpContent().WithArticle("a", "![A drawing](images/p.svg)").With("images/p.svg", "<svg/>");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddContent(content.Folder);
        await using var app = builder.Build();
        app.MapArticleImages();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        var picture = await client.GetAsync("/articles/images/p.svg", TestContext.Current.CancellationToken);
        var text = await client.GetAsync("/articles/images/..%2Fa.de.md", TestContext.Current.CancellationToken);

        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        text.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
