using System.Globalization;
using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;

namespace CxMaturity.Web.Tests.Api;

public sealed class ReadingResults(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_closing_is_refused()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();

        await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/results", null, HttpStatusCode.Conflict);
        await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/workbook.xlsx", null, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Of_fewer_than_five_says_why_and_gives_no_number()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(mode: "named");
        await wave.SubmittedAsync(4, "X", (_, _) => 4);
        await wave.CloseAsync();

        var results = await wave.ResultsAsync();

        var foundations = results.GetProperty("foundations");
        foundations.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        var group = results.GetProperty("groups").EnumerateArray().Single(entry => entry.GetProperty("code").GetString() == "X");
        group.GetProperty("n").ValueKind.ShouldBe(JsonValueKind.Null);
        group.GetProperty("withheld").GetProperty("code").GetString().ShouldBe("tooFew");
        foreach (var dimension in results.GetProperty("dimensions").EnumerateArray())
        {
            dimension.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
            Refusals.ShouldBeASentence(dimension.GetProperty("withheld").GetProperty("reason").GetString(), dimension.GetRawText());
        }
    }

    [Fact]
    public async Task Of_a_named_wave_are_rounded_and_of_a_trial_are_not()
    {
        using var api = new Situations(host);
        Func<int, string, int> thirds = (i, item) => 1 + (i + item[^1]) % 3;
        var named = await api.WaveAsync(mode: "named");
        await named.SubmittedAsync(7, "X", thirds);
        await named.CloseAsync();
        var trial = await api.WaveAsync(mode: "trial");
        await trial.SubmittedAsync(7, "X", thirds);
        await trial.CloseAsync();

        var (rounded, exact) = (Scores(await named.ResultsAsync()), Scores(await trial.ResultsAsync()));

        rounded.Length.ShouldBe(4);
        rounded.ShouldAllBe(score => Math.Abs(score * 10 - Math.Round(score * 10)) < 1e-9);
        exact.ShouldContain(score => Math.Abs(score * 10 - Math.Round(score * 10)) > 1e-6);
        rounded.Zip(exact).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 0.05 + 1e-9);
    }

    [Fact]
    public async Task Takes_a_day_a_moment_or_nothing_as_asOf()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        await wave.SubmittedAsync(5, "X", (_, _) => 4);
        var before = DateTimeOffset.UtcNow.AddMinutes(-5);
        var closedAt = (await wave.CloseAsync()).GetProperty("closedAt").GetDateTimeOffset();

        foreach (var asOf in new[] { "", $"?asOf={DateTimeOffset.UtcNow:yyyy-MM-dd}", $"?asOf={closedAt.AddSeconds(1).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", $"?asOf={Uri.EscapeDataString(closedAt.ToOffset(TimeSpan.FromHours(2)).AddSeconds(1).ToString("yyyy-MM-ddTHH:mm:ss.fffffffK", CultureInfo.InvariantCulture))}" })
            (await wave.ResultsAsync(asOf)).GetProperty("asOf").GetDateTimeOffset().ShouldBe(closedAt, asOf);

        await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/results?asOf={before.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", null, HttpStatusCode.NotFound);
        await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/results?asOf=2020-01-01", null, HttpStatusCode.NotFound);
        foreach (var wrong in new[] { "yesterday", "2026-13-01", "2026-02-30", "01.02.2026", "2026-01-01T10:00:00", "12Z", "10:00Z", "March 3 2026 Z", "0001-01-01", "9999-12-31", "2100-01-01", "2100-01-01T00:00:00Z", "%F0%9F%98%80", "1", "-1" })
            await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/results?asOf={wrong}", null, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Come_as_a_workbook_in_the_language_asked_for(string language)
    {
        using var api = new Situations(host, language == "de" ? "en" : "de");
        var wave = await api.WaveAsync();
        await wave.SubmittedAsync(5, "X", (_, _) => 4);
        await wave.CloseAsync();

        using var answer = await api.Http.GetAsync($"{wave.Path}/workbook.xlsx?lang={language}", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith($"-{language}.xlsx");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Ct)), false);
        workbook.WorkbookPart!.WorksheetParts.Count().ShouldBeGreaterThanOrEqualTo(5);
        await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/workbook.xlsx?lang=fr", null, HttpStatusCode.BadRequest);
    }

    private static double[] Scores(JsonElement results) =>
        [.. results.GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetProperty("score").GetDouble())];
}
