using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>Two closed waves side by side, and why a score moved between them.</summary>
public sealed class AChange(CxHost host)
{
    [Fact]
    public async Task Says_in_one_sentence_what_has_really_changed_and_why()
    {
        using var api = new Situations(host);
        var before = await WaveAsync(api, await api.OrganizationAsync(), 12, 2);
        var after = await WaveAsync(api, before.Org, 12, 4);
        using var person = new Visitor(host);

        var page = await person.GoAsync($"/o/{before.Org}/change");

        page.ShouldContain("this has really changed:");
        Selected(page).ShouldBe([before.Id, after.Id]);
        Row(page, "Core score").ShouldContain("verdict better");
        page.ShouldContain("chart-changes");
        page.ShouldContain("Welch");
        // Named waves below thirty people: one decimal, whatever is computed inside.
        Cells(page).Where(cell => Regex.IsMatch(cell, @"^[+−]?\d\.\d\d")).ShouldAllBe(cell => Regex.IsMatch(cell, @"^\d\.\d\d$"), "only what can be detected is finer");
        page.ShouldNotContain("NaN", Case.Sensitive);

        var why = await person.GoAsync($"/o/{before.Org}/change/why?before={before.Id}&after={after.Id}");
        why.ShouldContain("The largest part: Answers");
        why.ShouldContain("chart-waterfall");
        why.ShouldNotContain("NaN", Case.Sensitive);

        (await person.GoAsync($"/o/{before.Org}")).ShouldContain($"/o/{before.Org}/change?before={before.Id}&amp;after={after.Id}");
    }

    [Fact]
    public async Task Says_so_where_nothing_is_more_than_chance()
    {
        using var api = new Situations(host);
        var before = await WaveAsync(api, await api.OrganizationAsync(), 6, 3);
        await WaveAsync(api, before.Org, 6, 3);
        using var person = new Visitor(host, "de");

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{before.Org}/change"));

        page.ShouldContain("hat sich nichts verändert, was über den Zufall hinausgeht");
        page.ShouldContain("zu wenige für einen Test");
        page.ShouldNotContain("verdict better");
        page.ShouldNotContain("verdict worse");
    }

    [Fact]
    public async Task Says_in_words_what_cannot_be_compared_and_what_to_do()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var org = await api.OrganizationAsync();
        (await person.GoAsync($"/o/{org}/change")).ShouldContain("No wave has been closed yet.");
        (await person.GoAsync($"/o/{org}/change/why")).ShouldContain("No wave has been closed yet.");

        var first = await WaveAsync(api, org, 5, 3);
        (await person.GoAsync($"/o/{org}/change")).ShouldContain("There is one closed wave");
        (await person.GoAsync($"/o/{org}/change?before={first.Id}&after={first.Id}")).ShouldContain("the same wave twice");

        var pulse = await api.WaveAsync(Situations.Pulse, mode: "named", org: org);
        await pulse.CloseAsync();
        (await person.GoAsync($"/o/{org}/change?before={first.Id}&after={pulse.Id}")).ShouldContain("different questionnaires");
        (await person.GoAsync($"/o/{org}/change/why?before={first.Id}&after={pulse.Id}")).ShouldContain("different questionnaires");

