using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Articles;

public sealed class ReadingContent : IDisposable
{
    private readonly MadeUpContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void Names_every_fault_of_every_file_at_once()
    {
        content
            .With("alone.de.md", "---\ntitle: Allein\nsummary: S\norder: 1\n---\nText\n")
            .With("keys.de.md", "---\ntitel: Falsch\nsummary: S\norder: eins\ngroup: other\n---\nText\n")
            .With("keys.en.md", "---\ntitle: [a]\nsummary: S\norder: 1\n---\nText\n")
            .With("none.de.md", "Text\n")
            .With("none.en.md", "---\ntitle: a: b\n---\nText\n");

        content.Faults().ShouldBe(
        [
            "content/alone.de.md:1: the same text in the other language, alone.en.md, is missing",
            "content/keys.de.md:1: the key 'title' is missing from the front matter",
            "content/keys.de.md:2: unknown key 'titel'; known are title, summary, order, group",
            "content/keys.de.md:4: 'order' must be a whole number from 0, not 'eins'",
            "content/keys.de.md:5: 'group' must be one of start, guide, method, operations, not 'other'",
            "content/keys.en.md:2: 'title' must be a text",
            "content/keys.en.md:4: 'order' must be 0 as in content/keys.de.md",
            "content/none.de.md:1: the key 'order' is missing from the front matter",
            "content/none.de.md:1: the key 'summary' is missing from the front matter",
            "content/none.de.md:1: the key 'title' is missing from the front matter",
            "content/none.de.md:1: there is no front matter; begin with a line '---', the keys title, summary, order, group, and a line '---'",
            "content/none.en.md:1: the key 'order' is missing from the front matter",
            "content/none.en.md:1: the key 'summary' is missing from the front matter",
            "content/none.en.md:1: the key 'title' is missing from the front matter",
            "content/none.en.md:2: the front matter cannot be read: While scanning a plain scalar value, found invalid mapping.; texts with a colon need quotation marks"
        ], ignoreOrder: true);
    }

    [Fact]
    public void Refuses_links_that_lead_nowhere_with_their_line()
    {
        content.WithArticle("a", "First\n\nSee [b](b.md), [fine](a.md).\n\n[x](#nowhere) [y](a.md#nowhere)\n\n[s](javascript:alert(1)) <data:x,y>\n\n[o](/articles/a)");

        content.Faults().Where(fault => fault.StartsWith("content/a.en.md", StringComparison.Ordinal)).ShouldBe(
        [
            "content/a.en.md:8: the link 'b.md' leads to no content file in the language en",
            "content/a.en.md:10: the link '#nowhere' leads to no heading of this file",
            "content/a.en.md:10: the link 'a.md#nowhere' leads to no heading of content/a.en.md",
            "content/a.en.md:12: the link 'javascript:alert(1)' must use http, https, mailto, or name a content file",
            "content/a.en.md:12: the link 'data:x,y' must use http, https, mailto, or name a content file",
            "content/a.en.md:14: the link '/articles/a' is neither external nor names a content file such as method.en.md"
        ]);
    }

    [Fact]
    public void Refuses_a_link_into_the_other_language()
    {
        content.WithArticle("a", "Text over\ntwo lines [x](a.de.md)");

        content.Faults().ShouldBe(["content/a.en.md:7: the link 'a.de.md' leads into the other language; write en"]);
    }

    [Fact]
    public void Refuses_pictures_that_are_not_there_or_cannot_be_heard()
    {
        content.With("images/there.svg", "<svg/>").WithArticle("a", "![x](images/gone.svg) ![](images/there.svg) ![x](images/sub/there.svg) ![x](https://example.org/x.png)");

        content.Faults().Where(fault => fault.Contains(".en.md", StringComparison.Ordinal)).ShouldBe(
        [
            "content/a.en.md:6: the image 'images/gone.svg' is not there; images lie in the folder images of the content",
            "content/a.en.md:6: the image 'images/there.svg' has no text for those who do not see it",
            "content/a.en.md:6: the image 'images/sub/there.svg' is not there; images lie in the folder images of the content",
            "content/a.en.md:6: the image 'https://example.org/x.png' is not there; images lie in the folder images of the content"
        ]);
    }

    [Fact]
    public void Refuses_terms_that_share_a_word_and_headings_out_of_place()
    {
        content
            .WithTerm("one", "---\ntitle: Eins\nforms: [Wort]\n---\nText", "---\ntitle: One\nforms: [word]\n---\n## No\n")
            .WithTerm("two", "---\ntitle: Zwei\nforms: [Anderes]\n---\nText", "---\ntitle: Two\nforms: [Word]\nquestionnaire: perhaps\n---\nText")
            .WithArticle("a", "# Title again")
            .With("Wrong Name.md", "x")
            .With("sub/p.de.md", "x");

        content.Faults().ShouldBe(
        [
            "content/Wrong Name.md:1: the file must be called like wave-report.de.md: small letters, digits and hyphens, then the language, then md",
            "content/a.de.md:6: the title stands in the front matter; headings in the text begin at level 2",
            "content/a.en.md:6: the title stands in the front matter; headings in the text begin at level 2",
            "content/glossary/one.en.md:5: a term has no headings of its own",
            "content/glossary/two.en.md:3: the form 'Word' stands already in content/glossary/one.en.md",
            "content/glossary/two.en.md:4: 'questionnaire' must be true or false, not 'perhaps'",
            "content/sub/p.de.md:1: texts lie in the content folder itself or in its folder 'glossary'"
        ]);
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_there() => content.Faults().Single().ShouldEndWith("content:1: the content folder is not there");

    [Fact]
    public void Turns_links_between_files_into_addresses_of_the_app()
    {
        content
            .WithArticle("home", "Welcome")
            .WithArticle("a-b", "## Part one\n\n[1](home.md) [2](a-b.md#part-one) [3](glossary/wave.md) [4](#part-one) ![x](images/p.svg)")
            .With("images/p.svg", "<svg/>")
            .WithTerm("cap", Term("Deckel", "de"), Term("cap", "en"))
            .WithTerm("wave", Term("Welle", "de"), Term("wave", "en"));

        var library = content.Read();
        var article = library.Find("a-b", Language.En).ShouldNotBeNull().Html;
        var term = library.Glossary.Find("wave", Language.De).ShouldNotBeNull();

        foreach (var address in (string[])["/", "/articles/a-b#part-one", "/articles/glossary#wave", "#part-one"])
            article.ShouldContain($"href=\"{address}\"");
        article.ShouldContain("src=\"/articles/images/p.svg\"");
        library.Images.Keys.ShouldBe(["p.svg"]);
        term.Html.ShouldContain("href=\"/articles/a-b\"");
        term.Html.ShouldContain("href=\"/articles/glossary#cap\"");
        term.Definition.ShouldBe("See a & b and cap.");

        static string Term(string form, string language) =>
            $"---\ntitle: {form}\nforms: [{form}]\n---\nSee [a & b](../a-b.{language}.md) and [cap](cap.md).\n";
    }

    [Fact]
    public void Finds_nothing_under_a_name_that_does_not_exist() => content.WithArticle("a", "Text").Read().Find("b", Language.De).ShouldBeNull();
}
