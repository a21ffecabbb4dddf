using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Tests.Access;

/// <summary>People come, change what they are, and go, by the pages of administrators.</summary>
public sealed partial class Inviting(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_shown_once_serves_once_and_hands_the_change_team_on()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var founder = new Visitor(host);
        await founder.GoAsync($"/o/{org}/members");
        founder.Html.ShouldContain("change team until there is one");

        var link = await MakeAsync(founder, $"/o/{org}/members?handler=Invite", ("Roles", "ChangeTeam"), ("Roles", "Analyst"));
        (await founder.GoAsync($"/o/{org}/members")).ShouldNotContain(link);
        founder.Html.ShouldContain("Open invitations");

        using var person = await Person.ByLinkAsync(host, link);
        (await person.Visitor.GoAsync($"/o/{org}/waves/new")).ShouldContain("Questionnaire");
        using var late = new Visitor(host.Stranger());
        await late.GoAsync(link);
        late.Status.ShouldBe(HttpStatusCode.NotFound);
        late.Html.ShouldContain("does not open anything");

        // The founder keeps the people and no longer plans waves.
        (await founder.Http.GetAsync($"/o/{org}/members", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await founder.Http.GetAsync($"/o/{org}/waves/new", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_two_who_open_a_link_at_once_one_comes_in()
    {
        using var founder = new Visitor(host);
        await founder.GoAsync($"/o/{host.First.Home}/members");
        var link = await MakeAsync(founder, $"/o/{host.First.Home}/members?handler=Invite", ("Roles", "Respondent"));
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(host.Stranger())).ToArray();
        foreach (var visitor in visitors)
            await visitor.GoAsync(link);

        await Task.WhenAll(visitors.Select((visitor, number) => visitor.PostAsync(link, ("Form.Name", "Kim"), ("Form.UserName", $"kim{number}{Guid.NewGuid():N}"),
            ("Form.Password", Person.Password), ("Form.Again", Person.Password))));

        visitors.Count(visitor => visitor.Here.StartsWith("/o/", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var visitor in visitors)
            visitor.Dispose();
    }

    [Fact]
    public async Task What_was_withdrawn_opens_nothing()
    {
        using var founder = new Visitor(host);
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        await founder.GoAsync($"/o/{org}/members");
        var link = await MakeAsync(founder, $"/o/{org}/members?handler=Invite", ("Roles", "Analyst"));
        var invitation = Regex.Match(await founder.GoAsync($"/o/{org}/members"), """name="invitation" value="([^"]+)""").Groups[1].Value;

        await founder.PostAsync($"/o/{org}/members?handler=Withdraw", ("invitation", invitation));

        using var late = new Visitor(host.Stranger());
        await late.GoAsync(link);
        late.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_nobody_promotes_themselves()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var founder = new Visitor(host);
        await founder.GoAsync($"/o/{org}/members");
        var me = Regex.Match(founder.Html, """name="Member" value="([^"]+)""").Groups[1].Value;

        (await founder.PostAsync($"/o/{org}/members?handler=Roles", ("Member", me), ("Roles", "ChangeTeam"))).ShouldContain("the last administrator");
        (await founder.PostAsync($"/o/{org}/members?handler=Remove", ("Member", me), ("sure", "yes"))).ShouldContain("the last administrator");
        await founder.PostAsync($"/o/{org}/leave", ("sure", "yes"));
        founder.Status.ShouldBe(HttpStatusCode.Conflict);
        founder.Html.ShouldContain("the last administrator");
        await founder.GoAsync($"/o/{org}/members");
        (await founder.PostAsync($"/o/{org}/members?handler=Roles", ("Member", me), ("Roles", "ChangeTeam"), ("Roles", "Administrator"), ("Roles", "Executive")))
            .ShouldContain("Nobody gives a role to themselves");
    }

    [Fact]
    public async Task Whoever_is_removed_is_a_stranger_at_the_next_click()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var person = await Person.InvitedAsync(host, org, [Role.Executive]);
        (await person.Visitor.Http.GetAsync($"/o/{org}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var founder = new Visitor(host);
        await founder.GoAsync($"/o/{org}/members");
        var member = Regex.Matches(founder.Html, """name="Member" value="([^"]+)""").Select(match => match.Groups[1].Value).First(id => !founder.Html.Contains($"r{id.Replace("-", "", StringComparison.Ordinal)}-Administrator\" name=\"Roles\" value=\"Administrator\" checked", StringComparison.Ordinal));

        await founder.PostAsync($"/o/{org}/members?handler=Remove", ("Member", member), ("sure", "yes"));

        founder.Status.ShouldBe(HttpStatusCode.OK, founder.Html);
        (await person.Visitor.Http.GetAsync($"/o/{org}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await person.Visitor.GoAsync("/organizations")).ShouldNotContain($"/o/{org}\"");
    }

    [Fact]
    public async Task A_password_is_set_by_link_only_where_one_administers_all_that_it_opens()
    {
        using var api = new Situations(host);
        var (here, there) = (await api.OrganizationAsync(), await api.OrganizationAsync());
        using var administrator = await Person.InvitedAsync(host, here, [Role.Administrator]);
        using var person = await Person.InvitedAsync(host, here, [Role.Executive]);
        var member = await MemberAsync(administrator.Visitor, here, person.UserName);

        var link = await MakeAsync(administrator.Visitor, $"/o/{here}/members?handler=Reset", ("Member", member));
        using var again = new Visitor(host.Stranger());
        await again.GoAsync(link);
        await again.PostAsync(link, ("Password", "thirteen gulls and a crane"), ("Again", "thirteen gulls and a crane"));
        again.Here.ShouldBe("/account");
        // Whoever was signed in with the old one no longer is.
        (await person.Visitor.Http.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await again.GoAsync(link);
        again.Status.ShouldBe(HttpStatusCode.NotFound);

        // From now on the account opens another organisation too.
        using var founder = new Visitor(host);
        await founder.GoAsync($"/o/{there}/members");
        var place = await MakeAsync(founder, $"/o/{there}/members?handler=Invite", ("Roles", "Executive"));
        await again.GoAsync(place);
        await again.PostAsync(place);
        again.Here.ShouldBe($"/o/{there}");
        await administrator.Visitor.GoAsync($"/o/{here}/members");
        (await administrator.Visitor.PostAsync($"/o/{here}/members?handler=Reset", ("Member", member))).ShouldContain("organisations that you do not administer");

        // And never the password of whoever keeps the installation.
        var keeper = await MemberAsync(administrator.Visitor, here, FirstAccount.UserName);
        (await administrator.Visitor.PostAsync($"/o/{here}/members?handler=Reset", ("Member", keeper))).ShouldContain("organisations that you do not administer");
    }

    [Fact]
    public async Task A_unit_lead_sees_the_own_unit_and_not_the_others()
    {
        using var api = new Situations(host);
        object[] units =
        [
            new { code = "EAST", name = new { de = "Ost", en = "East" }, headcount = new { X = 0, M = 0, F = 30 } },
            new { code = "WEST", name = new { de = "West", en = "West" }, headcount = new { X = 0, M = 0, F = 30 } }
        ];
        var wave = await api.WaveAsync(Situations.Pulse, units: units);
        foreach (var unit in new[] { "EAST", "WEST" })
            await wave.SubmittedAsync(8, "F", (i, item) => 1 + (i + item[^1]) % 5, unit);
        await wave.CloseAsync();
        await wave.ResultsAsync();
        using var lead = await Person.InvitedAsync(host, wave.Org, [Role.UnitLead], "EAST");

        var page = await lead.Visitor.GoAsync($"/o/{wave.Org}/waves/{wave.Id}/results/units");

        lead.Visitor.Status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("East");
        page.ShouldNotContain("West");
        (await lead.Visitor.GoAsync($"/o/{wave.Org}")).ShouldContain($"/waves/{wave.Id}/results/units");
    }

    /// <summary>Makes a link on the members' page.</summary>
    private static async Task<string> MakeAsync(Visitor visitor, string path, params (string, string)[] fields)
    {
        var html = await visitor.PostAsync(path, fields);
        var made = MadeLink().Match(html);
        made.Success.ShouldBeTrue(html);
        return new Uri(made.Groups[1].Value).AbsolutePath;
    }

    private static async Task<string> MemberAsync(Visitor visitor, string org, string userName)
    {
        var html = await visitor.GoAsync($"/o/{org}/members");
        var from = html.IndexOf(userName, StringComparison.Ordinal);
        return Regex.Match(html[from..], """name="Member" value="([^"]+)""").Groups[1].Value;
    }

    [GeneratedRegex("""id="made" value="([^"]+)""")]
    private static partial Regex MadeLink();
}
