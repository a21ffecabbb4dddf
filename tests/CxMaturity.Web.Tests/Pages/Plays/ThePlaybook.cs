using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages.Plays;

/// <summary>Looking for a play: by words, by filters, by its address.</summary>
public sealed partial class ThePlaybook(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "42 von 42 Maßnahmen")]
    [InlineData("en", "42 of 42 plays")]
    public async Task Shows_all_plays_by_id_to_everybody(string language, string count)
    {
        using var stranger = host.Stranger(language);

        var html = WebUtility.HtmlDecode(await stranger.GetStringAsync("/plays", Ct));

        Shown(html).ShouldBe(Enumerable.Range(1, 42).Select(number => $"P{number:00}"));
        html.ShouldContain(count);
        html.ShouldNotContain("<mark>");
        (await stranger.GetStringAsync("/articles", Ct)).ShouldContain("href=\"/plays\"");
    }

    [Theory]
    [InlineData("dimension=INC", "P09,P10,P11,P12,P13")]
    [InlineData("effort=5", "P19,P41")]
    [InlineData("dimension=INC&council=codetermine&effort=3", "P09,P11")]
    [InlineData("kind=technology&effort=5", "P41")]
    [InlineData("step=8&effort=5", "P19")]
    [InlineData("q=P09", "P09")]
    [InlineData("dimension=LEAD&effort=1&track=", "P01,P02")]
    public async Task Shows_what_every_filter_lets_through(string query, string ids) => Shown(await GetAsync($"/plays?{query}")).ShouldBe(ids.Split(','));

    [Fact]
    public async Task Shows_plays_for_both_ways_on_either()
    {
        var (with, without) = (Shown(await GetAsync("/plays?track=with")), Shown(await GetAsync("/plays?track=without")));

        with.Union(without).Count().ShouldBe(42);
        with.ShouldContain("P09");
        without.ShouldNotContain("P09");
        without.ShouldContain("P39");
        with.ShouldNotContain("P39");
        with.ShouldContain("P38");
        without.ShouldContain("P38");
    }

    [Theory]
    [InlineData("de", "werkstatt anreizkonflikt", "<mark>Anreizkonflikt</mark>-<mark>Werkstatt</mark>")]
    [InlineData("de", "KÜNDEN", "<mark>Kunden</mark>")]
    [InlineData("en", "incentive WORKSHOP", "<mark>Incentive</mark> conflict <mark>workshop</mark>")]
    [InlineData("en", "committee", "<mark>committee</mark>")]
    public async Task Finds_all_words_wherever_they_stand_and_marks_them(string language, string words, string marked)
    {
        var html = await GetAsync($"/plays?q={Uri.EscapeDataString(words)}", language);

        Shown(html).Length.ShouldBeInRange(1, 41);
        html.ShouldContain(marked);
        Regex.IsMatch(html, $"value=\"{Regex.Escape(words)}\"").ShouldBeTrue();
    }

    [Fact]
    public async Task Shows_where_in_the_text_a_word_stands_that_neither_name_nor_problem_holds()
    {
        var html = await GetAsync("/plays?q=facilitates", "en");

        Shown(html).ShouldContain("P09");
        Regex.Match(html, "<p class=\"excerpt\">(.*?)</p>", RegexOptions.Singleline).Value.ShouldContain("<mark>facilitates</mark>");
    }

    [Fact]
    public async Task Says_when_nothing_fits_and_leads_back_to_all()
    {
        var html = await GetAsync("/plays?q=nothingofthekind&dimension=TECH");

        Shown(html).ShouldBeEmpty();
        html.ShouldContain("No play fits");
        html.ShouldContain("<a class=\"button secondary\" href=\"/plays\">Show all</a>");
        html.ShouldContain("value=\"nothingofthekind\"");
        html.ShouldContain("<option value=\"TECH\" selected=\"selected\">");
        (await GetAsync("/plays/print?q=nothingofthekind")).ShouldContain("No play fits");
    }

    [Theory]
    [InlineData("dimension=NOPE")]
    [InlineData("dimension=lead")]
    [InlineData("effort=0")]
    [InlineData("effort=6")]
    [InlineData("effort=-1")]
    [InlineData("effort=1.5")]
    [InlineData("effort=%D9%A3")]
    [InlineData("track=both")]
    [InlineData("track=0")]
    [InlineData("kind=People")]
    [InlineData("step=9")]
    [InlineData("council=%00")]
    public async Task Refuses_choices_that_there_are_not(string query)
    {
        using var visitor = new Visitor(host);
        foreach (var page in new[] { "/plays", "/plays/print" })
        {
            var html = await visitor.GoAsync($"{page}?{query}");
            (visitor.Status, html.Contains("The playbook has no such choice", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        }
    }

    [Fact]
    public async Task Takes_strange_words_as_words_and_refuses_very_many()
    {
        using var visitor = new Visitor(host);
        foreach (var words in new[] { "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%00", "%22%3E%3Cimg", "%", ".*", "%F0%9F%98%80", "%CC%81", "%C2%AD", "+++", "a+a+a" })
        {
            var html = await visitor.GoAsync($"/plays?q={words}");
            visitor.Status.ShouldBe(HttpStatusCode.OK, words);
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("value=\"\"><img");
        }

        (await visitor.GoAsync($"/plays?q={new string('a', 121)}")).ShouldContain("at most 120 characters");
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("P00")]
    [InlineData("P43")]
    [InlineData("p09")]
    [InlineData("P09%0A")]
    [InlineData("P09-incentive-workshop")]
    [InlineData("..%2Farticles")]
    public async Task Has_no_page_for_plays_that_there_are_not(string id)
    {
        using var visitor = new Visitor(host);
        await visitor.GoAsync($"/plays/{id}");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> GetAsync(string path, string language = "en")
    {
        using var stranger = host.Stranger(language);
        return WebUtility.HtmlDecode(await stranger.GetStringAsync(path, Ct));
    }

    private static string[] Shown(string html) => [.. Links().Matches(html).Select(link => link.Groups[1].Value)];

    [GeneratedRegex("<h2><a href=\"/plays/([^\"]+)\">")]
    private static partial Regex Links();
}
