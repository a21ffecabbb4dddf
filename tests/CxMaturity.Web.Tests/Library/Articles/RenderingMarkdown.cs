using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Articles;

public sealed class RenderingMarkdown
{
    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JavaScript:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](<  javascript:alert(1)>)")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](java&#115;cript:alert(1))")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](<java&Tab;script:alert(1)>)")]
    [InlineData("[x](<java&NewLine;script:alert(1)>)")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](<java&shy;script:alert(1)>)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](blob:https://example.org/1)")]
    [InlineData("[x](//example.org/)")]
    [InlineData("[x](\\\\\\\\example.org/)")]
    [InlineData("[x](/\\\\example.org/)")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("![x](https://example.org/pixel.png)")]
    [InlineData("[![x](javascript:alert(1))](javascript:alert(2))")]
    public void A_forbidden_address_leaves_only_its_words(string markdown)
    {
        var html = SafeMarkdown.ToHtml(markdown, Language.En);

        html.ShouldNotContain("href");
        html.ShouldNotContain("src");
        html.ShouldNotContain("<a");
        html.ShouldNotContain("<img");
    }

    [Theory]
    [InlineData("[x](https://example.org/a?b=c:d)", "https://example.org/a?b=c:d")]
    [InlineData("[x](http://example.org)", "http://example.org")]
    [InlineData("[x](mailto:a@example.org)", "mailto:a@example.org")]
    [InlineData("[x](/articles/method)", "/articles/method")]
    [InlineData("[x](method?time=10:30)", "method?time=10:30")]
    [InlineData("[x](#caps)", "#caps")]
    [InlineData("<https://example.org>", "https://example.org")]
    [InlineData("<a@example.org>", "mailto:a@example.org")]
    public void An_allowed_address_stays(string markdown, string address) =>
        SafeMarkdown.ToHtml(markdown, Language.En).ShouldContain($"href=\"{address}\"");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("<a href=\"https://example.org\">x</a>")]
    [InlineData("| a |\n|---|\n| <b>x</b> |")]
    [InlineData("<!-- comment -->")]
    [InlineData("[<svg onload=alert(1)>](https://example.org)")]
    public void Raw_HTML_stays_text(string markdown)
    {
        var html = SafeMarkdown.ToHtml(markdown, Language.En);

        html.ShouldContain("&lt;");
        foreach (var tag in (string[])["<script", "<img", "<b>", "<!--", "<svg", "<a href=\"https://example.org\">x"])
            html.ShouldNotContain(tag);
    }

    [Theory]
    [InlineData("## Wie sicher? {#interval}", "<h2 id=\"interval\">Wie sicher?</h2>")]
    [InlineData("### *Pace* of a trend {#trend-pace}", "<h3 id=\"trend-pace\"><em>Pace</em> of a trend</h3>")]
    public void A_heading_may_carry_an_anchor_of_its_own(string markdown, string heading) =>
        SafeMarkdown.ToHtml(markdown, Language.En).Trim().ShouldBe(heading);

    [Theory]
    [InlineData("## Heading {#id onclick=alert(1)}")]
    [InlineData("## Heading {#Id\"x}")]
    [InlineData("## Heading {.class}")]
    [InlineData("Text {#anchor}")]
    [InlineData("- item {#anchor}")]
    public void Nothing_else_in_braces_means_anything(string markdown)
    {
        var html = SafeMarkdown.ToHtml(markdown, Language.En);

        html.ShouldContain("{");
        html.ShouldNotContain("id=\"anchor");
        html.ShouldNotContain("class=");
        html.ShouldNotContain("id=\"id\"");
    }

    [Fact]
    public void Attributes_cannot_be_smuggled_in()
    {
        var html = SafeMarkdown.ToHtml("## Heading {onclick=alert(1)}\n\n[x](https://example.org \"\\\" onclick=alert(1)\")", Language.En);

        html.ShouldContain("{onclick");
        html.ShouldNotContain("\" onclick");
    }

    [Fact]
    public void A_table_scrolls_by_itself_and_says_which_it_is()
    {
        const string markdown = "## Gewichte & Ziele\n\n| Dimension | Wert |\n|---|---:|\n| A | 1 |";

        var html = SafeMarkdown.ToHtml(markdown, Language.De);

        html.ShouldContain("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tabelle: Gewichte &amp; Ziele\">\n<table>");
        html.ShouldContain("</table>\n</div>");
        html.ShouldContain("<td class=\"end\">1</td>");
        html.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData("```\ndotnet <run>\n```")]
    [InlineData("```sh\ndotnet <run>\n```")]
    public void A_command_that_is_too_wide_scrolls_by_keyboard(string markdown)
    {
        var html = SafeMarkdown.ToHtml(markdown, Language.En);

        html.ShouldContain("tabindex=\"0\"");
        html.ShouldStartWith("<pre");
        html.ShouldContain("dotnet &lt;run&gt;");
    }

    [Fact]
    public void A_link_to_another_host_tells_it_nothing_of_us() =>
        SafeMarkdown.ToHtml("[x](https://example.org)", Language.En).ShouldContain("rel=\"noopener noreferrer\"");
}
