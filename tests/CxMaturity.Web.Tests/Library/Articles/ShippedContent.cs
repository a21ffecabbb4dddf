using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Articles;

public sealed partial class ShippedContent
{
    public static readonly TheoryData<Language> Languages = [Language.De, Language.En];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Has_every_article_that_the_product_promises(Language language) =>
        Contents.Shipped.All(language).Select(article => article.Slug).ShouldBe(
            ["home", "how-it-works", "privacy", "accessibility", "organization", "trail", "people", "method", "statistics", "disclosure", "findings", "glossary", "sources", "actions",
                "running-it", "operating", "backup", "archive", "own-server", "two-hosts", "upgrading", "service", "sign-in", "speed", "threats", "decisions"]);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Leads_nowhere_that_does_not_exist(Language language)
    {
        var library = Contents.Shipped;
        var addresses = library.All(language).Select(article => $"/articles/{article.Slug}")
            .Concat(library.All(language).SelectMany(article => AnchorsOf(article).SelectMany(id => new[] { $"/articles/{article.Slug}#{id}", $"#{id}" })))
            .Concat(library.Glossary.Terms(language).Select(term => $"/articles/glossary#{term.Slug}"))
            .Append("/")
            .ToHashSet(StringComparer.Ordinal);

        var links = PagesOf(library, language).SelectMany(html => Links().Matches(html)).Select(link => link.Groups["url"].Value).ToArray();

        links.Length.ShouldBeGreaterThan(30);
        links.ShouldAllBe(link => addresses.Contains(link));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Has_no_inline_style_or_script(Language language) =>
        PagesOf(Contents.Shipped, language).ShouldAllBe(html => !html.Contains("style=") && !html.Contains("<script"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Gives_each_anchor_of_a_page_once(Language language)
    {
        var terms = Contents.Shipped.Glossary.Terms(language).Select(term => term.Slug).ToArray();
        foreach (var article in Contents.Shipped.All(language))
        {
            var anchors = AnchorsOf(article);
            (article.Slug == Article.GlossarySlug ? anchors.Concat(terms) : anchors).ShouldBeUnique(article.Slug);
        }
    }

    [Fact]
    public void Explains_the_method_under_the_same_anchors_in_both_languages_so_that_pages_can_link_to_them()
    {
        foreach (var german in Contents.Shipped.All(Language.De).Where(article => article.Group == ArticleGroup.Method))
            AnchorsOf(Contents.Shipped.Find(german.Slug, Language.En)!).ShouldBe(AnchorsOf(german), german.Slug);
    }

    [Fact]
    public void Has_the_same_parts_in_both_languages()
    {
        foreach (var german in Contents.Shipped.All(Language.De))
        {
            var english = Contents.Shipped.Find(german.Slug, Language.En).ShouldNotBeNull();
            ShapeOf(english.Html).ShouldBe(ShapeOf(german.Html), german.Slug);
        }

        static IEnumerable<string> ShapeOf(string html) => Blocks().Matches(html).Select(block => block.Value);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Explains_the_method_with_every_cap_and_the_tapestry(Language language)
    {
        var method = Contents.Shipped.Find("method", language).ShouldNotBeNull().Html;
        var comma = language == Language.De ? ',' : '.';

        foreach (var needed in (string[])["C1", "C2a", "C2b", "C3", "C4", "C5", "C6", $"1{comma}6", $"3{comma}60", $"1{comma}8"])
            method.ShouldContain(needed);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Lists_its_terms_in_the_order_of_the_alphabet(Language language)
    {
        var titles = Contents.Shipped.Glossary.Terms(language).Select(term => term.Title).ToArray();

        titles.Length.ShouldBe(49);
        titles[0].ShouldBe(language == Language.De ? "Abstand von Struktur und Haltung" : "Agreement");
        titles[^1].ShouldBe(language == Language.De ? "Zuverlässigkeit" : "Withheld value");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Defines_each_term_in_one_to_three_sentences_without_markup(Language language)
    {
        foreach (var term in Contents.Shipped.Glossary.Terms(language))
        {
            term.Definition.ShouldNotContain("](");
            term.Definition.ShouldNotContain("<");
            Regex.Count(term.Definition, @"[.!?]( |$)").ShouldBeInRange(1, 3, term.Slug);
        }
    }

    private static string[] AnchorsOf(Article article) => [.. Anchors().Matches(article.Html).Select(anchor => anchor.Groups["id"].Value)];

    private static IEnumerable<string> PagesOf(ArticleLibrary library, Language language) =>
        library.All(language).Select(article => article.Html).Concat(library.Glossary.Terms(language).Select(term => term.Html));

    [GeneratedRegex("(?:href|src)=\"(?<url>[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"")]
    private static partial Regex Anchors();

    [GeneratedRegex("<(h[1-6]|table|tr|li|pre|p)\\b")]
    private static partial Regex Blocks();
}

file static class UniqueAssertion
{
    public static void ShouldBeUnique(this IEnumerable<string> values, string message)
    {
        var all = values.ToArray();
        all.Distinct().Count().ShouldBe(all.Length, message);
    }
}
