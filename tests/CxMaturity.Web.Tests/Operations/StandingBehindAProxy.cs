using System.Net;
using System.Net.Http.Json;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>Which headers about the caller are believed: those of a proxy that a setting names, for a name that a setting allows.</summary>
public sealed class StandingBehindAProxy(TestPostgres postgres)
{
    private const string Name = "survey.example.org";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1;::1", Name, HttpStatusCode.Created)]
    [InlineData("127.0.0.0/8", Name, HttpStatusCode.Created)]
    [InlineData("127.0.0.1", "elsewhere.example.org", HttpStatusCode.BadRequest)]
    [InlineData("10.1.2.3", Name, HttpStatusCode.BadRequest)]
    [InlineData("", Name, HttpStatusCode.BadRequest)]
    public async Task Decides_by_which_address_it_was_called(string trusted, string called, HttpStatusCode expected)
    {
        await using var host = new AnotherHost(await postgres.NewDatabaseAsync(), ("Hosting:TrustedProxies", trusted), ("AllowedHosts", $"127.0.0.1;{Name}"));
        using var http = await host.SignedInAsync();
        // A page sends its own origin along; only one who knows the address it was called by takes it for its own.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/organizations") { Content = JsonContent.Create(new { name = "Harbour Works" }) };
        request.Headers.Add("Origin", $"https://{called}");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", called);

        using var answer = await http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Answers_to_no_name_that_the_setting_does_not_allow()
    {
        await using var host = new AnotherHost(await postgres.NewDatabaseAsync());
        using var http = host.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = Name;

        (await http.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("--Hosting:TrustedProxies=the balancer", "holds 'the balancer'")]
    [InlineData("--Operations:LagWarnSeconds=soon", "below Operations is no whole number")]
    [InlineData("--Operations:StopSeconds=-1", "Operations:StopSeconds is -1")]
    [InlineData("--Operations:CheckSeconds=0", "Operations:CheckSeconds takes")]
    [InlineData("--Telemetry:Endpoint=nowhere", "Telemetry:Endpoint is 'nowhere'")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=nowhere", "Telemetry:Endpoint is 'nowhere'")]
    public async Task Refuses_a_setting_that_means_nothing(string setting, string sentence)
    {
        await using var app = new StartedApp(setting);

        (await app.EndedAsync(Ct)).ShouldBe(2);
        app.Errors.ShouldContain(sentence);
        app.Errors.ShouldNotContain("   at ");
    }
}
