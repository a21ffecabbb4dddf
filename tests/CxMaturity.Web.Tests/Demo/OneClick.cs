using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Tests.Excel;
using Npgsql;

namespace CxMaturity.Web.Tests.Demo;

/// <summary>The demo organisation from the click on the start page to its last trace, without script.</summary>
public sealed class OneClick(CxHost host)
{
    private static readonly string Api = $"/api/v1/organizations/{DemoOrganization.Id}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_demo_shows_its_story_and_removes_it_again()
    {
        using var api = new Situations(host);
        var other = await api.WaveAsync(name: "Kept");
        await other.SubmittedAsync(5, "X", (i, item) => 1 + (i + item[^1]) % 5);
        await other.CloseAsync();
        var otherBefore = (await other.ResultsAsync()).ToString();
        using var person = new Visitor(host);
        using var another = new Visitor(host, "de");

        // Two people click at the same moment, and one of them again.
        await Task.WhenAll(person.GoAsync("/"), another.GoAsync("/"));
        person.Html.ShouldContain("See it with a demo organisation");
        await Task.WhenAll(person.PostAsync("/demo"), another.PostAsync("/demo"));
        await person.GoAsync("/");
        await person.PostAsync("/demo");
        person.Here.ShouldBe(DemoOrganization.Address);
        another.Here.ShouldBe(DemoOrganization.Address);
        (await CountAsync("mt_streams", $"tenant_id = '*DEFAULT*' and id = '{DemoOrganization.Id}'")).ShouldBe(1);
        (await CountAsync("mt_doc_wave", Tenant)).ShouldBe(4);

        // Where the machine is busy, the page says that it is still computing, and comes again by itself.
        foreach (var reader in new[] { person, another })
            for (var look = 0; look < 6 && !reader.Html.Contains("chart-lines", StringComparison.Ordinal); look++)
                await reader.GoAsync(reader.Here);

        // The story is on the organisation's page, and each wave leads to its result.
        person.Html.ShouldContain("chart-lines");
        person.Html.ShouldContain($"{DemoOrganization.Address}/trend?questionnaire=cx-full");
        await person.GoAsync($"{DemoOrganization.Address}/trend");
        await another.GoAsync($"{DemoOrganization.Address}/trend");
        var results = Regex.Matches(person.Html, $"<th scope=\"row\"><a href=\"({DemoOrganization.Address}/waves/[0-9a-f-]+/results)\"").Select(link => link.Groups[1].Value).ToArray();
        results.Length.ShouldBe(4);
        person.Html.ShouldContain("3 by score, capped by INC");
        another.Html.ShouldContain("nach Werten 3, gedeckelt durch INC");
        await TheChangesTellItAsync(person, another);
        await person.GoAsync(results[^1]);
        person.Html.ShouldContain("Cap C1");
        person.Html.ShouldContain("Incentive alignment");
        person.Html.ShouldContain("Trial wave, not protected.");

        await ItIsMarkedEverywhereAsync(person, another, results[^1]);
        await ItIsRemovedAsync(person, results[^1]);
        (await other.ResultsAsync()).ToString().ShouldBe(otherBefore);
    }

    private static async Task TheChangesTellItAsync(Visitor person, Visitor another)
    {
        // Leadership is better than a year ago and the silo of sales worse; incentives are noise.
        await person.GoAsync($"{DemoOrganization.Address}/change");
        var longest = System.Net.WebUtility.HtmlDecode(Regex.Match(person.Html, "href=\"([^\"]+)\">Compare the first wave with the last").Groups[1].Value);
        var table = await person.GoAsync($"{longest}&measure=SILO");
        Row(table, "Leadership commitment").ShouldContain("verdict better");
        Row(table, "Incentive alignment").ShouldContain("verdict noise");
        Row(table, "Sales").ShouldContain("verdict worse");
        System.Net.WebUtility.HtmlDecode(await another.GoAsync(longest)).ShouldContain("hat sich wirklich verändert:");

        (await person.GoAsync(longest.Replace("/change?", "/change/why?", StringComparison.Ordinal))).ShouldContain("chart-waterfall");
        (await person.GoAsync($"{DemoOrganization.Address}/trend")).ShouldContain("the smallest possible p is 0.083");

        static string Row(string html, string name) => Regex.Match(html, $"(?s)<th scope=\"row\">{name}</th>.*?</tr>").Value;
    }

