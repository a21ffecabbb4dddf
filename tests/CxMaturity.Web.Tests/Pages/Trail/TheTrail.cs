using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Trail;
using CxMaturity.Web.Storage;
using CxMaturity.Web.Tests.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Trail;

public sealed class TheTrail(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EventStore Store => host.Services.GetRequiredService<EventStore>();

    [Fact]
    public async Task Tells_what_was_changed_and_what_was_there_before()
    {
        using var person = new Visitor(host);
        var org = await FoundedAsync("Harbour & Sons");
        await RaiseAsync(org, 6);
        await RaiseAsync(org, 8);

        var html = await person.GoAsync($"/o/{org}/trail");

        person.Status.ShouldBe(HttpStatusCode.OK);
        Sentences(html).ShouldBe([
            "Somebody unknown raised the smallest group from 6 to 8.", "Somebody unknown raised the smallest group from 5 to 6.",
            .. Beginning("Harbour & Sons")]);
        Regex.Match(html, "(?s)<del>.*?</ins>").Value.ShouldMatch("(?s)6</del>.*8</ins>");
        using var german = new Visitor(host, "de");
        Sentences(await german.GoAsync($"/o/{org}/trail"))[0].ShouldBe("Eine unbekannte Person hat die kleinste gezeigte Gruppe von 6 auf 8 angehoben.");
    }

    [Fact]
    public async Task Names_who_did_it_and_finds_what_somebody_did()
    {
        using var person = new Visitor(host);
        var (org, account, token) = (await FoundedAsync(), Guid.NewGuid(), Guid.NewGuid());
        await RaiseAsync(org, 6, account.ToString());
        await RaiseAsync(org, 7, $"token:{token}");

        Sentences(await person.GoAsync($"/o/{org}/trail"))[..2].ShouldBe(["A program with a token raised the smallest group from 6 to 7.", "A former member raised the smallest group from 5 to 6."]);
        Sentences(await person.GoAsync($"/o/{org}/trail?person={account}")).ShouldHaveSingleItem().ShouldContain("from 5 to 6");
        person.Html.ShouldContain($"<option value=\"{account}\" selected=\"selected\">");
        Sentences(await person.GoAsync($"/o/{org}/trail?person=token:{token}")).ShouldHaveSingleItem().ShouldContain("from 6 to 7");
        Sentences(await person.GoAsync($"/o/{org}/trail?person={Guid.NewGuid()}")).ShouldBeEmpty();
        person.Html.ShouldContain("There is no such change");
    }

    [Fact]
    public async Task Never_tells_that_a_sheet_was_filled_in()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(mode: "named", name: "Autumn");
        using var person = new Visitor(host);
        var before = await person.GoAsync($"/o/{wave.Org}/trail");

        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 4);
        await api.SendAsync(HttpMethod.Put, $"{wave.SheetPath(sheet)}/consent", new { consents = true });
        await wave.SubmitAsync(sheet);

        Timeless(await person.GoAsync($"/o/{wave.Org}/trail")).ShouldBe(Timeless(before));
        var trail = host.Services.GetRequiredService<TrailReading>();
        (await trail.OfThingsAsync(wave.Org, [Guid.Parse(sheet)], _ => true, 10, Ct)).Lines.ShouldBeEmpty();
        await wave.CloseAsync();
        (await person.GoAsync($"/o/{wave.Org}/trail")).ShouldNotContain(sheet);
        Sentences(person.Html).Where(told => told.Contains("heet", StringComparison.Ordinal)).ShouldBeEmpty();

        static string Timeless(string html) => Regex.Replace(html, "value=\"[^\"]{60,}\"|nonce=\"[^\"]*\"", "");
    }

    [Fact]
    public async Task Speaks_of_its_own_organisation_only()
    {
        using var api = new Situations(host);
        var (mine, other) = (await api.WaveAsync(name: "Mine", open: false), await api.WaveAsync(name: "Theirs", open: false));
        using var person = new Visitor(host);

        var html = await person.GoAsync($"/o/{mine.Org}/trail");

        Sentences(html).ShouldBe(["Robin Harbour scheduled the wave “Mine”.", .. Beginning("Harbour Works")]);
        var trail = host.Services.GetRequiredService<TrailReading>();
        (await trail.OfThingsAsync(mine.Org, [Guid.Parse(other.Id), Guid.Parse(other.Org)], _ => true, 10, Ct)).Lines.ShouldBeEmpty();
        foreach (var strange in new[] { Guid.NewGuid().ToString(), "self", "*DEFAULT*" })
            foreach (var page in new[] { "trail", "trail.xlsx", "access-log", "access-log.xlsx" })
            {
                await person.GoAsync($"/o/{strange}/{page}");
                person.Status.ShouldBe(HttpStatusCode.NotFound, $"{strange}/{page}");
            }
    }

    [Fact]
    public async Task Kinds_and_days_narrow_it_down()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(name: "Spring");
        using var person = new Visitor(host);
        var (today, tomorrow) = (Day(DateTimeOffset.Now), Day(DateTimeOffset.Now.AddDays(1)));

        Sentences(await person.GoAsync($"/o/{wave.Org}/trail?kind=waves")).ShouldBe(["Robin Harbour opened the wave “Spring”.", "Robin Harbour scheduled the wave “Spring”."]);
        Sentences(await person.GoAsync($"/o/{wave.Org}/trail?kind=organization&person=&from={today}&to={tomorrow}")).ShouldHaveSingleItem();
        Sentences(await person.GoAsync($"/o/{wave.Org}/trail?from={tomorrow}")).ShouldBeEmpty();
        Sentences(await person.GoAsync($"/o/{wave.Org}/trail?to=2001-01-01")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("trail?kind=sheets")]
    [InlineData("trail?kind=%00")]
    [InlineData("trail?person=anna")]
    [InlineData("trail?person=%00")]
    [InlineData("trail?person=token:")]
    [InlineData("trail?from=yesterday")]
    [InlineData("trail?to=2026-02-30")]
    [InlineData("trail?from=0001-01-01")]
    [InlineData("trail?before=1")]
    [InlineData("trail?before=9999999999999999999-1")]
    [InlineData("trail?before=-1-1")]
    [InlineData("trail.xlsx?kind=<script>")]
    [InlineData("trail.xlsx?to=x")]
    [InlineData("access-log?what=SignedIn")]
    [InlineData("access-log?who=anna")]
    [InlineData("access-log?before=x")]
    [InlineData("access-log?before=99999999999999999999")]
    [InlineData("access-log?from=x")]
    [InlineData("access-log.xlsx?what=%00")]
    public async Task Refuses_with_a_sentence_what_nobody_can_choose(string address)
    {
        using var person = new Visitor(host);

        await person.GoAsync($"/o/{await FoundedAsync()}/{address}");

        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        Refusals.ShouldBeASentence(WebUtility.HtmlDecode(Regex.Replace(Regex.Match(person.Html, """(?s)role="alert"[^>]*>(.*?)</div>""").Groups[1].Value, "<[^>]+>", "")).Trim(), address);
    }

    [Fact]
    public async Task Goes_on_page_by_page_to_the_beginning()
    {
        using var person = new Visitor(host);
        var org = await FoundedAsync();
        for (var minimum = 6; minimum <= 50; minimum++)
            await RaiseAsync(org, minimum);
        using var api = new Situations(host);
        for (var i = 0; i < 4; i++)
            await api.WaveAsync(name: $"Wave {i}", org: org);

        var first = await person.GoAsync($"/o/{org}/trail");
        var next = WebUtility.HtmlDecode(Regex.Match(first, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value);
        var second = await person.GoAsync(next);

        Sentences(first).Length.ShouldBe(50);
        Sentences(second).ShouldBe([.. new[] { 8, 7, 6 }.Select(minimum => $"Somebody unknown raised the smallest group from {minimum - 1} to {minimum}."), .. Beginning("Harbour Works")]);
        second.ShouldNotContain("rel=\"next\"");
        second.ShouldContain("Back to the newest");
    }

    [Fact]
    public async Task Can_be_taken_away_and_says_so_in_the_access_log()
    {
        using var api = new Situations(host);
        var org = await FoundedAsync("=HYPERLINK(1)");
        await api.WaveAsync(name: "=1+1", org: org);
        using var person = new Visitor(host);

        using var workbook = new ReadBack(await person.Http.GetByteArrayAsync($"/o/{org}/trail.xlsx?kind=waves", Ct));

        workbook.Faults().ShouldBeEmpty();
        workbook.Rows().Count().ShouldBe(4, "a heading, the columns, and two changes");
        workbook.Text("Trail", "D3").ShouldBe("Robin Harbour opened the wave “=1+1”.");
        workbook.Text("Trail", "E4").ShouldStartWith("Questionnaire: cx-executive-check 1.0\nMode: Trial\nUnits: Head office\nPeople: 72");
        workbook.Rows().SelectMany(row => row.Cells).ShouldAllBe(cell => cell.CellFormula == null);
        (await person.GoAsync($"/o/{org}/access-log")).ShouldContain("<td>trail</td>");
    }

    [Fact]
    public async Task Shows_each_reader_what_the_reader_may_know()
    {
        var org = await FoundedAsync();
        var trail = host.Services.GetRequiredService<TrailReading>();

        (await trail.PageAsync(org, TrailFilter.All, right => right == Right.SeeTrail, 10, null, Ct)).Lines.ShouldHaveSingleItem();
        (await trail.PageAsync(org, TrailFilter.All, right => right != Right.SeeTrail, 10, null, Ct)).Lines.ShouldBeEmpty();
        trail.KindsFor(right => right == Right.SeeTrail).ShouldBe(["organization", "waves"]);
        trail.KindsFor(_ => false).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stands_beside_the_thing_it_is_about()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(name: "Spring");
        await RaiseAsync(wave.Org, 9);
        using var person = new Visitor(host);

        Sentences(await person.GoAsync($"/o/{wave.Org}/waves/{wave.Id}")).ShouldBe(["Robin Harbour opened the wave “Spring”.", "Robin Harbour scheduled the wave “Spring”."]);
        person.Html.ShouldContain("<summary>History</summary>");
        Sentences(await person.GoAsync($"/o/{wave.Org}"))[0].ShouldBe("Somebody unknown raised the smallest group from 5 to 9.");
        person.Html.ShouldContain($"href=\"/o/{wave.Org}/trail\"");
        person.Html.ShouldContain($"href=\"/o/{wave.Org}/access-log\"");
    }

    private static string[] Beginning(string organization) =>
    [
        $"{FirstAccount.Name} works as the change team until there is one.", $"{FirstAccount.Name} joined.", $"{FirstAccount.Name} founded the organisation “{organization}”."
    ];

    private async Task<string> FoundedAsync(string name = "Harbour Works") =>
        (await host.Services.GetRequiredService<OrganizationKeeping>().FoundAsync(name, await host.FirstIdAsync(), null, Ct)).ToString();

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task RaiseAsync(string org, int minimum, string? by = null) =>
        await Store.For(EventStore.DefaultTenant, new(by)).DecideAsync(Streams.Organizations, Guid.Parse(org),
            organization => OrganizationDecider.Decide(organization, new RaiseSmallestGroup(minimum, DateTimeOffset.UtcNow)), ct: Ct);

    private static string[] Sentences(string html) =>
        [.. Regex.Matches(html, "(?s)</time>\\s*<div>\\s*<span>(.*?)</span>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
}
