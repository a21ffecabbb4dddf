using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>What is not signed by the provider, for us, now and for this browser, lets nobody in: a page and one line in the log.</summary>
[Collection(AtAProvider.Name)]
public sealed class RefusingForgedTokens(ProviderSite site)
{
    public static TheoryData<string> Lies =>
    [
        "forged signature", "signature of another key", "no signature", "changed after signing", "expired", "never expires", "not valid yet", "wrong audience", "authorised party is another", "wrong issuer",
        "other tenant", "wrong nonce", "missing nonce", "alg none", "alg none without signature", "HS256 with the public key", "HS256 with the secret", "nobody", "no token", "rubbish"
    ];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Lets_nobody_in(string lie)
    {
        using var traveller = await site.AwayAsync();
        var token = Lie(lie, traveller.Nonce);
        var before = site.Log().Lines;

        await traveller.BackAsync(token);

        traveller.Status.ShouldBe(HttpStatusCode.BadRequest, traveller.Html);
        traveller.Html.ShouldContain("<html lang=\"en\"");
        traveller.Html.ShouldContain("could not accept");
        traveller.Html.ShouldContain("href=\"/sign-in\"");
        (await traveller.IsInAsync()).ShouldBeFalse();
        (await site.AccountAsync("mallory")).ShouldBeNull();
        var log = site.Log();
        (log.Lines - before).ShouldBe(1);
        log.Newest.ShouldStartWith("A sign-in through the identity provider came to nothing: ");
        foreach (var secret in new[] { traveller.Nonce, traveller.Asked["state"], FakeIssuer.ClientSecret, "mallory", "eyJ" })
            log.Newest.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Takes_the_same_token_without_a_lie()
    {
        using var traveller = await site.AwayAsync();

        await traveller.BackAsync(Lie("none", traveller.Nonce, "honest"));

        traveller.Status.ShouldBe(HttpStatusCode.Redirect, traveller.Html);
        (await traveller.IsInAsync()).ShouldBeTrue();
    }

    private string Lie(string lie, string nonce, string person = "mallory")
    {
        var issuer = site.Issuer;
        var claims = issuer.Claims(person, nonce, "Administrator");
        switch (lie)
        {
            case "forged signature":
                return issuer.Sign(claims, signature: _ => RandomNumberGenerator.GetBytes(256));
            case "signature of another key":
                using (var other = RSA.Create(2048))
                    return issuer.Sign(claims, signature: signed => other.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            case "no signature":
                return issuer.Sign(claims, signature: _ => []);
            case "changed after signing":
                var (good, bad) = (issuer.Sign(issuer.Claims("somebody", nonce)).Split('.'), issuer.Sign(claims).Split('.'));
                return $"{good[0]}.{bad[1]}.{good[2]}";
            case "expired":
                (claims["nbf"], claims["exp"]) = (FakeIssuer.Seconds(-7200), FakeIssuer.Seconds(-3600));
                break;
            case "never expires":
                claims.Remove("exp");
                break;
            case "not valid yet":
                (claims["nbf"], claims["exp"]) = (FakeIssuer.Seconds(3600), FakeIssuer.Seconds(7200));
                break;
            case "wrong audience":
                claims["aud"] = "another-application";
                break;
            case "authorised party is another":
                (claims["aud"], claims["azp"]) = (new[] { FakeIssuer.ClientId, "another-application" }, "another-application");
                break;
            case "wrong issuer":
                claims["iss"] = $"https://login.example.org/{FakeIssuer.Tenant}/v2.0";
                break;
            case "other tenant":
                (claims["tid"], claims["iss"]) = (Guid.Empty.ToString(), $"{issuer.Address}/{Guid.Empty}/v2.0");
                break;
            case "wrong nonce":
                claims["nonce"] = "another-nonce";
                break;
            case "missing nonce":
                claims.Remove("nonce");
                break;
            case "alg none":
                return issuer.Sign(claims, "none");
            case "alg none without signature":
                return issuer.Sign(claims, "none", signature: _ => []);
            case "HS256 with the public key":
                return issuer.Sign(claims, "HS256", signature: signed => HMACSHA256.HashData(Encoding.ASCII.GetBytes(issuer.PublicKeyText), signed));
            case "HS256 with the secret":
                return issuer.Sign(claims, "HS256", signature: signed => HMACSHA256.HashData(Encoding.ASCII.GetBytes(FakeIssuer.ClientSecret), signed));
            case "nobody":
                claims.Remove("sub");
                break;
            case "no token":
                return "";
            case "rubbish":
                return "a.b.c";
        }

        return issuer.Sign(claims);
    }
}
