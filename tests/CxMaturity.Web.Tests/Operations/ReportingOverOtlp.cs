using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CxMaturity.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>A receiver on the loopback hears what the app reports, and nothing that is nobody's business.</summary>
// Whoever gathers traces hears all hosts of the process, also those of other tests, where people answer. So it runs alone.
[CollectionDefinition(nameof(ReportingOverOtlp), DisableParallelization = true)]
[Collection(nameof(ReportingOverOtlp))]
public sealed class ReportingOverOtlp(TestPostgres postgres) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, StringBuilder> heard = new();
    private WebApplication receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Address => receiver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        receiver = builder.Build();
        receiver.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            // Whatever is text in the binary format is text here too.
            var text = Encoding.Latin1.GetString(body.ToArray());
            var signal = heard.GetOrAdd(context.Request.Path, _ => new());
            lock (signal)
                signal.Append(text);
        });
        await receiver.StartAsync(Ct);
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Fact]
    public async Task Tells_routes_and_statements_but_neither_keys_nor_that_somebody_answered()
    {
        var connectionString = await postgres.NewDatabaseAsync();
        string sheet, org, wave, item;
        await using (var host = new AnotherHost(connectionString, ("Telemetry:Endpoint", Address), ("Telemetry:Protocol", "http/protobuf")))
        {
            using var http = await host.SignedInAsync();
            org = await IdAsync(http, "/api/v1/organizations", new { name = "Harbour Works" });
            wave = await IdAsync(http, $"/api/v1/organizations/{org}/waves", new
            {
                questionnaire = Situations.Executive, version = "1.0", mode = "trial",
                units = new[] { new { code = "HQ", name = new { de = "Zentrale", en = "Head office" }, headcount = new { X = 5, M = 5, F = 5 } } }
            });
            (await http.PostAsync($"/api/v1/organizations/{org}/waves/{wave}/open", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            sheet = await IdAsync(http, $"/api/v1/organizations/{org}/waves/{wave}/sheets", new { variant = "X", unit = "HQ" });
            item = "LEAD-01";
            // A caller's own trace is no way around it.
            http.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            (await http.PutAsJsonAsync($"/api/v1/organizations/{org}/sheets/{sheet}/answers/{item}", new { value = 4 }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await http.GetAsync($"/o/{org}/sheets/{sheet}", Ct)).StatusCode.ShouldNotBe(HttpStatusCode.NotFound);
            (await http.GetAsync($"/o/{org}/sheets/{sheet}/pages/LEAD?secret=word", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await http.GetAsync($"/o/{org}/waves/{wave}?secret=word", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await http.GetAsync($"/o/{org}/waves/{Guid.Empty}/results", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        var (traces, figures) = (Heard("/v1/traces"), Heard("/v1/metrics"));
        traces.ShouldContain("GET o/{org}/waves/{wave:guid}");
        traces.ShouldContain("select ");
        traces.ShouldContain("cxmaturity");
        figures.ShouldContain("http.server.request.duration");
        figures.ShouldContain("cxmaturity.answers.saved");
        figures.ShouldContain("cxmaturity.projection.behind");
        foreach (var all in new[] { traces, figures })
        {
            foreach (var key in new[] { sheet, org, wave, item, "secret=word", "Harbour", "Head office", "0af7651916cd43dd8448eb211c80319c" })
                all.ShouldNotContain(key, Case.Insensitive);
            all.ShouldNotContain("Password", Case.Insensitive);
        }

        // Neither a request with which somebody answers, nor what the projector does right after it.
        traces.ShouldNotContain("sheet}");
        traces.ShouldNotContain("PUT");
        traces.ShouldNotContain("pg_try_advisory_xact_lock");
    }

    [Fact]
    public async Task Tells_nothing_to_nobody_without_the_setting()
    {
        await using (var host = new AnotherHost(await postgres.NewDatabaseAsync()))
        {
            using var http = host.Browser();
            (await http.GetAsync("/", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().ShouldNotContain(service => service.GetType().Name == "Reporting");
        }

        heard.ShouldBeEmpty();
    }

    private string Heard(string signal) => heard.TryGetValue(signal, out var text) ? text.ToString() : throw new ShouldAssertException($"Nothing came to {signal}.");

    private static async Task<string> IdAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }
}