    private async Task ItIsMarkedEverywhereAsync(Visitor person, Visitor another, string result)
    {
        var wave = result[..^"/results".Length];
        var sheet = await AskAsync<Guid>($"select id from cx.mt_doc_answer_sheet where {Tenant} and data ->> 'Status' = 'Submitted' limit 1");
        foreach (var page in new[] { DemoOrganization.Address, $"{DemoOrganization.Address}/waves/new", $"{DemoOrganization.Address}/change", $"{DemoOrganization.Address}/trend", $"{DemoOrganization.Address}/demo", wave, result, $"{DemoOrganization.Address}/sheets/{sheet}/result" })
        {
            (await person.GoAsync(page)).Contains("Everything here is invented", StringComparison.Ordinal).ShouldBeTrue(page);
            (await another.GoAsync(page)).Contains("Alles hier ist erfunden", StringComparison.Ordinal).ShouldBeTrue(page);
        }

        (await person.GoAsync("/organizations")).ShouldContain("badge demo");
        using var body = JsonDocument.Parse(await person.Http.GetStringAsync($"{Api}{wave[DemoOrganization.Address.Length..]}/results", Ct));
        body.RootElement.GetProperty("demo").GetBoolean().ShouldBeTrue();

        using var workbook = await person.Http.GetAsync($"{wave}/workbook.xlsx?lang=de", Ct);
        workbook.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("cxmaturity-demo-");
        using var read = new ReadBack(await workbook.Content.ReadAsByteArrayAsync(Ct));
        foreach (var name in new[] { "Übersicht", "Methode" })
            read.Part(name).Worksheet.InnerText.ShouldContain("Demo-Organisation: Alle Menschen, Antworten und Zahlen in dieser Mappe sind erfunden.");
    }

    private async Task ItIsRemovedAsync(Visitor person, string result)
    {
        await person.GoAsync($"{DemoOrganization.Address}/demo");
        await person.PostAsync(person.Here);
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await CountAsync("mt_doc_wave", Tenant)).ShouldBe(4);

        await person.GoAsync(DemoOrganization.Address);
        person.Html.ShouldMatch($"(?s)<form[^>]+action=\"{DemoOrganization.Address}/demo\"[^>]*>\\s*<input type=\"hidden\" name=\"sure\" value=\"yes\">");
        await person.PostAsync($"{DemoOrganization.Address}/demo", ("sure", "yes"));
        person.Html.ShouldContain("The demo has been removed");
        foreach (var gone in new[] { DemoOrganization.Address, result, $"{DemoOrganization.Address}/demo" })
        {
            await person.GoAsync(gone);
            person.Status.ShouldBe(HttpStatusCode.NotFound, gone);
            person.Html.ShouldNotContain("Everything here is invented");
        }

        (await person.GoAsync("/organizations")).ShouldNotContain("badge demo");
        foreach (var table in await TablesAsync())
            (await CountAsync(table, Tenant)).ShouldBe(0, table);
        (await CountAsync("mt_events", $"stream_id = '{DemoOrganization.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Removes_nothing_but_a_demo()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        using var person = new Visitor(host);
        await person.GoAsync($"/o/{wave.Org}");
        person.Html.ShouldNotContain($"/o/{wave.Org}/demo");

        await person.GoAsync($"/o/{wave.Org}/demo");
        person.Status.ShouldBe(HttpStatusCode.NotFound);
        await person.GoAsync($"/o/{wave.Org}");
        await person.GoAsync("/");
        await person.PostAsync($"/o/{wave.Org}/demo", ("sure", "yes"));

        person.Status.ShouldBe(HttpStatusCode.Conflict);
        person.Html.ShouldContain("is no demo");
        (await person.GoAsync($"/o/{wave.Org}/waves/{wave.Id}")).ShouldNotContain("Everything here is invented");
        person.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Tenant => $"tenant_id = '{DemoOrganization.Id}'";

    private async Task<string[]> TablesAsync() => (await AskAsync<string[]>(
        "select array_agg(table_name::text) from information_schema.columns where table_schema = 'cx' and column_name = 'tenant_id'"))!;

    private Task<long> CountAsync(string table, string where) => AskAsync<long>($"select count(*) from cx.{table} where {where}");

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }
}
