using System.Net;
using CxMaturity.Domain.Access;
using CxMaturity.Store;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access;

/// <summary>The demo in any role, at the computer itself, while nobody has an account.</summary>
public sealed class LookingAround(TestPostgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_sees_what_it_may_and_nothing_outside_the_demo()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(installation.Browser());
        foreach (var role in Rights.Roles)
        {
            await visitor.GoAsync("/demo");
            await visitor.PostAsync("/demo?handler=As", ("role", role.ToString()));
            visitor.Here.ShouldBe(DemoOrganization.Address, role.ToString());
            (await visitor.Http.GetAsync($"{DemoOrganization.Address}/members", Ct)).StatusCode
                .ShouldBe(Rights.Allow(role, Right.ManageMembers) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, role.ToString());
            using var founding = await visitor.Http.PostAsync("/api/v1/organizations", BadInput.Stage.Json("""{"name":"Mine"}"""), Ct);
            founding.StatusCode.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }
    }

    [Fact]
    public async Task A_role_of_the_demo_is_nothing_to_change()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(installation.Browser());
        await visitor.GoAsync("/demo");
        await visitor.PostAsync("/demo?handler=As", ("role", "Analyst"));
        await visitor.GoAsync("/account");

        (await visitor.PostAsync("/account?handler=Name", ("Name", "Somebody"))).ShouldContain("belongs to everybody who looks around");
        (await visitor.PostAsync($"{DemoOrganization.Address}/leave", ("sure", "yes"))).ShouldContain("belongs to everybody who looks around");
    }

    [Fact]
    public async Task A_role_of_the_demo_makes_no_link_for_the_password_of_a_person()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var first = new Visitor(await installation.SignedInAsync());
        await first.GoAsync("/demo");
        await first.PostAsync("/demo");
        var word = await installation.Services.GetRequiredService<InvitationKeeping>().InviteAsync(DemoOrganization.Id, [Role.Analyst], null, Ct);
        using var person = new Visitor(installation.Browser());
        await person.GoAsync($"/invitations/{word}");
        await person.PostAsync($"/invitations/{word}", ("Form.Name", "Kim"), ("Form.UserName", "kim@harbour.example"), ("Form.Password", Person.Password), ("Form.Again", Person.Password));
        var roster = await installation.Services.GetRequiredService<EventStore>().RosterAsync(DemoOrganization.Id, Ct);
        var member = roster.Members.Single(known => known.Roles.SequenceEqual([Role.Analyst]) && known.Id != DemoPersonas.IdOf(Role.Analyst)).Id;
        installation.Services.GetRequiredService<DemoShowing>().IsOn = true;
        using var worn = new Visitor(installation.Browser());
        await worn.GoAsync("/demo");
        await worn.PostAsync("/demo?handler=As", ("role", "Administrator"));
        await worn.GoAsync($"{DemoOrganization.Address}/members");

        await worn.PostAsync($"{DemoOrganization.Address}/members?handler=Reset", ("Member", member.ToString()));

        worn.Status.ShouldBe(HttpStatusCode.BadRequest);
        worn.Html.ShouldNotContain("/reset/");
    }

    [Fact]
    public async Task Ends_with_the_first_account_and_behind_a_proxy()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using (var proxied = new HttpRequestMessage(HttpMethod.Get, "/demo"))
        {
            using var through = installation.Browser();
            proxied.Headers.Add("X-Forwarded-For", "203.0.113.7");
            (await through.SendAsync(proxied, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var named = new HttpRequestMessage(HttpMethod.Get, "/demo") { Headers = { Host = "cx.example" } };
        using var browser = installation.Browser();
        (await browser.SendAsync(named, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetAsync("/demo", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var first = await installation.SignedInAsync();
        (await browser.GetAsync("/demo", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetStringAsync("/", Ct)).ShouldNotContain("action=\"/demo\"");
    }

    [Fact]
    public async Task A_result_of_ones_own_is_kept_by_making_an_account()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(installation.Browser());
        await visitor.BeginAsync(Situations.Executive);
        var sheet = visitor.Here.Split('/')[4];
        for (var pages = 0; visitor.Here.Contains("/pages/", StringComparison.Ordinal) && pages < 12; pages++)
            await visitor.PostAsync(visitor.Here, [("go", "on"), .. visitor.Items().Select((item, i) => (item, $"{1 + i % 5}"))]);
        await visitor.PostAsync(visitor.Here);
        visitor.Html.ShouldContain($"/keep/{sheet}");

        await visitor.GoAsync($"/keep/{sheet}");
        await visitor.PostAsync($"/keep/{sheet}", ("Form.Name", "Kim"), ("Form.UserName", "kim@harbour.example"), ("Form.Password", Person.Password), ("Form.Again", Person.Password));

        using var elsewhere = new Visitor(installation.Browser());
        await elsewhere.GoAsync("/sign-in");
        await elsewhere.PostAsync("/sign-in", ("UserName", "kim@harbour.example"), ("Password", Person.Password));
        (await elsewhere.GoAsync("/")).ShouldContain($"/o/self/sheets/{sheet}");
        // An account that keeps a sheet keeps nothing else: the first account is still to come.
        (await elsewhere.Http.GetAsync("/operations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var first = await installation.SignedInAsync();
        (await elsewhere.Http.GetAsync("/operations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
