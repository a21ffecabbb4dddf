using System.Net;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>People come in through the provider of their organisation, as what it says they are.</summary>
[Collection(AtAProvider.Name)]
public sealed class SigningIn(ProviderSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Someone() => Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Begins_with_a_link_and_asks_the_provider_for_no_more_than_is_needed()
    {
        using var traveller = await site.AwayAsync();
        await traveller.GoAsync("/sign-in?returnUrl=%2Fquestionnaires");

        traveller.Html.ShouldContain("href=\"/sign-in/organization?returnUrl=%2Fquestionnaires\"");
        traveller.Asked["response_type"].ShouldBe("code");
        traveller.Asked["scope"].Split(' ').ShouldBe(["openid", "profile"]);
        traveller.Asked["code_challenge_method"].ShouldBe("S256");
        traveller.Asked["redirect_uri"].ShouldEndWith("/signin-oidc");
        traveller.Nonce.Length.ShouldBeGreaterThan(30);
        traveller.Asked.ShouldNotContainKey("client_secret");
    }

    [Fact]
    public async Task Makes_an_account_at_the_first_time_and_finds_it_at_the_next()
    {
        var person = Someone();
        using var first = await site.InAsync(person, "Analyst");
        using var second = await site.InAsync(person, "Analyst");

        first.Location.ShouldBe($"/o/{ProviderSite.Organization}");
        var account = (await site.AccountAsync(person))!;
        account.Name.ShouldBe("Alex Quay");
        (account.UserName, account.PasswordHash, account.KeepsInstallation).ShouldBe((null, null, false));
        account.Sessions.Count.ShouldBe(2);
        account.Sessions.ShouldAllBe(session => session.ProviderSession == $"sid-{person}" && session.IdToken != null);
        (await site.RolesAsync(person)).ShouldBe([Role.Analyst]);
        (await first.IsInAsync()).ShouldBeTrue();
        (await second.IsInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Brings_the_roles_up_to_date_each_time()
    {
        var person = Someone();
        using (await site.InAsync(person, "Analyst", "auditor", "Of no meaning here"))
            (await site.RolesAsync(person)).ShouldBe([Role.Analyst, Role.Auditor], ignoreOrder: true);
        using (await site.InAsync(person, "Executive"))
            (await site.RolesAsync(person)).ShouldBe([Role.Executive]);
        using var last = await site.InAsync(person);

        (await site.MemberAsync(person)).ShouldBeNull();
        last.Location.ShouldBe("/sign-in/no-role");
        (await site.AccountAsync(person))!.Organizations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_to_somebody_without_a_role_why_there_is_nothing_to_see()
    {
        using var traveller = await site.InAsync(Someone());
        traveller.Location.ShouldBe("/sign-in/no-role");

        await traveller.GoAsync(traveller.Location!);

        traveller.Status.ShouldBe(HttpStatusCode.OK);
        traveller.Html.ShouldContain("No role has been assigned to you");
        await traveller.GoAsync($"/o/{ProviderSite.Organization}");
        traveller.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lets_somebody_change_their_name_and_add_no_way_in_past_the_provider()
    {
        var person = Someone();
        using var traveller = await site.InAsync(person, "Analyst");
        var visitor = new Visitor(traveller.Http);
        (await visitor.GoAsync("/account")).ShouldContain("You sign in through your organisation.");
        visitor.Html.ShouldNotContain("data-passkey");

        await visitor.PostAsync("/account?handler=Name", ("Name", "Alex of the Quay"));
        visitor.Here.ShouldBe("/account?done=name", visitor.Html);
        await visitor.PostAsync("/account?handler=PasskeyOptions");

        visitor.Status.ShouldBe(HttpStatusCode.Conflict);
        (await site.AccountAsync(person))!.Name.ShouldBe("Alex of the Quay");
        (await site.AccountAsync(person))!.Sessions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Never_takes_the_last_administrator_away()
    {
        var (one, other) = (Someone(), Someone());
        (await site.InAsync(one, "Administrator")).Dispose();
        // Other tests leave administrators behind.
        var me = (await site.AccountAsync(one))!.Id;
        foreach (var holder in (await site.Store.RosterAsync(ProviderSite.Organization, Ct)).Holders(Role.Administrator).Where(holder => holder.Id != me).ToArray())
            await site.Host.Services.GetRequiredService<MemberKeeping>().RemoveAsync(ProviderSite.Organization, holder.Id, Ct);
        (await site.InAsync(one)).Dispose();
        (await site.RolesAsync(one)).ShouldBe([Role.Administrator]);

        (await site.InAsync(other, "Administrator")).Dispose();
        (await site.InAsync(one)).Dispose();
        (await site.MemberAsync(one)).ShouldBeNull();
    }

    [Fact]
    public async Task Leaves_what_somebody_was_made_elsewhere()
    {
        var person = Someone();
        using var traveller = await site.InAsync(person, "Analyst");
        var elsewhere = Guid.CreateVersion7();
        await Organizations.FoundAsync(site.Store, elsewhere, Ct);
        var word = await site.Host.Services.GetRequiredService<InvitationKeeping>().InviteAsync(elsewhere, [Role.Auditor], null, Ct);
        using var visitor = new Visitor(traveller.Http);
        await visitor.GoAsync($"/invitations/{word}");
        await visitor.PostAsync($"/invitations/{word}");
        visitor.Here.ShouldBe($"/o/{elsewhere}");

        (await site.InAsync(person)).Dispose();

        (await site.MemberAsync(person)).ShouldBeNull();
        (await site.AccountAsync(person))!.Organizations.ShouldBe([elsewhere]);
    }

    [Fact]
    public async Task Is_no_way_into_an_account_that_merely_looks_alike()
    {
        var person = Someone();
        using var traveller = await site.AwayAsync();
        var claims = site.Issuer.Claims(person, traveller.Nonce);
        claims["preferred_username"] = claims["email"] = claims["upn"] = FirstAccount.UserName;
        claims["name"] = FirstAccount.Name;

        await traveller.BackAsync(site.Issuer.Sign(claims));

        var account = (await site.AccountAsync(person))!;
        account.KeepsInstallation.ShouldBeFalse();
        account.UserName.ShouldBeNull();
        account.Organizations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Does_not_merge_with_whoever_is_signed_in()
    {
        using var traveller = await site.AwayAsync();
        using var local = new Visitor(traveller.Http);
        await local.GoAsync("/sign-in");
        await local.PostAsync("/sign-in", ("UserName", FirstAccount.UserName), ("Password", FirstAccount.Password));
        var person = Someone();

        await traveller.BackAsync(site.Issuer.Sign(site.Issuer.Claims(person, traveller.Nonce)));

        (await site.AccountAsync(person))!.Name.ShouldBe("Alex Quay");
        (await local.GoAsync("/account")).ShouldContain("Alex Quay");
    }

    [Fact]
    public async Task Knows_people_by_issuer_and_subject_where_there_is_no_tenant()
    {
        var person = Someone();
        using var traveller = await site.AwayAsync();
        var claims = site.Issuer.Claims(person, traveller.Nonce);
        claims.Remove("tid");
        claims["oid"] = "chosen by the person";

        await traveller.BackAsync(site.Issuer.Sign(claims));

        (await site.AccountAsync(new ExternalIdentity(site.Issuer.Issuer, "", $"sub-{person}"))).ShouldNotBeNull();
        (await site.AccountAsync(new ExternalIdentity(site.Issuer.Issuer, "", "chosen by the person"))).ShouldBeNull();
    }

    [Fact]
    public async Task Keeps_nobody_out_whose_name_cannot_be_shown()
    {
        var person = Someone();
        using var traveller = await site.AwayAsync();
        var claims = site.Issuer.Claims(person, traveller.Nonce);
        claims["name"] = "\u202ealex";

        await traveller.BackAsync(site.Issuer.Sign(claims));

        (await site.AccountAsync(person))!.Name.ShouldStartWith("#");
    }

    [Fact]
    public async Task Of_one_person_twice_at_once_makes_one_account()
    {
        var person = Someone();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.AwayAsync()));

        await Task.WhenAll(browsers.Select(browser => browser.BackAsync(site.Issuer.Sign(site.Issuer.Claims(person, browser.Nonce, "Analyst")))));

        browsers.ShouldAllBe(browser => browser.Status == HttpStatusCode.Redirect);
        (await site.AccountAsync(person))!.Sessions.Count.ShouldBe(4);
        foreach (var browser in browsers)
            browser.Dispose();
    }

    [Theory]
    [InlineData("/questionnaires", "/questionnaires")]
    [InlineData("https://evil.example/", "/sign-in/no-role")]
    [InlineData("//evil.example/", "/sign-in/no-role")]
    [InlineData("/\\evil.example", "/sign-in/no-role")]
    [InlineData("javascript:alert(1)", "/sign-in/no-role")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/sign-in/no-role")]
    [InlineData("/o/01980000-0000-7000-8000-0000000000ff", "/sign-in/no-role")]
    public async Task Leads_to_a_page_of_ours_only(string returnUrl, string expected)
    {
        using var traveller = await site.AwayAsync(returnUrl);

        await traveller.BackAsync(site.Issuer.Sign(site.Issuer.Claims(Someone(), traveller.Nonce)));

        traveller.Location.ShouldBe(expected);
        await traveller.GoAsync($"/sign-in/organization?returnUrl={Uri.EscapeDataString(returnUrl)}");
        traveller.Location.ShouldBe(returnUrl.StartsWith("/q", StringComparison.Ordinal) || returnUrl.StartsWith("/o", StringComparison.Ordinal) ? returnUrl : "/");
    }

    [Fact]
    public async Task Works_for_the_tenants_that_are_allowed_and_for_no_other()
    {
        await using var many = new AnotherHost(site.ConnectionString,
            [.. ProviderSite.Settings(site.Issuer, "TenantId", "organizations"), ("AzureAd:AllowedTenants:0", FakeIssuer.Tenant), ("AzureAd:AllowedTenants:1", Guid.NewGuid().ToString())]);
        using var ours = await Traveller.AwayAsync(many.Browser(), site.Issuer, null);
        using var theirs = await Traveller.AwayAsync(many.Browser(), site.Issuer, null);
        using var liar = await Traveller.AwayAsync(many.Browser(), site.Issuer, null);
        var (foreign, lie) = (site.Issuer.Claims(Someone(), theirs.Nonce), site.Issuer.Claims(Someone(), liar.Nonce));
        (foreign["tid"], foreign["iss"]) = (Guid.Empty.ToString(), $"{site.Issuer.Address}/{Guid.Empty}/v2.0");
        lie["iss"] = $"{site.Issuer.Address}/{Guid.Empty}/v2.0";

        await ours.BackAsync(site.Issuer.Sign(site.Issuer.Claims(Someone(), ours.Nonce)));
        await theirs.BackAsync(site.Issuer.Sign(foreign));
        await liar.BackAsync(site.Issuer.Sign(lie));

        ours.Status.ShouldBe(HttpStatusCode.Redirect, ours.Html);
        theirs.Status.ShouldBe(HttpStatusCode.BadRequest);
        liar.Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
