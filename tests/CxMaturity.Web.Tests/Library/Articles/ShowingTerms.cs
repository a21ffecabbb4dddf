using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CxMaturity.Web.Library.Articles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxMaturity.Web.Tests.Library.Articles;

public sealed class ShowingTerms
{
    private readonly ViewContext page = new() { HttpContext = new DefaultHttpContext() };

    [Fact]
    public void A_term_is_a_button_that_opens_its_definition_without_script()
    {
        var html = Shown("Our top management decides.", "en");

        html.ShouldContain("Our <button class=\"term\" popovertarget=\"term-top-management-1\" type=\"button\">top management</button><span");
        html.ShouldContain("id=\"term-top-management-1\"");
        html.ShouldContain("popover=\"auto\"");
        html.ShouldContain("role=\"note\"");
        html.ShouldContain("the board or the managing directors.</span> decides.");
        html.ShouldNotContain("style=");
        html.ShouldNotContain("<glossary-text");
    }

    [Fact]
    public void The_definition_is_in_the_language_of_the_reader() => Shown("Mein Bereich", "de-AT").ShouldContain("<strong>Bereich</strong>");

    [Fact]
    public void Text_is_encoded_around_terms()
    {
        var html = Shown("<script>wave & \"x\"</script>", "en");

        html.ShouldStartWith("&lt;script&gt;<button");
        html.ShouldEndWith("</span> &amp; &quot;x&quot;&lt;/script&gt;");
    }

    [Fact]
    public void Every_definition_on_a_page_has_its_own_id()
    {
        var html = Shown("unit, wave", "en") + Shown("unit", "en");

        Regex.Matches(html, " id=\"([^\"]+)\"").Select(id => id.Groups[1].Value).ShouldBe(["term-unit-1", "term-wave-2", "term-unit-3"]);
    }

    [Fact]
    public void A_page_may_explain_a_term_only_once()
    {
        Shown("a unit", "en", tag => tag.FirstOnPage = true).ShouldContain("<button");
        Shown("a unit", "en", tag => tag.FirstOnPage = true).ShouldBe("a unit");
    }

    [Fact]
    public void A_questionnaire_explains_its_own_terms_only()
    {
        Shown("insights for a unit", "en", tag => tag.Questionnaire = true).ShouldStartWith("insights for a <button");
    }

    private string Shown(string text, string culture, Action<GlossaryTextTagHelper>? with = null)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var tag = new GlossaryTextTagHelper(Contents.Shipped) { Text = text, ViewContext = page };
            with?.Invoke(tag);
            var output = new TagHelperOutput("glossary-text", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            tag.Process(new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
            using var writer = new StringWriter();
            output.WriteTo(writer, HtmlEncoder.Default);
            return writer.ToString();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
