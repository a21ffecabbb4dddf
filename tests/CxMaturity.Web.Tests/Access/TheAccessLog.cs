using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;
using CxMaturity.Store;
using CxMaturity.Store.Accesses;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Tests.Excel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxMaturity.Web.Tests.Access;

public sealed class TheAccessLog(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EventStore Store => host.Services.GetRequiredService<EventStore>();

    private AccessLog Log => host.Services.GetRequiredService<AccessLog>();

    [Fact]
    public async Task Tells_which_files_were_taken()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(name: "Spring");
        await wave.CloseAsync();
        await wave.ResultsAsync();
        using var person = new Visitor(host);
        (await person.Http.GetAsync($"/o/{wave.Org}/waves/{wave.Id}/workbook.xlsx", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.Http.GetAsync($"{wave.Path}/workbook.xlsx", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.Http.GetAsync($"{wave.Path}/workbook.xlsx?lang=xx", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var entries = await EntriesAsync(wave.Org);

        var me = await host.FirstIdAsync();
        entries.ShouldAllBe(entry => entry.What == "exported" && entry.Address == CoarseAddress.Loopback && entry.Who == me);
        entries.Select(entry => entry.Detail).Distinct().ShouldBe([$"workbook {wave.Id}", $"results {wave.Id}"]);
        entries.Count(entry => entry.Detail.StartsWith("workbook", StringComparison.Ordinal)).ShouldBe(2);
        var html = WebUtility.HtmlDecode(await person.GoAsync($"/o/{wave.Org}/access-log"));
        html.ShouldContain("workbook of the wave “Spring”");
        html.ShouldContain("this computer");
        using var german = new Visitor(host, "de");
        WebUtility.HtmlDecode(await german.GoAsync($"/o/{wave.Org}/access-log")).ShouldContain("Ergebnis der Welle „Spring“ über die Programmierschnittstelle");
    }

    [Fact]
    public async Task Of_the_installation_is_read_and_taken_by_whoever_keeps_it_and_by_nobody_else()
    {
        using var stranger = new Visitor(host.Stranger());
        await stranger.GoAsync("/sign-in");
        await stranger.PostAsync("/sign-in", ("UserName", "nobody at all"), ("Password", "wrong wrong wrong"));
        using var keeper = new Visitor(host);
        using var analyst = await Person.InvitedAsync(host, host.First.Home, [Role.Analyst]);

        var html = WebUtility.HtmlDecode(await keeper.GoAsync("/access-log"));

        html.ShouldContain("Access log of the installation");
        html.ShouldContain("sign-in failed");
        html.ShouldContain("href=\"/access-log.xlsx\"");
        (await keeper.GoAsync("/access-log?what=token_used_first&to=2001-01-01")).ShouldContain("There is no such entry");
        using var workbook = new ReadBack(await keeper.Http.GetByteArrayAsync("/access-log.xlsx?what=sign_in_failed", Ct));
        workbook.Faults().ShouldBeEmpty();
        workbook.Text("Access log", "B3").ShouldBe("sign-in failed");
        await analyst.Visitor.GoAsync("/access-log");
        analyst.Visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Never_tells_of_anybody_who_answers()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(mode: "named");
        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 4);
        await wave.SubmitAsync(sheet);
        using var person = new Visitor(host);
        (await person.Http.GetAsync($"/o/{wave.Org}/sheets/{sheet}/workbook.xlsx", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await api.SendAsync(HttpMethod.Get, $"{wave.SheetPath(sheet)}/result");

        (await EntriesAsync(wave.Org)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/o/x/sheets/y")]
    [InlineData("/O/x/Waves/y/Join/z")]
    [InlineData("/api/v1/organizations/x/sheets/y/submit")]
    public async Task Keeps_silent_where_people_answer_whoever_asks_it_to_speak(string path)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        using var log = new AccessLog(Store, new HttpContextAccessor { HttpContext = context }, TimeProvider.System, NullLogger<AccessLog>.Instance);
        var org = Guid.NewGuid().ToString();

        log.Record(org, AccessKind.Refused, "page");
        log.Record(org, AccessKind.LinkRedeemed, "join", Guid.NewGuid());
        await WriteAllAsync(log);

        (await EntriesAsync(org)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Takes_what_happens_outside_of_requests_and_cleans_what_cannot_be_stored()
    {
        using var log = new AccessLog(Store, new HttpContextAccessor { HttpContext = null }, TimeProvider.System, NullLogger<AccessLog>.Instance);
        var (org, who) = (Guid.NewGuid().ToString(), Guid.NewGuid());

        log.Record(org, AccessKind.Refused, $"page \0\u202e\n{'\ud800'}/o/x😀");
        log.Record(org, AccessKind.SignedIn, new string('x', 5000), who);
        await WriteAllAsync(log);

        var entries = await EntriesAsync(org);
        entries[0].Detail.Length.ShouldBe(200);
        (entries[0].Who, entries[0].What, entries[0].Address).ShouldBe((who, "signed_in", null));
        entries[1].Detail.ShouldBe("page /o/x😀");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("self")]
    [InlineData("../etc")]
    public async Task Keeps_in_the_installations_own_log_what_belongs_to_no_organisation(string? organization)
    {
        using var log = new AccessLog(Store, new HttpContextAccessor(), TimeProvider.System, NullLogger<AccessLog>.Instance);
        var mark = Guid.NewGuid().ToString();

        log.Record(organization, AccessKind.SignInFailed, mark);
        await WriteAllAsync(log);

        (await Store.ForInstallation().Accesses.PageAsync(new() { What = "sign_in_failed" }, 100, ct: Ct)).Entries.ShouldContain(stored => stored.Entry.Detail == mark);
    }

    [Fact]
    public void Never_holds_anybody_up_however_many_come()
    {
        // Nobody takes anything from its line.
        using var log = new AccessLog(Store, new HttpContextAccessor(), TimeProvider.System, NullLogger<AccessLog>.Instance);

        for (var i = 0; i < 20_000; i++)
            log.Record(null, AccessKind.Refused, "flood");
    }

    [Fact]
    public async Task Forgets_what_is_older_than_the_setting_says()
    {
        var org = Guid.NewGuid().ToString();
        var now = DateTimeOffset.UtcNow;
        await Store.WriteAccessesAsync([Entry(-91), Entry(-90.01), Entry(-89), Entry(0)], Ct);

        await host.Services.GetRequiredService<AccessForgetting>().ForgetAsync(Ct);

        (await EntriesAsync(org)).Select(entry => entry.Detail).ShouldBe(["0", "-89"]);

        AccessEntry Entry(double days) => new(org, now.AddDays(days), "signed_in", null, days.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
    }

    [Theory]
    [InlineData(null, 90)]
    [InlineData("", 90)]
    [InlineData("1", 1)]
    [InlineData("3650", 3650)]
    public void Keeps_for_as_many_days_as_the_setting_says(string? given, int days) => AccessSettings.Of(Setting(given)).LogDays.ShouldBe(days);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3651")]
    [InlineData("ninety")]
    [InlineData("1.5")]
    public void Does_not_start_with_a_setting_that_is_no_number_of_days(string given) =>
        Should.Throw<StartRefusedException>(() => AccessSettings.Of(Setting(given))).Message.ShouldContain("Access:LogDays");

    [Fact]
    public async Task Kinds_people_and_days_narrow_it_down_page_by_page()
    {
        var (org, mara) = (await OrganizationAsync(), Guid.NewGuid());
        var now = DateTimeOffset.UtcNow;
        await Store.WriteAccessesAsync([.. Enumerable.Range(0, 130).Select(i =>
            new AccessEntry(org, now.AddSeconds(i), i % 2 == 0 ? "signed_in" : "refused", i < 3 ? mara : null, $"entry {i}", "203.0.113.0/24"))], Ct);
        using var person = new Visitor(host);

        var first = await person.GoAsync($"/o/{org}/access-log");
        var second = await person.GoAsync(WebUtility.HtmlDecode(Regex.Match(first, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value));

        (Rows(first), Rows(second)).ShouldBe((100, 30));
        Rows(await person.GoAsync($"/o/{org}/access-log?what=refused")).ShouldBe(65);
        Rows(await person.GoAsync($"/o/{org}/access-log?who={mara}")).ShouldBe(3);
        Rows(await person.GoAsync($"/o/{org}/access-log?to=2001-01-01")).ShouldBe(0);
        person.Html.ShouldContain("There is no such entry");

        static int Rows(string html) => Regex.Count(html, "<th scope=\"row\">");
    }

    [Fact]
    public async Task Can_be_taken_away_and_says_so_itself()
    {
        var org = await OrganizationAsync();
        await Store.WriteAccessesAsync([new(org, DateTimeOffset.UtcNow, "refused", null, "=1+1", null)], Ct);
        using var person = new Visitor(host);

        using var workbook = new ReadBack(await person.Http.GetByteArrayAsync($"/o/{org}/access-log.xlsx", Ct));

        workbook.Faults().ShouldBeEmpty();
        workbook.Text("Access log", "D3").ShouldBe("=1+1");
        workbook.Rows().SelectMany(row => row.Cells).ShouldAllBe(cell => cell.CellFormula == null);
        (await EntriesAsync(org))[0].Detail.ShouldBe("access-log");
    }

    [Fact]
    public void Has_a_key_for_each_kind()
    {
        AccessKinds.All.Select(kind => kind.Key()).ShouldBeUnique();
        AccessKinds.All.ShouldAllBe(kind => AccessKinds.Find(kind.Key()) == kind && Regex.IsMatch(kind.Key(), "^[a-z_]+$"));
        AccessKinds.Find("nope").ShouldBeNull();
    }

    private static IConfiguration Setting(string? given) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Access:LogDays", given)]).Build();

    private static async Task WriteAllAsync(AccessLog log)
    {
        await log.StartAsync(Ct);
        await log.WrittenAsync(Ct);
        await log.StopAsync(Ct);
    }

    private async Task<string> OrganizationAsync()
    {
        using var api = new Situations(host);
        return await api.OrganizationAsync();
    }

    private async Task<AccessEntry[]> EntriesAsync(string org)
    {
        await Log.WrittenAsync(Ct);
        return [.. (await Store.For(org).Accesses.PageAsync(new(), 100, ct: Ct)).Entries.Select(stored => stored.Entry)];
    }
}
