using System.Net;
using System.Security.Cryptography;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.Configuration;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>Whatever goes wrong between here and the provider is a page with a sentence and one line in the log, and never a fault of ours.</summary>
[Collection(AtAProvider.Name)]
public sealed class AProviderInTrouble(ProviderSite site) : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => (site.Issuer.IsAway, site.Issuer.InsteadOfATokenAnswer) = (false, null);

    [Theory]
    [InlineData("en", "is not answering")]
    [InlineData("de", "antwortet gerade nicht")]
    public async Task That_was_never_there_is_told_before_anybody_leaves(string language, string sentence)
    {
        await using var host = new AnotherHost(site.ConnectionString, ("AzureAd:Authority", "http://127.0.0.1:1"), ("AzureAd:ClientId", "cx"), ("AzureAd:ClientSecret", "s"));
        using var traveller = await Traveller.AwayAsync(host.Browser(language), site.Issuer, null);

        traveller.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        traveller.Html.ShouldContain(sentence);
        traveller.Html.ShouldContain("href=\"/sign-in\"");
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", 503, "is not answering")]
    [InlineData(200, "<html>Hello</html>", 503, "is not answering")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""", 503, "is not answering")]
    [InlineData(401, """{"error":"invalid_client","error_description":"lighthouse-keeper-secret"}""", 400, "could not accept")]
    [InlineData(400, """{"error":"lighthouse-keeper-secret"}""", 400, "could not accept")]
    [InlineData(200, """{"access_token":"x"}""", 400, "could not accept")]
    [InlineData(200, """{"access_token":"x","id_token":5}""", 400, "could not accept")]
    [InlineData(200, "[]", 400, "could not accept")]
    public async Task That_gives_no_token_is_told(int status, string body, int expected, string sentence)
    {
        site.Issuer.InsteadOfATokenAnswer = (status, body);
        using var traveller = await site.AwayAsync();
        var before = site.Log().Lines;

        await traveller.BackAsync("unused");

        ShouldBeTold(traveller, expected, sentence, before);
    }

    [Theory]
    [InlineData("access_denied", 400, "was cancelled")]
    [InlineData("server_error", 503, "is not answering")]
    [InlineData("login_required", 400, "could not accept")]
    [InlineData("lighthouse-keeper-secret\r\nforged line", 400, "could not accept")]
    public async Task That_sends_somebody_back_with_an_error_is_told(string error, int expected, string sentence)
    {
        using var traveller = await site.AwayAsync();
        var before = site.Log().Lines;

        await traveller.GoAsync(Traveller.Return(("error", error), ("error_description", "lighthouse-keeper-secret"), ("state", traveller.Asked["state"])));

        ShouldBeTold(traveller, expected, sentence, before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?code=x&state=forged")]
    [InlineData("?error=access_denied")]
    [InlineData("?state=%00&code=%00")]
    public async Task Sends_nobody_back_whom_we_did_not_send(string query)
    {
        using var traveller = await site.AwayAsync();
        var before = site.Log().Lines;

        await traveller.GoAsync("/signin-oidc" + query);

        ShouldBeTold(traveller, 400, "not begun in this browser", before);
    }

    [Fact]
    public async Task Sends_nobody_back_twice()
    {
        using var traveller = await site.AwayAsync();
        var code = site.Issuer.CodeFor(traveller.Asked["code_challenge"], site.Issuer.Sign(site.Issuer.Claims("replayed", traveller.Nonce)));
        var back = Traveller.Return(("code", code), ("state", traveller.Asked["state"]));
        await traveller.GoAsync(back);
        traveller.Status.ShouldBe(HttpStatusCode.Redirect);
        var before = site.Log().Lines;

        await traveller.GoAsync(back);

        ShouldBeTold(traveller, 400, "not begun in this browser", before);
    }

    [Fact]
    public async Task Sends_nobody_to_us_with_the_code_of_somebody_else()
    {
        using var victim = await site.AwayAsync();
        using var attacker = await site.AwayAsync();
        var code = site.Issuer.CodeFor(attacker.Asked["code_challenge"], site.Issuer.Sign(site.Issuer.Claims("attacker", attacker.Nonce)));

        var before = site.Log().Lines;
        await victim.GoAsync(Traveller.Return(("code", code), ("state", attacker.Asked["state"])));
        ShouldBeTold(victim, 400, "not begun in this browser", before);

        using var again = await site.AwayAsync();
        before = site.Log().Lines;
        await again.GoAsync(Traveller.Return(("code", site.Issuer.CodeFor(attacker.Asked["code_challenge"], "x")), ("state", again.Asked["state"])));
        ShouldBeTold(again, 400, "could not accept", before);
    }

    [Fact]
    public async Task With_new_keys_goes_on_signing_people_in_and_is_not_asked_more_often_than_needed()
    {
        var clock = new HandClock();
        var settings = ProviderSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(
            ProviderSite.Settings(site.Issuer, "TenantId", FakeIssuer.Tenant).Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build())!;
        using var metadata = new ProviderMetadata(settings, clock);
        var tokens = new ProviderTokens(settings, metadata, clock);
        string Token() => site.Issuer.Sign(site.Issuer.Claims("keys", "n"));
        await tokens.ReadIdTokenAsync(Token(), "n", Ct);
        var reads = site.Issuer.Reads;

        site.Issuer.TurnKeys();
        await tokens.ReadIdTokenAsync(Token(), "n", Ct);
        (site.Issuer.Reads - reads).ShouldBe(1);

        // Strangers with keys of their own make no load.
        using var own = RSA.Create(2048);
        for (var attempt = 0; attempt < 5; attempt++)
            await Should.ThrowAsync<ProviderRefusedException>(tokens.ReadIdTokenAsync(site.Issuer.Sign(site.Issuer.Claims("keys", "n"), keyId: $"mine-{attempt}",
                signature: signed => own.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)), "n", Ct));
        (site.Issuer.Reads - reads).ShouldBe(1);

        site.Issuer.TurnKeys();
        clock.Now += ProviderMetadata.BetweenRefreshes + TimeSpan.FromSeconds(1);
        await tokens.ReadIdTokenAsync(Token(), "n", Ct);
        (site.Issuer.Reads - reads).ShouldBe(2);

        // Away for a while: what is known of it serves on.
        site.Issuer.IsAway = true;
        clock.Now += TimeSpan.FromDays(1);
        await tokens.ReadIdTokenAsync(Token(), "n", Ct);
    }

    private void ShouldBeTold(Traveller traveller, int status, string sentence, int before)
    {
        ((int)traveller.Status).ShouldBe(status, traveller.Html);
        traveller.Html.ShouldContain(sentence);
        traveller.Html.ShouldContain("href=\"/sign-in\"");
        traveller.Html.ShouldNotContain(FakeIssuer.ClientSecret);
        var log = site.Log();
        (log.Lines - before).ShouldBe(1, log.Newest);
        log.Newest.ShouldStartWith("A sign-in through the identity provider came to nothing: ");
        log.Newest.ShouldNotContain(FakeIssuer.ClientSecret);
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
