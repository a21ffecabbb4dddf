using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Web.Tests.Excel;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>What the headline of a result names, on its page, in its picture, in the trend and in the workbook.</summary>
public sealed class AHeadline(CxHost host)
{
    [Theory]
    [InlineData("en", "Level 2, Customer-oriented: computed it is level 5, but a level rises by at most one per quarter.", "Computed: 5; named: 2, because a level rises by at most one per quarter.",
        "computed: 5; named: 2, because a level rises by at most one per quarter", "Overview", "Customer-oriented")]
    [InlineData("de", "Stufe 2, Kundenorientiert: Berechnet ist es Stufe 5, doch eine Stufe steigt je Quartal höchstens um eins.", "Berechnet: 5; genannt: 2, weil eine Stufe je Quartal höchstens um eins steigt.",
        "berechnet: 5; genannt: 2, weil eine Stufe je Quartal höchstens um eins steigt", "Übersicht", "Kundenorientiert")]
    public async Task Rises_by_one_level_per_quarter_and_says_what_was_computed(string language, string sentence, string beside, string note, string overview, string name)
    {
        using var api = new Situations(host);
        var before = await WaveAsync(api, await api.OrganizationAsync(), 1);
        var after = await WaveAsync(api, before.Org, 5);
        using var person = new Visitor(host, language);

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{after.Org}/waves/{after.Id}/results"));

        Answer(page).ShouldStartWith(sentence);
        page.ShouldContain(beside);
        page.ShouldContain($"<h2 id=\"level-name\">{name}</h2>");
        page.ShouldContain("/articles/method#cap-c6");
        var ladder = Regex.Match(page, "(?s)<svg[^>]*ladder.*?</svg>").Value;
        ladder.ShouldContain(beside);
        Regex.Count(ladder, "chart-step-raw").ShouldBe(1);

        var trend = WebUtility.HtmlDecode(await person.GoAsync($"/o/{after.Org}/trend"));
        Regex.Matches(trend, "badge level-(\\d)").Select(badge => badge.Groups[1].Value).ShouldBe(["1", "2"]);

        var workbook = new ReadBack(await person.Http.GetByteArrayAsync($"/o/{after.Org}/waves/{after.Id}/workbook.xlsx?lang={language}", TestContext.Current.CancellationToken));
        var named = workbook.RowOf(overview, "D", "headline-level");
        workbook.Number(overview, $"B{named}").ShouldBe(2);
        workbook.Text(overview, $"C{named}").ShouldStartWith(note);
        workbook.Number(overview, $"B{workbook.RowOf(overview, "D", "level")}").ShouldBe(5);
        workbook.Text(overview, $"B{workbook.RowOf(overview, "D", "level-name")}").ShouldBe(name);
    }

    [Fact]
    public async Task Names_the_computed_level_where_nothing_was_before()
    {
        using var api = new Situations(host);
        var only = await WaveAsync(api, await api.OrganizationAsync(), 5);
        using var person = new Visitor(host);

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{only.Org}/waves/{only.Id}/results"));

        Answer(page).ShouldStartWith("Level 5, Customer-centric & learning. The weakest dimension is");
        page.ShouldNotContain("named:");
    }

    private static string Answer(string page) => Regex.Match(page, "(?s)<p class=\"answer\">(.*?)</p>").Groups[1].Value;

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, int standing)
    {
        var wave = await api.WaveAsync(org: org);
        await wave.SubmittedAsync(5, "X", i => i == 0 ? Math.Clamp(standing, 2, 4) : standing);
        await wave.CloseAsync();
        await wave.ResultsAsync();
        return wave;
    }
}
