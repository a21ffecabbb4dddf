using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>How good the measuring was, and which result is official.</summary>
[Collection(ResultPagesTogether.Name)]
public sealed class AQualityPage(ResultPagesHost waves)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", @"Measured reliably \(α from 0\.70\): \d+ of \d+ dimensions", "Instrument in validation.")]
    [InlineData("de", @"Zuverlässig gemessen \(α ab 0,70\): \d+ von \d+ Dimensionen", "Instrument in Validierung.")]
    public async Task Says_how_reliable_the_dimensions_are_and_that_the_instrument_is_new(string language, string sentence, string validation)
    {
        using var person = new Visitor(waves.Host, language);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Demo}/results/quality");

        page.ShouldMatch(sentence);
        page.ShouldContain(validation);
        page.ShouldContain("chart-reliability");
        page.ShouldMatch("<code title=\"[0-9a-f]{64}\">");
        page.ShouldContain("ICC(2)");
    }

    [Theory]
    [MemberData(nameof(ResultPagesHost.SmallWaves), MemberType = typeof(ResultPagesHost))]
    public async Task Says_what_cannot_be_said_of_a_small_wave(string wave)
    {
        using var person = new Visitor(waves.Host);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Small(wave)}/results/quality");

        page.ShouldContain("cannot be said in this wave");
        page.ShouldNotContain("chart-reliability\"");
        page.ShouldContain("No ranking is shown.");
        if (wave == ResultPagesHost.Withheld)
            page.ShouldNotMatch(@"\b5\.0\b");
    }

    [Fact]
    public async Task Computes_anew_and_finds_the_same()
    {
        using var person = new Visitor(waves.Host);
        var address = $"{waves.Small(ResultPagesHost.Alike)}/results/quality";
        var hash = Regex.Match(await ResultPagesHost.ReadAsync(person, address), "[0-9a-f]{64}").Value;

        await person.PostAsync($"{address}?handler=Recompute");

        person.Status.ShouldBe(HttpStatusCode.OK);
        var page = ResultPagesHost.Said(person.Html);
        page.ShouldContain($"exactly the same comes out. Hash <code>{hash}</code>");
        page.ShouldNotContain("name=\"Reason\"");

        // Where nothing differs there is nothing to replace.
        await person.PostAsync($"{address}?handler=Restate", ("Reason", "Because"));
        ResultPagesHost.Said(person.Html).ShouldNotContain("id=\"history\"");
    }

    [Fact]
    public async Task Says_what_changed_and_replaces_the_result_for_a_reason_that_stays_readable()
    {
        using var api = new Situations(waves.Host);
        var wave = await api.WaveAsync();
        await wave.SubmittedAsync(6, "X", (i, item) => 1 + (i + item[^1]) % 4);
        await FixedWithTheResultOfAnotherAsync(wave, await OtherAsync(api));
        using var person = new Visitor(waves.Host);
        var address = $"/o/{wave.Org}/waves/{wave.Id}/results/quality";
        await ResultPagesHost.ReadAsync(person, address);

        await person.PostAsync($"{address}?handler=Recompute");
        ResultPagesHost.Said(person.Html).ShouldMatch(@"Computed anew: \d+ values differ\.");
        ResultPagesHost.Said(person.Html).ShouldContain("<h3>Dimension: Leadership commitment</h3>");

        await person.PostAsync($"{address}?handler=Restate", ("Reason", " "));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        ResultPagesHost.Said(person.Html).ShouldContain("role=\"alert\"");

        await person.PostAsync($"{address}?handler=Restate", ("Reason", "A <b>wrong</b> rule was put right."));
        var page = await ResultPagesHost.ReadAsync(person, address);
        page.ShouldContain("id=\"history\"");
        person.Html.ShouldContain("A &lt;b&gt;wrong&lt;/b&gt; rule was put right.");
        await person.PostAsync($"{address}?handler=Recompute");
        ResultPagesHost.Said(person.Html).ShouldContain("exactly the same comes out");
    }

    private static async Task<WaveSituation> OtherAsync(Situations api)
    {
        var other = await api.WaveAsync();
        await other.SubmittedAsync(5, "X", (i, item) => 2 + (i + item[^1]) % 4);
        await other.CloseAsync();
        await other.ResultsAsync();
        return other;
    }

    /// <summary>As if the scoring had been another one when the wave closed.</summary>
    private async Task FixedWithTheResultOfAnotherAsync(WaveSituation wave, WaveSituation other)
    {
        var services = waves.Host.Services;
        var closed = await services.GetRequiredService<WaveKeeping>().CloseAsync(wave.Org, Guid.Parse(wave.Id), Ct);
        var theirs = (await services.GetRequiredService<ResultFixing>().HistoryAsync(other.Org, Guid.Parse(other.Id), Ct)).Latest!;
        await services.GetRequiredService<EventStore>().For(wave.Org).DecideAsync(Streams.FixedResults, ResultFixing.StreamOf(closed.Id), history =>
            FixedResultDecider.Decide(history, new FixResult(closed.Id, closed.ClosedAt!.Value, "0.9", theirs.Hash, theirs.SheetDigest, theirs.Content, closed.ClosedAt.Value)), ct: Ct);
    }

    [Fact]
    public async Task Has_nothing_to_compute_before_the_wave_closed()
    {
        using var api = new Situations(waves.Host);
        var open = await api.WaveAsync();
        using var person = new Visitor(waves.Host);
        await person.GoAsync($"/o/{open.Org}/waves/{open.Id}/results/quality");
        ResultPagesHost.Said(person.Html).ShouldContain("There are results once the wave is closed");

        await person.GoAsync("/organizations");
        await person.PostAsync($"/o/{open.Org}/waves/{open.Id}/results/quality?handler=Recompute");

        person.Status.ShouldBe(HttpStatusCode.Conflict);
    }
}
