using System.Net;
using CxMaturity.Store;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Api;

public sealed class RunningAWave(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Begins_with_an_organisation_at_an_address_that_a_browser_can_open()
    {
        using var api = new Situations(host);
        using var created = await api.AskAsync(HttpMethod.Post, "/api/v1/organizations", new { name = "Ostwall & Söhne" });

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var page = await api.Http.GetAsync(created.Headers.Location, Ct);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Ct)).ShouldContain("Ostwall & Söhne");
    }

    [Fact]
    public async Task Goes_from_scheduled_to_open_to_closed_and_never_back()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(open: false);

        await api.RefusedAsync(HttpMethod.Post, $"{wave.Path}/close", null, HttpStatusCode.Conflict);
        await api.RefusedAsync(HttpMethod.Post, $"{wave.Path}/sheets", new { variant = "X", unit = "HQ" }, HttpStatusCode.Conflict);
        (await wave.OpenAsync()).GetProperty("status").GetString().ShouldBe("open");
        (await wave.OpenAsync()).GetProperty("status").GetString().ShouldBe("open");
        var closed = await wave.CloseAsync();
        closed.GetProperty("status").GetString().ShouldBe("closed");
        (await wave.CloseAsync()).GetProperty("closedAt").GetDateTimeOffset().ShouldBe(closed.GetProperty("closedAt").GetDateTimeOffset());
        await api.RefusedAsync(HttpMethod.Post, $"{wave.Path}/open", null, HttpStatusCode.Conflict);
        await api.RefusedAsync(HttpMethod.Post, $"{wave.Path}/sheets", new { variant = "X", unit = "HQ" }, HttpStatusCode.Conflict);
        (await EventsAsync(wave.Org, wave.Id)).ShouldBe(["wave_scheduled", "wave_opened", "wave_closed"]);
    }

    [Fact]
    public async Task Gives_out_a_sheet_whose_link_opens_in_a_browser()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        using var created = await api.AskAsync(HttpMethod.Post, $"{wave.Path}/sheets", new { variant = "X", unit = "HQ" });
        var link = System.Text.Json.JsonDocument.Parse(await created.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("link").GetString();

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.Location!.ToString().ShouldBe(link);
        using var browser = host.Browser();
        using var page = await browser.GetAsync(link, Ct);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("<fieldset");
    }

    [Fact]
    public async Task Closes_the_sheets_that_were_begun_and_counts_them()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        await wave.SubmittedAsync(4, "X", (_, _) => 4);
        var begun = await wave.SheetAsync();
        foreach (var item in await api.ItemsAsync(Situations.Executive))
            await wave.AnswerAsync(begun, item, 4);
        var untouched = await wave.SheetAsync();

        await wave.CloseAsync();

        (await EventsAsync(wave.Org, begun))[^1].ShouldBe("answer_sheet_closed_unfinished");
        (await EventsAsync(wave.Org, untouched)).ShouldBe(["answer_sheet_opened"]);
        var results = await wave.ResultsAsync();
        results.GetProperty("n").GetInt32().ShouldBe(5);
        await api.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(begun)}/answers/LEAD-01", new { value = 1 }, HttpStatusCode.Conflict);
        await api.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(untouched)}/answers/LEAD-01", new { value = 1 }, HttpStatusCode.Conflict);
        await api.RefusedAsync(HttpMethod.Post, $"{wave.SheetPath(begun)}/submit", null, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Cannot_be_done_to_the_standing_wave_of_self_assessments()
    {
        using var api = new Situations(host);
        var standing = StableId.Of("self-assessment", Situations.Executive, "1.0");
        using var visitor = new Visitor(host);
        await visitor.BeginAsync(Situations.Executive);

        foreach (var verb in new[] { "open", "close" })
            await api.RefusedAsync(HttpMethod.Post, $"/api/v1/organizations/self/waves/{standing}/{verb}", null, HttpStatusCode.NotFound);

        using var next = new Visitor(host);
        (await next.BeginAsync(Situations.Executive)).ShouldContain("<fieldset");
    }

    private async Task<string[]> EventsAsync(string org, string stream) =>
        [.. (await host.Services.GetRequiredService<EventStore>().For(org).History.EventsAsync(Guid.Parse(stream), ct: Ct)).Select(stored => stored.Name)];
}
