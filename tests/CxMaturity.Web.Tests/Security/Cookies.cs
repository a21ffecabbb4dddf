using System.Net;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Operations;

namespace CxMaturity.Web.Tests.Security;

/// <summary>The cookie of whoever is signed in.</summary>
public sealed class Cookies(TestPostgres postgres)
{
    private const string Name = "survey.example.org";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_closed_to_script_and_to_other_sites()
    {
        await using var host = new AnotherHost(await postgres.NewDatabaseAsync());

        var set = await SignedInAsync(host, null);

        set.ShouldContain("httponly", Case.Insensitive);
        set.ShouldContain("samesite=lax", Case.Insensitive);
        set.ShouldContain("path=/", Case.Insensitive);
    }

    [Fact]
    public async Task Are_sent_over_https_only_where_that_is_spoken()
    {
        await using var host = new AnotherHost(await postgres.NewDatabaseAsync(), ("Hosting:TrustedProxies", "127.0.0.1;::1"), ("AllowedHosts", $"127.0.0.1;{Name}"));

        (await SignedInAsync(host, Name)).ShouldContain("secure", Case.Insensitive);
        using var browser = host.Browser();
        using var secure = await browser.SendAsync(Asked(HttpMethod.Get, "/", Name), Ct);
        secure.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
        using var plain = await browser.GetAsync("/", Ct);
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    /// <summary>What the answer to a sign-in sets, through a proxy that speaks https or without one.</summary>
    private static async Task<string> SignedInAsync(AnotherHost host, string? proxied)
    {
        using var made = await host.SignedInAsync();
        using var http = host.Browser();
        using var asked = await http.SendAsync(Asked(HttpMethod.Get, "/sign-in", proxied), Ct);
        var token = System.Text.RegularExpressions.Regex.Match(await asked.Content.ReadAsStringAsync(Ct), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
        using var form = Asked(HttpMethod.Post, "/sign-in", proxied);
        form.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = FirstAccount.UserName, ["Password"] = FirstAccount.Password, ["__RequestVerificationToken"] = token
        });
        if (proxied is not null)
            form.Headers.Add("Cookie", asked.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var answer = await http.SendAsync(form, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("cx-account=", StringComparison.Ordinal));
    }

    private static HttpRequestMessage Asked(HttpMethod method, string path, string? proxied)
    {
        var request = new HttpRequestMessage(method, path);
        if (proxied is null)
            return request;
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", proxied);
        return request;
    }
}
