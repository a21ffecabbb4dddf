using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Api;

public sealed class TheApiDocument(CxHost host)
{
    [Fact]
    public async Task Lists_every_route_of_the_api_and_nothing_else()
    {
        using var api = new Situations(host);

        var document = await api.SendAsync(HttpMethod.Get, "/openapi/v1.json");

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.");
        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}"));
        var served = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(verb => $"{verb} {endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/')}"));
        listed.ShouldBe(served, ignoreOrder: true);
        served.ShouldBe(
        [
            "GET /api/v1/questionnaires",
            "POST /api/v1/organizations",
            "POST /api/v1/organizations/{org}/waves",
            "POST /api/v1/organizations/{org}/waves/{wave}/open",
            "POST /api/v1/organizations/{org}/waves/{wave}/close",
            "POST /api/v1/organizations/{org}/waves/{wave}/sheets",
            "PUT /api/v1/organizations/{org}/sheets/{sheet}/answers/{item}",
            "POST /api/v1/organizations/{org}/sheets/{sheet}/submit", "PUT /api/v1/organizations/{org}/sheets/{sheet}/consent", "GET /api/v1/organizations/{org}/sheets/{sheet}/result",
            "GET /api/v1/organizations/{org}/waves/{wave}/results",
            "GET /api/v1/organizations/{org}/waves/{wave}/workbook.xlsx",
            "GET /api/v1/organizations/{org}/archive", "POST /api/v1/archives",
            "GET /api/v1/plays", "GET /api/v1/plays/{play}",
            "GET /api/v1/organizations/{org}/plays", "POST /api/v1/organizations/{org}/plays", "GET /api/v1/organizations/{org}/plays/{own}", "PUT /api/v1/organizations/{org}/plays/{own}",
            "POST /api/v1/organizations/{org}/plays/{own}/withdraw", "POST /api/v1/organizations/{org}/plays/{own}/bring-back",
            "GET /api/v1/organizations/{org}/actions/formats", "PUT /api/v1/organizations/{org}/actions/formats",
            "GET /api/v1/organizations/{org}/findings", "POST /api/v1/organizations/{org}/findings", "GET /api/v1/organizations/{org}/findings/{finding}",
            "PUT /api/v1/organizations/{org}/findings/{finding}/words", "PUT /api/v1/organizations/{org}/findings/{finding}/references",
            "POST /api/v1/organizations/{org}/findings/{finding}/accept", "POST /api/v1/organizations/{org}/findings/{finding}/decline",
            "POST /api/v1/organizations/{org}/findings/{finding}/reopen", "POST /api/v1/organizations/{org}/findings/{finding}/deliver",
            "POST /api/v1/organizations/{org}/findings/{finding}/discuss", "POST /api/v1/organizations/{org}/findings/{finding}/merge",
            "POST /api/v1/organizations/{org}/findings/{finding}/decline-play",
            "POST /api/v1/organizations/{org}/waves/{wave}/findings", "GET /api/v1/organizations/{org}/waves/{wave}/recommendations",
            "GET /api/v1/organizations/{org}/initiatives", "POST /api/v1/organizations/{org}/initiatives", "GET /api/v1/organizations/{org}/initiatives/{initiative}",
            "PUT /api/v1/organizations/{org}/initiatives/{initiative}/title", "PUT /api/v1/organizations/{org}/initiatives/{initiative}/plan",
            "PUT /api/v1/organizations/{org}/initiatives/{initiative}/scope", "PUT /api/v1/organizations/{org}/initiatives/{initiative}/findings",
            "POST /api/v1/organizations/{org}/initiatives/{initiative}/move", "POST /api/v1/organizations/{org}/initiatives/{initiative}/comments",
            "POST /api/v1/organizations/{org}/initiatives/{initiative}/decisions", "POST /api/v1/organizations/{org}/initiatives/{initiative}/lessons",
            "POST /api/v1/organizations/{org}/initiatives/{initiative}/checklist", "PUT /api/v1/organizations/{org}/initiatives/{initiative}/checklist/{point}",
            "DELETE /api/v1/organizations/{org}/initiatives/{initiative}/checklist/{point}", "PUT /api/v1/organizations/{org}/initiatives/{initiative}/kpis", "DELETE /api/v1/organizations/{org}/initiatives/{initiative}/kpis",
            "POST /api/v1/organizations/{org}/initiatives/{initiative}/check",
            "GET /api/v1/organizations/{org}/actions/export", "POST /api/v1/organizations/{org}/actions/statuses",
            "GET /api/v1/organizations/{org}/initiatives/{initiative}/attachments/{attachment}", "PUT /api/v1/organizations/{org}/initiatives/{initiative}/attachments/{attachment}", "DELETE /api/v1/organizations/{org}/initiatives/{initiative}/attachments/{attachment}",
            "GET /api/v1/organizations/{org}/units", "PUT /api/v1/organizations/{org}/units"
        ], ignoreOrder: true);
    }
}
