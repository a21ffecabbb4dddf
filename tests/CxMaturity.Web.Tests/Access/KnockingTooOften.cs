using System.Net;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Access.OpenIdConnect;
using CxMaturity.Web.Tests.Operations;

namespace CxMaturity.Web.Tests.Access;

/// <summary>One caller who tries again and again.</summary>
public sealed class KnockingTooOften(TestPostgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_the_sign_in_is_asked_to_wait_with_a_sentence_and_a_time()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync(), ("Limits:SignInPerMinute", "3"));
        using var visitor = new Visitor(installation.Browser());
        await visitor.GoAsync("/sign-in");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await visitor.PostAsync("/sign-in", ("UserName", "kim"), ("Password", "wrong wrong wrong"));
            visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        await visitor.PostAsync("/sign-in", ("UserName", "kim"), ("Password", "wrong wrong wrong"));

        visitor.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        visitor.Html.ShouldContain("Please wait a minute");
        visitor.Last!.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        // Reading goes on.
        await visitor.GoAsync("/");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task At_the_api_is_asked_to_wait_and_answering_is_not_counted()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync(), ("Limits:ApiPerMinute", "6"));
        using var api = new Situations(await installation.SignedInAsync());
        var wave = await api.WaveAsync();
        var sheet = await wave.SheetAsync();
        for (var answer = 0; answer < 12; answer++)
            await wave.AnswerAsync(sheet, "LEAD-01", 1 + answer % 5);
        HttpStatusCode last = default;
        for (var call = 0; call < 8; call++)
            last = (await api.AskAsync(HttpMethod.Get, "/api/v1/questionnaires")).StatusCode;

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        await api.RefusedAsync(HttpMethod.Get, "/api/v1/questionnaires", null, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task On_the_way_to_a_provider_is_asked_to_wait_too()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync(), [("Limits:ProviderPerMinute", "2"), .. ProviderSite.Settings(issuer, "TenantId", FakeIssuer.Tenant)]);
        using var browser = installation.Browser();

        (await browser.GetAsync("/sign-in/organization", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/sign-in/organization", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/sign-in/organization", Ct)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("--Limits:ProviderPerMinute=0", "below Limits take whole numbers from 1")]
    [InlineData("--Limits:SignInPerMinute=0", "below Limits take whole numbers from 1")]
    [InlineData("--Limits:ApiPerMinute=often", "below Limits is no whole number")]
    public async Task Is_limited_by_settings_that_mean_something(string setting, string sentence)
    {
        await using var app = new StartedApp(setting);

        (await app.EndedAsync(Ct)).ShouldBe(2);
        app.Errors.ShouldContain(sentence);
    }
}
