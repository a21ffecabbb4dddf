using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Releases;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>What is published of a wave is held against all that was published of it before.</summary>
public sealed class ALedgerOfReleases(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_back_a_comparison_that_differs_from_an_earlier_one_by_a_small_unit()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var first = await WaveAsync(api, await api.OrganizationAsync(), ("A", 6), ("C", 3), ("D", 3));
        var second = await WaveAsync(api, first.Org, ("A", 6), ("C", 3), ("D", 3), ("E", 3), ("F", 3), ("G", 3));
        var third = await WaveAsync(api, first.Org, ("A", 6), ("C", 3), ("D", 3), ("E", 3));

        var shown = await person.GoAsync(Comparing(first, second));
        Row(shown, "Core score").ShouldContain("verdict");
        shown.ShouldNotContain("withheld-by-ledger");
        shown.ShouldMatch(@"official results of [\d/]+ \(engine [\d.]+\)");

        // A, C, D and E: beside the comparison over A, C and D, the three people of E would stand alone.
        foreach (var address in new[] { Comparing(second, third), Comparing(second, third).Replace("/change?", "/change/why?", StringComparison.Ordinal) })
        {
            var withheld = await person.GoAsync(address);
            person.Status.ShouldBe(HttpStatusCode.OK);
            withheld.ShouldContain("beside what was published of these waves before, it would tell what fewer than 5 people answered");
            Cells(withheld).ShouldNotContain(cell => Regex.IsMatch(cell, @"\d\.\d"), "what is withheld is nowhere");
        }

        (await person.GoAsync(Comparing(second, third))).ShouldContain("withheld beside what was published before");
        var quality = await person.GoAsync($"/o/{second.Org}/waves/{second.Id}/results/quality");
        quality.ShouldContain("What was published of this wave");
        Released(quality).ShouldBe(["The comparison with", "The official result"]);
        Released(await person.GoAsync($"/o/{second.Org}/waves/{third.Id}/results/quality")).ShouldBe(["The official result"]);
    }

    [Fact]
    public async Task Writes_a_comparison_down_once_however_many_look_at_it()
    {
        using var api = new Situations(host);
        var first = await WaveAsync(api, await api.OrganizationAsync(), ("A", 6));
        var second = await WaveAsync(api, first.Org, ("A", 6));

        var looks = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            using var person = new Visitor(host);
            await person.GoAsync(Comparing(first, second));
            await person.GoAsync($"{Comparing(first, second)}&measure=LEAD");
            return person.Status;
        }));

        looks.ShouldAllBe(status => status == HttpStatusCode.OK);
        foreach (var wave in new[] { first, second })
        {
            var ledger = await host.Services.GetRequiredService<ReleaseKeeping>().LedgerAsync(wave.Org, Guid.Parse(wave.Id), Ct);
            ledger.Reports.Select(report => report.Kind).ShouldBe([ReportKind.Result, ReportKind.Comparison]);
            ledger.Reports[1].Subject.ShouldBe(wave == first ? second.Id : first.Id);
            ledger.Reports[1].Measures.Select(measure => measure.Measure).ShouldContain("CORE");
        }
    }

    [Fact]
    public async Task Is_not_kept_of_a_trial()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var first = await WaveAsync(api, await api.OrganizationAsync(), "trial", ("A", 6));
        var second = await WaveAsync(api, first.Org, "trial", ("A", 6));

        (await person.GoAsync(Comparing(first, second))).ShouldContain("verdict");

        (await host.Services.GetRequiredService<ReleaseKeeping>().LedgerAsync(first.Org, Guid.Parse(first.Id), Ct)).Reports.ShouldBeEmpty();
        (await person.GoAsync($"/o/{second.Org}/waves/{second.Id}/results/quality")).ShouldContain("A trial wave keeps no ledger");
    }

    [Fact]
    public async Task Refuses_to_compare_answers_that_are_not_those_behind_the_official_result()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var first = await WaveAsync(api, await api.OrganizationAsync(), ("A", 6));
        var second = await WaveAsync(api, first.Org, close: false, "named", ("A", 6));
        await FixedWithTheResultOfAnotherAsync(second, first);

        foreach (var path in new[] { "change", "change/why" })
        {
            var page = await person.GoAsync($"/o/{first.Org}/{path}?before={first.Id}&after={second.Id}");
            person.Status.ShouldBe(HttpStatusCode.OK);
            page.ShouldContain("are no longer those behind its official result");
            page.ShouldContain($"/o/{first.Org}/waves/{second.Id}/results/quality#official");
            page.ShouldNotContain("verdict better");
            Cells(page).ShouldBeEmpty();
        }

        // What it published cannot be told any more, so nothing can be put in its place.
        await person.GoAsync($"/o/{first.Org}/waves/{second.Id}/results/quality");
        await person.PostAsync($"/o/{first.Org}/waves/{second.Id}/results/quality?handler=Restate", ("Reason", "A sheet was erased."));
        person.Status.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(person.Html).ShouldContain("This cannot be published");
    }

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, params (string Unit, int People)[] units) => await WaveAsync(api, org, "named", units);

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, string mode, params (string Unit, int People)[] units) =>
        await WaveAsync(api, org, close: true, mode, units);

    private static async Task<WaveSituation> WaveAsync(Situations api, string org, bool close, string mode, params (string Unit, int People)[] units)
    {
        var wave = await api.WaveAsync(mode: mode, org: org,
            units: [.. units.Select(unit => new { code = unit.Unit, name = new { de = $"Bereich {unit.Unit}", en = $"Unit {unit.Unit}" }, headcount = new { X = 10, M = 0, F = 0 } })]);
        foreach (var (unit, people) in units)
            await wave.SubmittedAsync(people, "X", (i, item) => 1 + (i + item[^1] + unit[0]) % 5, unit);
        if (close)
        {
            await wave.CloseAsync();
            await wave.ResultsAsync();
        }

        return wave;
    }

    /// <summary>As if a sheet had been erased since the wave closed.</summary>
    private async Task FixedWithTheResultOfAnotherAsync(WaveSituation wave, WaveSituation other)
    {
        var services = host.Services;
        var closed = await services.GetRequiredService<WaveKeeping>().CloseAsync(wave.Org, Guid.Parse(wave.Id), Ct);
        var theirs = (await services.GetRequiredService<ResultFixing>().HistoryAsync(other.Org, Guid.Parse(other.Id), Ct)).Latest!;
        await services.GetRequiredService<EventStore>().For(wave.Org).DecideAsync(Streams.FixedResults, ResultFixing.StreamOf(closed.Id), history =>
            FixedResultDecider.Decide(history, new FixResult(closed.Id, closed.ClosedAt!.Value, "0.9", theirs.Hash, theirs.SheetDigest, theirs.Content, closed.ClosedAt.Value)), ct: Ct);
    }

    private static string Comparing(WaveSituation before, WaveSituation after) => $"/o/{before.Org}/change?before={before.Id}&after={after.Id}";

    private static string Row(string page, string name) => Regex.Match(page, $"(?s)<th scope=\"row\">{name}</th>.*?</tr>").Value;

    private static string[] Cells(string page) =>
        [.. Regex.Matches(page, "(?s)<td[^>]*>(.*?)</td>").Select(cell => Regex.Replace(cell.Groups[1].Value, "<[^>]+>", "").Trim())];

    /// <summary>What the ledger's table names, newest first.</summary>
    private static string[] Released(string page) =>
        [.. Regex.Matches(Regex.Match(page, "(?s)<section id=\"released\">.*?</section>").Value, @"<td>(?:<a[^>]*>)?(The (?:official result|comparison with))").Select(line => line.Groups[1].Value)];
}
