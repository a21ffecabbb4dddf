using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>Closed waves in a row, under the rules of each wave's own result.</summary>
public sealed class ATrend(CxHost host)
{
    [Fact]
    public async Task Appears_with_the_second_closed_wave_and_withholds_and_rounds_as_the_results_do()
    {
        using var api = new Situations(host);
        var first = await WaveAsync(api, await api.OrganizationAsync(), sheets: 5, value: 4);
        using var person = new Visitor(host);
        (await person.GoAsync($"/o/{first.Org}")).ShouldNotContain("chart-lines");

        var small = await WaveAsync(api, first.Org, sheets: 4, value: 5);
        var last = await WaveAsync(api, first.Org, sheets: 6, value: 3);
        (await person.GoAsync($"/o/{first.Org}")).ShouldContain("chart-lines");
        var page = await person.GoAsync($"/o/{first.Org}/trend?questionnaire={Situations.Executive}");

        page.ShouldContain("chart-lines");
        Regex.Match(page, "(?s)lead answer.*?</p>").Value.ShouldContain("Core score: 2 waves can be compared.", customMessage: "the one in the middle shows nothing");
        var rows = Regex.Matches(page, "(?s)<tr>\\s*<th scope=\"row\"><a href=\"/o/[^/]+/waves/([^/]+)/results\">.*?</tr>").ToArray();
        rows.Select(row => row.Groups[1].Value).ShouldBe([first.Id, small.Id, last.Id], "newest last");
        rows[1].Value.ShouldContain("too few");
        Cells(rows[1].Value).ShouldNotContain(cell => Regex.IsMatch(cell, @"^\d\.\d"));
        // Named waves below thirty people: one decimal, on the page as in the drawing.
        var shown = (await first.ResultsAsync()).GetProperty("foundations").GetProperty("score").GetDouble();
        Cells(rows[0].Value).ShouldContain(shown.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
        Cells(rows[0].Value).ShouldNotContain(cell => Regex.IsMatch(cell, @"^\d\.\d\d"));
    }

    [Fact]
    public async Task Says_what_is_missing_while_there_are_too_few_waves()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var org = await api.OrganizationAsync();
        (await person.GoAsync($"/o/{org}/trend")).ShouldContain("A trend begins with the second one.");

        var wave = await WaveAsync(api, org, sheets: 5, value: 4);
        (await person.GoAsync($"/o/{org}/trend")).ShouldContain("a slope with the fourth");
        (await person.GoAsync($"/o/{org}/trend?asOf=2020-01-01")).ShouldContain("No wave of this questionnaire has been closed yet.");
        (await person.GoAsync($"/o/{org}/trend?questionnaire={Situations.Pulse}")).ShouldContain("No wave of this questionnaire has been closed yet.");

        await person.GoAsync($"/o/{wave.Org}/trend?questionnaire=nope");
        person.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await person.GoAsync($"/o/{wave.Org}/trend?asOf=soon");
        person.Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        await person.GoAsync($"/o/{wave.Org}/trend?asOf=2999-01-01");
        person.Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Breaks_where_the_units_change_and_names_them()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        await WaveAsync(api, org, sheets: 5, value: 4);
        var wave = await api.WaveAsync(mode: "named", org: org, units: [Unit("HQ"), Unit("LAB")]);
        await wave.SubmittedAsync(5, "X", i => 3 + i % 2);
        await wave.CloseAsync();
        using var person = new Visitor(host, "de");

        var page = System.Net.WebUtility.HtmlDecode(await person.GoAsync($"/o/{org}/trend"));

        page.ShouldContain("chart-break");
        page.ShouldContain("neue Bereiche: LAB (de)");
        page.ShouldContain("und das ist eine einzige Welle");

        static object Unit(string code) => new { code, name = new { de = $"{code} (de)", en = $"{code} (en)" }, headcount = new { X = 12, M = 20, F = 40 } };
    }

    [Fact]
    public async Task Breaks_where_a_role_group_is_missing_whose_view_was_in_the_scores()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        foreach (var executives in new[] { 5, 0 })
        {
            var wave = await api.WaveAsync(Situations.Pulse, "named", org: org);
            await wave.SubmittedAsync(executives, "X", i => 3 + i % 2);
            await wave.SubmittedAsync(5, "F", i => 2 + i % 2);
            await wave.CloseAsync();
        }

        using var person = new Visitor(host);
        (await person.GoAsync($"/o/{org}/trend")).ShouldContain("role groups Frontline instead of Executives, Frontline");
    }

    private static string[] Cells(string row) => [.. Regex.Matches(row, "(?s)<td[^>]*>(.*?)</td>").Select(cell => Regex.Replace(cell.Groups[1].Value, "<[^>]+>", "").Trim())];

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, int sheets, int value)
    {
        var wave = await api.WaveAsync(mode: "named", org: org);
        await wave.SubmittedAsync(sheets, "X", i => Math.Clamp(value - i % 2, 1, 5));
        await wave.CloseAsync();
        return wave;
    }
}