        var small = await WaveAsync(api, org, 4, 5);
        var page = await person.GoAsync($"/o/{org}/change?before={first.Id}&after={small.Id}");
        page.ShouldContain("too few in one of the waves");
        page.ShouldContain("nothing has changed beyond what chance explains");
        Cells(page).ShouldNotContain(cell => Regex.IsMatch(cell, @"\d\.\d"), "what is withheld is nowhere");
        (await person.GoAsync($"/o/{org}/change/why?before={first.Id}&after={small.Id}")).ShouldContain("no measure may be shown in both waves");
    }

    [Fact]
    public async Task Knows_no_wave_that_had_not_closed_by_then()
    {
        using var api = new Situations(host);
        var before = await WaveAsync(api, await api.OrganizationAsync(), 5, 2);
        var after = await WaveAsync(api, before.Org, 5, 3);
        var open = await api.WaveAsync(org: before.Org);
        using var person = new Visitor(host);

        var page = await person.GoAsync($"/o/{before.Org}/change?asOf=2020-01-01");
        page.ShouldContain("No wave has been closed yet.");
        page.ShouldContain("This is the state as of the end of 01/01/2020");
        page.ShouldContain($"<a href=\"/o/{before.Org}/change\">Back to today</a>");

        foreach (var (query, status) in new (string, HttpStatusCode)[]
        {
            ($"after={after.Id}&asOf=2020-01-01", HttpStatusCode.NotFound), ($"after={open.Id}", HttpStatusCode.Conflict), ($"after={Guid.NewGuid()}", HttpStatusCode.NotFound),
            ("after=nonsense", HttpStatusCode.NotFound), ("asOf=soon", HttpStatusCode.BadRequest), ("asOf=2999-01-01", HttpStatusCode.BadRequest)
        })
            foreach (var path in new[] { "change", "change/why" })
            {
                await person.GoAsync($"/o/{before.Org}/{path}?{query}");
                person.Status.ShouldBe(status, $"{path}?{query}");
            }
    }

    [Fact]
    public async Task Rests_on_the_results_that_were_official_on_the_day()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var first = await api.WaveAsync();
        await first.SubmittedAsync(5, "X", i => 2 + i % 2);
        await first.CloseAsync();
        await first.ResultsAsync();
        var second = await WaveAsync(api, first.Org, 5, 3);
        var official = (await host.Services.GetRequiredService<ResultFixing>().HistoryAsync(first.Org, Guid.Parse(first.Id), TestContext.Current.CancellationToken)).Latest!;
        await second.ResultsAsync();
        var before = $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffffff}Z";
        // The same answers by other rules.
        var content = FixedContent.Write(FixedContent.Read(official.Content) with { ResponseRate = 0.123 });
        await host.Services.GetRequiredService<EventStore>().For(first.Org).DecideAsync(Streams.FixedResults, ResultFixing.StreamOf(Guid.Parse(first.Id)), history =>
            FixedResultDecider.Decide(history, new RestateResult("Reckoned anew.", "9.9", FixedContent.HashOf(content), official.SheetDigest, content, DateTimeOffset.UtcNow)), ct: TestContext.Current.CancellationToken);

        foreach (var path in new[] { "change", "change/why" })
        {
            (await person.GoAsync($"/o/{first.Org}/{path}?before={first.Id}&after={second.Id}")).ShouldContain("(engine 9.9)");
            var then = await person.GoAsync($"/o/{first.Org}/{path}?before={first.Id}&after={second.Id}&asOf={Uri.EscapeDataString(before)}");
            then.ShouldContain($"(engine {official.Engine})");
            then.ShouldNotContain("(engine 9.9)");
        }
    }

    [Fact]
    public async Task Is_sized_before_a_wave_opens()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var person = new Visitor(host);
        (await person.GoAsync($"/o/{org}/waves/new")).ShouldContain("a team of 12 notices about 0.9 points");

        var scheduled = await api.WaveAsync(Situations.Full, org: org, open: false);
        var page = await person.GoAsync($"/o/{org}/waves/{scheduled.Id}");

        // 43 of 72 answer by the rule of thumb, with a deviation of 0.8: 2.8016 · 0.8 · √(2 / 43).
        page.ShouldContain("A change of less than 0.48 points since the last wave will usually not be told from chance.");
        page.ShouldContain("rules of thumb");
        page.ShouldContain("would then be noise");

        await scheduled.OpenAsync();
        (await person.GoAsync($"/o/{org}/waves/{scheduled.Id}")).ShouldNotContain("rules of thumb");
    }

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, int sheets, int value)
    {
        var wave = await api.WaveAsync(mode: "named", org: org);
        await wave.SubmittedAsync(sheets, "X", i => Math.Clamp(value + i % 2, 1, 5));
        await wave.CloseAsync();
        return wave;
    }

    private static string[] Selected(string page) => [.. Regex.Matches(page, "<option value=\"([0-9a-f-]{36})\" selected").Select(option => option.Groups[1].Value)];

    private static string Row(string page, string name) => Regex.Match(page, $"(?s)<th scope=\"row\">{name}</th>.*?</tr>").Value;

    private static string[] Cells(string page) =>
        [.. Regex.Matches(page, "(?s)<td[^>]*>(.*?)</td>").Select(cell => Regex.Replace(cell.Groups[1].Value, "<[^>]+>", "").Trim())];
}
