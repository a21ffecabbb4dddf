using System.Net;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>Whoever leaves here leaves there too, and whoever leaves there has left here.</summary>
[Collection(AtAProvider.Name)]
public sealed class SigningOut(ProviderSite site)
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Someone() => Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Goes_on_to_the_provider_with_what_it_has_signed()
    {
        var person = Someone();
        using var traveller = await site.InAsync(person, "Analyst");
        var token = (await site.AccountAsync(person))!.Sessions.Single().IdToken!;

        await traveller.SignOutAsync();

        traveller.Status.ShouldBe(HttpStatusCode.OK);
        traveller.Refresh.ShouldStartWith($"0;url={site.Issuer.Address}/logout?");
        traveller.Refresh!.ShouldContain($"id_token_hint={token}");
        traveller.Refresh!.ShouldContain(Uri.EscapeDataString("/signout-callback-oidc"));
        (await traveller.IsInAsync()).ShouldBeFalse();
        (await site.AccountAsync(person))!.Sessions.ShouldBeEmpty();
        await traveller.GoAsync("/signout-callback-oidc");
        traveller.Location.ShouldBe("/");
    }

    [Fact]
    public async Task Of_a_session_with_a_password_stays_here()
    {
        using var traveller = await site.AwayAsync();
        using var local = new Visitor(traveller.Http);
        await local.GoAsync("/sign-in");
        await local.PostAsync("/sign-in", ("UserName", FirstAccount.UserName), ("Password", FirstAccount.Password));

        await traveller.SignOutAsync();

        (traveller.Status, traveller.Location, traveller.Refresh).ShouldBe((HttpStatusCode.Redirect, "/", null));
    }

    [Fact]
    public async Task At_the_provider_ends_that_session_and_no_other()
    {
        var person = Someone();
        using var here = await site.InAsync(person, "Analyst");
        using var there = await site.AwayAsync();
        var claims = site.Issuer.Claims(person, there.Nonce, "Analyst");
        claims["sid"] = "another";
        await there.BackAsync(site.Issuer.Sign(claims));

        (await SendAsync(Logout(person))).ShouldBe(HttpStatusCode.OK);

        (await here.IsInAsync()).ShouldBeFalse();
        (await there.IsInAsync()).ShouldBeTrue();
        (await site.Store.ForInstallation().FindAsync(Documents.AccountKeys, ProviderKeys.IdOfSession(site.Issuer.Issuer, $"sid-{person}"), Ct)).ShouldBeNull();
        (await SendAsync(Logout(person))).ShouldBe(HttpStatusCode.OK, "once more is no fault");
    }

    [Fact]
    public async Task Of_a_person_at_the_provider_ends_all_sessions()
    {
        var person = Someone();
        using var one = await site.InAsync(person, "Analyst");
        using var other = await site.InAsync(person, "Analyst");
        var claims = Logout(person);
        claims.Remove("sid");

        (await SendAsync(claims)).ShouldBe(HttpStatusCode.OK);

        (await one.IsInAsync()).ShouldBeFalse();
        (await other.IsInAsync()).ShouldBeFalse();
        (await site.Store.ForInstallation().FindAsync(Documents.AccountKeys, ProviderKeys.IdOfSubject(site.Issuer.Issuer, $"sub-{person}"), Ct)).ShouldBeNull();
    }

    public static TheoryData<string> Lies => ["id token", "no event", "nonce", "nobody", "expired", "old", "wrong audience", "wrong issuer", "forged signature", "alg none", "rubbish", "nothing", "json"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Is_not_done_by_a_stranger(string lie)
    {
        var person = Someone();
        using var traveller = await site.InAsync(person, "Analyst");
        var before = site.Log().Lines;

        var status = lie switch
        {
            "nothing" => await PostAsync(new FormUrlEncodedContent([])),
            "json" => await PostAsync(new StringContent("{}", System.Text.Encoding.UTF8, "application/json")),
            _ => await PostAsync(new FormUrlEncodedContent([KeyValuePair.Create("logout_token", Lie(lie, person))]))
        };

        status.ShouldBe(HttpStatusCode.BadRequest);
        (await traveller.IsInAsync()).ShouldBeTrue();
        var log = site.Log();
        (log.Lines - before).ShouldBe(1);
        log.Newest.ShouldStartWith("A sign-out by the identity provider was refused: ");
    }

    private string Lie(string lie, string person)
    {
        var claims = Logout(person);
        switch (lie)
        {
            case "id token":
                return site.Issuer.Sign(site.Issuer.Claims(person, "n"));
            case "no event":
                claims["events"] = new Dictionary<string, object> { ["http://example.org/other"] = new() };
                break;
            case "nonce":
                claims["nonce"] = "n";
                break;
            case "nobody":
                claims.Remove("sid");
                claims.Remove("sub");
                break;
            case "expired":
                (claims["iat"], claims["exp"]) = (FakeIssuer.Seconds(-500), FakeIssuer.Seconds(-300));
                break;
            case "old":
                (claims["iat"], claims["exp"]) = (FakeIssuer.Seconds(-3600), FakeIssuer.Seconds(3600));
                break;
            case "wrong audience":
                claims["aud"] = "another-application";
                break;
            case "wrong issuer":
                claims["iss"] = "https://login.example.org";
                break;
            case "forged signature":
                return site.Issuer.Sign(claims, signature: _ => new byte[256]);
            case "alg none":
                return site.Issuer.Sign(claims, "none", signature: _ => []);
            case "rubbish":
                return "a.b.c";
        }

        return site.Issuer.Sign(claims);
    }

    private Dictionary<string, object?> Logout(string person) => new()
    {
        ["iss"] = site.Issuer.Issuer, ["aud"] = FakeIssuer.ClientId, ["sub"] = $"sub-{person}", ["sid"] = $"sid-{person}", ["jti"] = Someone(),
        ["iat"] = FakeIssuer.Seconds(0), ["exp"] = FakeIssuer.Seconds(120), ["events"] = new Dictionary<string, object> { [LogoutEvent] = new() }
    };

    private async Task<HttpStatusCode> SendAsync(Dictionary<string, object?> claims)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", site.Issuer.Sign(claims))]);
        return await PostAsync(form);
    }

    private async Task<HttpStatusCode> PostAsync(HttpContent content)
    {
        using var http = site.Host.Browser();
        using var answer = await http.PostAsync("/signout-backchannel", content, Ct);
        return answer.StatusCode;
    }
}
