using System.Net;
using CxMaturity.Web.Tests.Excel;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>A person's own result as of any day.</summary>
public sealed class ASheetAsOfADay(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_there_from_submitting_on_on_page_in_workbook_and_api()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        var wave = await api.WaveAsync(mode: "named");
        var sheet = (await wave.SubmittedAsync(1, "X", (_, item) => 2 + item[^1] % 3))[0];
        var (page, today) = ($"/o/{wave.Org}/sheets/{sheet}/result", $"{DateTime.UtcNow:yyyy-MM-dd}");

        (await person.GoAsync(page)).ShouldContain("State of today; choose another day");
        var then = await person.GoAsync($"{page}?asOf={today}");
        then.ShouldContain("This is the state as of the end of");
        then.ShouldContain($"<a href=\"{page}\">Back to today</a>");
        then.ShouldContain($"&amp;asOf={today}\" download");
        then.ShouldContain("class=\"answers\"");

        var now = await api.SendAsync(HttpMethod.Get, $"{wave.SheetPath(sheet)}/result");
        var dated = await api.SendAsync(HttpMethod.Get, $"{wave.SheetPath(sheet)}/result?asOf={today}");
        now.GetProperty("n").GetInt32().ShouldBe(1);
        dated.GetProperty("foundations").GetRawText().ShouldBe(now.GetProperty("foundations").GetRawText());
        dated.GetProperty("asOf").GetDateTimeOffset().ShouldBe(now.GetProperty("asOf").GetDateTimeOffset());
        dated.GetRawText().ShouldNotContain("NaN");

        using var answer = await api.AskAsync(HttpMethod.Get, $"/o/{wave.Org}/sheets/{sheet}/workbook.xlsx?lang=en&asOf={today}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var workbook = new ReadBack(await answer.Content.ReadAsByteArrayAsync(Ct));
        workbook.SheetNames.Length.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task Is_said_not_to_be_there_before_it_was_submitted()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host, "de");
        var wave = await api.WaveAsync(mode: "named");
        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 4);
        var between = $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffffff}Z";
        await wave.SubmitAsync(sheet);
        var page = $"/o/{wave.Org}/sheets/{sheet}/result";

        foreach (var asOf in new[] { "2020-01-01", between })
        {
            var said = WebUtility.HtmlDecode(await person.GoAsync($"{page}?asOf={Uri.EscapeDataString(asOf)}"));
            person.Status.ShouldBe(HttpStatusCode.NotFound);
            said.ShouldContain("An diesem Tag war der Bogen noch nicht abgegeben. Ein Ergebnis gibt es seit");
            said.ShouldContain($"<a href=\"{page}\">Zurück zu heute</a>");
            said.ShouldNotContain("<svg class=\"chart");
            said.ShouldNotContain("class=\"answers\"");
            await api.RefusedAsync(HttpMethod.Get, $"{wave.SheetPath(sheet)}/result?asOf={Uri.EscapeDataString(asOf)}", null, HttpStatusCode.NotFound);
            using var workbook = await api.AskAsync(HttpMethod.Get, $"/o/{wave.Org}/sheets/{sheet}/workbook.xlsx?asOf={Uri.EscapeDataString(asOf)}");
            workbook.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await person.GoAsync($"{page}?asOf=2999-01-01");
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
