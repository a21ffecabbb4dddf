using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>Closed waves side by side on the organisation's page, under the rules of each wave's own result.</summary>
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
        var page = await person.GoAsync($"/o/{first.Org}");

        page.ShouldContain("chart-lines");
        var rows = Regex.Matches(page, "(?s)<tr>\\s*<th scope=\"row\"><a href=\"/o/[^/]+/waves/([^/]+)/results\">.*?</tr>").ToArray();
        rows.Select(row => row.Groups[1].Value).ShouldBe([first.Id, small.Id, last.Id], "newest last");
        rows[1].Value.ShouldContain("too few");
        Cells(rows[1].Value).ShouldNotContain(cell => Regex.IsMatch(cell, @"^\d\.\d"));
        // Named waves below thirty people: one decimal, on the page as in the drawing.
        var shown = (await first.ResultsAsync()).GetProperty("foundations").GetProperty("score").GetDouble();
        Cells(rows[0].Value).ShouldContain(shown.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
        Cells(rows[0].Value).ShouldNotContain(cell => Regex.IsMatch(cell, @"^\d\.\d\d"));
    }

    private static string[] Cells(string row) => [.. Regex.Matches(row, "(?s)<td[^>]*>(.*?)</td>").Select(cell => Regex.Replace(cell.Groups[1].Value, "<[^>]+>", "").Trim())];

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, int sheets, int value)
    {
        var wave = await api.WaveAsync(mode: "named", org: org);
        await wave.SubmittedAsync(sheets, "X", (i, item) => Math.Clamp(value - (i + item[^1]) % 2, 1, 5));
        await wave.CloseAsync();
        return wave;
    }
}
