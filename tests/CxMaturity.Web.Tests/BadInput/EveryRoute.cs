using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using static CxMaturity.Web.Tests.BadInput.RouteTable;

namespace CxMaturity.Web.Tests.BadInput;

/// <summary>Walks every route with input that is wrong: a clear sentence, the right status, nothing lost, and never a fault of ours.</summary>
public sealed class EveryRoute(CxHost host)
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    private static readonly HttpStatusCode[] NotThere = [HttpStatusCode.NotFound];

    public static TheoryData<string> ApiRoutes => [.. RouteTable.Api.Select(row => row.ToString())];

    public static TheoryData<string> PageRoutes => [.. RouteTable.Pages.Select(row => row.ToString())];

    [Fact]
    public void Stands_in_the_table()
    {
        var served = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != "{**path:file}")
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
                ? ["PAGE " + Pattern(endpoint)]
                : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(verb => $"{verb} {Pattern(endpoint)}"));
        var known = RouteTable.Pages.Select(row => $"PAGE {row.Pattern}").Concat(RouteTable.Api.Concat(Others).Select(row => row.ToString()));

        served.Distinct().ShouldBe(known, ignoreOrder: true);

        static string Pattern(RouteEndpoint endpoint) =>
            "/" + System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{(\w+)[^}]*\}", "{$1}").Trim('/');
    }

    [Theory]
    [MemberData(nameof(ApiRoutes))]
    public async Task Of_the_api_refuses_with_a_sentence(string route)
    {
        var row = RouteTable.Api.Single(known => known.ToString() == route);
        using var stage = await Stage.SetAsync(host);
        var before = await stage.EventsAsync();

        foreach (var (path, expected) in BadAddresses(stage, row.Pattern))
            await stage.RefusedAsync(row.Method, path, row.GoodBody is null ? null : Stage.Json(row.GoodBody), null, expected);
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "BREW" }.Except([row.Method]))
            if (!RouteTable.Api.Any(other => other.Pattern == row.Pattern && other.Method == method))
                await stage.RefusedAsync(method, stage.Path(row.Pattern), null, null, HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound);

        if (row.GoodBody is not null)
        {
            foreach (var body in new[] { "", "null", "[]", "5", "\"x\"", "{", "{\"", "\0", "{}{}", new string('[', 200) })
                await stage.RefusedAsync(row.Method, stage.Path(row.Pattern), Stage.Json(body), null, HttpStatusCode.BadRequest);
            foreach (var bad in row.BadBodies)
            {
                var (expected, body) = bad is ['4', _, _, ':', ..] ? ((HttpStatusCode)int.Parse(bad[..3], System.Globalization.CultureInfo.InvariantCulture), bad[4..]) : (HttpStatusCode.BadRequest, bad);
                await stage.RefusedAsync(row.Method, stage.Path(row.Pattern), Stage.Json(body), null, expected);
            }

            await stage.RefusedAsync(row.Method, stage.Path(row.Pattern), new ByteArrayContent([0xff, 0xfe, 0x00]), null, HttpStatusCode.UnsupportedMediaType);
            await stage.RefusedAsync(row.Method, stage.Path(row.Pattern), new StringContent(row.GoodBody, Encoding.UTF8, "text/plain"), null, HttpStatusCode.UnsupportedMediaType);
            await stage.RefusedAsync(row.Method, stage.Path(row.Pattern), Stage.Bytes(10, "application/x-www-form-urlencoded"), null, HttpStatusCode.UnsupportedMediaType);
            await stage.RefusedAsync(row.Method, stage.Path(row.Pattern), Stage.Bytes(TenMegabytes, "application/json"), null, HttpStatusCode.RequestEntityTooLarge);
        }

        stage.Faults.ShouldBeEmpty();
        (await stage.EventsAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(PageRoutes))]
    public async Task Of_a_page_refuses_with_a_page(string route)
    {
        var row = RouteTable.Pages.Single(known => known.ToString() == route);
        using var stage = await Stage.SetAsync(host);
        var before = await stage.EventsAsync();
        var token = await TokenAsync(stage);
        var here = row.Pattern == "/status/{code}" ? "/status/404" : stage.Path(row.Pattern);
        HttpStatusCode[] wrongMethod = row.Pattern == "/status/{code}" ? [HttpStatusCode.NotFound, HttpStatusCode.BadRequest] : [HttpStatusCode.MethodNotAllowed];

        foreach (var (path, expected) in BadAddresses(stage, row.Pattern))
            await stage.RefusedAsync("GET", path, null, null, expected);
        foreach (var method in new[] { "PUT", "DELETE", "PATCH", "BREW" })
            await stage.RefusedAsync(method, here, Form("a=b"), token, wrongMethod);
        await stage.RefusedAsync("POST", here, Form(row.GoodBody ?? "a=b"), null, HttpStatusCode.BadRequest, wrongMethod[0]);
        await stage.RefusedAsync("POST", here, Form(row.GoodBody ?? "a=b"), "forged", HttpStatusCode.BadRequest, wrongMethod[0]);
        await stage.RefusedAsync("POST", here, Stage.Bytes(TenMegabytes, "application/x-www-form-urlencoded"), token, HttpStatusCode.RequestEntityTooLarge);
        await stage.RefusedAsync("POST", here, Stage.Bytes(TenMegabytes, "application/x-www-form-urlencoded"), null, HttpStatusCode.RequestEntityTooLarge);

        if (row.Method == RouteTable.Page)
        {
            await stage.RefusedAsync("POST", here, Form("a=b"), token, wrongMethod);
        }
        else
        {
            foreach (var (path, expected) in BadAddresses(stage, row.Pattern))
                await stage.RefusedAsync("POST", WithHandler(path, row.GoodBody!), Form(row.GoodBody!), token, [.. expected, HttpStatusCode.BadRequest]);
            foreach (var body in row.BadBodies)
                await stage.RefusedAsync("POST", WithHandler(here, body), Form(body), token, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed);
            await stage.RefusedAsync("POST", here, Stage.Json("{}"), token, HttpStatusCode.UnsupportedMediaType);
            await stage.RefusedAsync("POST", here, new StringContent("x", Encoding.UTF8, "multipart/form-data"), token, HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType);
            await stage.RefusedAsync("POST", here, null, token, HttpStatusCode.UnsupportedMediaType);
        }

        stage.Faults.ShouldBeEmpty();
        (await stage.EventsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task That_is_neither_refuses_too()
    {
        using var stage = await Stage.SetAsync(host);
        var token = await TokenAsync(stage);

        foreach (var name in new[] { "no.png", "..%2f..%2fappsettings.json", "home.de.md", "%F0%9F%98%80" })
            await stage.RefusedAsync("GET", $"/articles/images/{name}", null, null, NotThere);
        foreach (var body in Others.Single(row => row.Pattern == "/language").BadBodies)
            await stage.RefusedAsync("POST", "/language", Form(body), token, HttpStatusCode.BadRequest);
        await stage.RefusedAsync("POST", "/language", Form("language=en"), null, HttpStatusCode.BadRequest);
        await stage.RefusedAsync("GET", "/language", null, null, HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound);
        await stage.RefusedAsync("POST", "/language", Stage.Json("{}"), token, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest);
        await stage.RefusedAsync("POST", "/language", Stage.Bytes(TenMegabytes, "application/x-www-form-urlencoded"), token, HttpStatusCode.RequestEntityTooLarge);
        foreach (var nowhere in new[] { "/nowhere", "/api/v1", "/api/v1/nowhere", "/api/v2/questionnaires", "/o", "/o/", "/css/none.css", "/lib/none.js", "/%F0%9F%98%80", "/%ff%fe", "/a%0d%0ab", "/..%2f..%2fetc%2fpasswd", $"/{new string('a', 3000)}" })
            await stage.RefusedAsync("GET", nowhere, null, null, NotThere);

        using var document = await stage.Api.Http.GetAsync("/openapi/v2.json", TestContext.Current.CancellationToken);
        document.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        stage.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refuses_what_the_state_of_things_forbids()
    {
        using var stage = await Stage.SetAsync(host);
        var (open, closed, scheduled) = (stage.Open, stage.Closed, stage.Scheduled);
        var before = await stage.EventsAsync();
        var token = await TokenAsync(stage);

        // What is finished stays as it is.
        await Api("PUT", $"{open.SheetPath(stage.Submitted)}/answers/LEAD-01", """{"value":5}""", HttpStatusCode.Conflict);
        await Api("PUT", $"{open.SheetPath(stage.Submitted)}/answers/LEAD-02", """{"value":5}""", HttpStatusCode.Conflict);
        await Api("PUT", $"{closed.SheetPath(stage.ClosedSheet)}/answers/LEAD-02", """{"value":5}""", HttpStatusCode.Conflict);
        await Api("POST", $"{closed.SheetPath(stage.ClosedSheet)}/submit", null, HttpStatusCode.Conflict);
        await Api("POST", $"{closed.Path}/open", null, HttpStatusCode.Conflict);
        await Api("POST", $"{closed.Path}/sheets", """{"variant":"X","unit":"HQ"}""", HttpStatusCode.Conflict);
        await Api("POST", $"{scheduled.Path}/sheets", """{"variant":"X","unit":"HQ"}""", HttpStatusCode.Conflict);
        await Api("POST", $"{scheduled.Path}/close", null, HttpStatusCode.Conflict);
        await Api("GET", $"{open.Path}/results", null, HttpStatusCode.Conflict);
        await Api("GET", $"{open.Path}/workbook.xlsx", null, HttpStatusCode.Conflict);
        await Api("GET", $"{closed.Path}/workbook.xlsx?lang=xx", null, HttpStatusCode.BadRequest);
        await Api("GET", $"{closed.Path}/results?asOf=soon", null, HttpStatusCode.BadRequest);
        await Api("GET", $"{closed.Path}/results?asIf=9.9", null, HttpStatusCode.BadRequest);
        await Api("GET", $"{open.SheetPath(stage.Sheet)}/result", null, HttpStatusCode.Conflict);
        await Api("GET", $"{open.SheetPath(stage.Sheet)}/result?asOf=2020-01-01", null, HttpStatusCode.Conflict);
        await Api("GET", $"{open.SheetPath(stage.Submitted)}/result?asOf=soon", null, HttpStatusCode.BadRequest);
        await Api("GET", $"{open.SheetPath(stage.Submitted)}/result?asOf=2020-01-01", null, HttpStatusCode.NotFound);
        // An item of another variant.
        await Api("PUT", $"{open.SheetPath(stage.Sheet)}/answers/PROC-01", """{"value":5}""", HttpStatusCode.NotFound);

        await Form("POST", $"/o/{open.Org}/sheets/{stage.Submitted}/pages/LEAD", "LEAD-01=5", HttpStatusCode.Conflict);
        await Form("POST", $"/o/{open.Org}/sheets/{stage.Submitted}/answers/LEAD-01", "LEAD-01=5", HttpStatusCode.Conflict);
        await Form("POST", $"/o/{open.Org}/sheets/{stage.ClosedSheet}/review", "a=b", HttpStatusCode.Conflict);
        await Form("POST", $"/o/{open.Org}/waves/{closed.Id}?handler=Open", "a=b", HttpStatusCode.Conflict);
        await Form("POST", $"/o/{open.Org}/waves/{scheduled.Id}?handler=Close", "sure=yes", HttpStatusCode.Conflict);
        await Form("GET", $"/o/{open.Org}/waves/{open.Id}/workbook.xlsx", null, HttpStatusCode.Conflict);
        await Form("GET", $"/o/{open.Org}/sheets/{stage.Sheet}/workbook.xlsx", null, HttpStatusCode.Conflict);
        await Form("GET", $"/o/{open.Org}/sheets/{stage.Submitted}/workbook.xlsx?lang=xx", null, HttpStatusCode.BadRequest);
        await Form("GET", $"/o/{open.Org}/waves/{closed.Id}/workbook.xlsx?lang=xx", null, HttpStatusCode.BadRequest);
        await Form("GET", $"/o/{open.Org}/waves/{closed.Id}/results?asOf=soon", null, HttpStatusCode.BadRequest);
        await Form("GET", $"/o/{open.Org}/waves/{closed.Id}/results?asOf=2020-01-01", null, HttpStatusCode.NotFound);
        await Form("GET", $"/o/{open.Org}/waves/{closed.Id}/results?asIf=9.9", null, HttpStatusCode.BadRequest);
        await Form("GET", $"/o/{open.Org}/waves/{closed.Id}/workbook.xlsx?asIf=%00", null, HttpStatusCode.BadRequest);
        await Form("GET", $"/o/{open.Org}/sheets/{stage.Submitted}/result?asOf=soon", null, HttpStatusCode.BadRequest);
        await Form("GET", $"/o/{open.Org}/sheets/{stage.Submitted}/result?asOf=2020-01-01", null, HttpStatusCode.NotFound);
        await Form("GET", $"/o/{open.Org}/sheets/{stage.Submitted}/workbook.xlsx?asOf=2020-01-01", null, HttpStatusCode.NotFound);

        stage.Faults.ShouldBeEmpty();
        (await stage.EventsAsync()).ShouldBe(before);

        Task Api(string method, string path, string? body, HttpStatusCode expected) =>
            stage.RefusedAsync(method, path, body is null ? null : Stage.Json(body), null, expected);

        Task Form(string method, string path, string? body, HttpStatusCode expected) =>
            stage.RefusedAsync(method, path, body is null ? null : EveryRoute.Form(body), body is null ? null : token, expected);
    }

    [Fact]
    public async Task Shows_text_of_people_as_text()
    {
        using var stage = await Stage.SetAsync(host);
        using var visitor = new Visitor(host);
        var (org, wave) = (stage.Open.Org, stage.Open.Id);
        await visitor.GoAsync($"/o/{org}/waves/{wave}/join/{stage.Good["door"]}");
        await visitor.PostAsync(visitor.Here);
        var seen = 0;

        foreach (var path in new[] { "/", "/organizations", $"/o/{org}", $"/o/{org}/waves/new", $"/o/{org}/waves/{wave}", $"/o/{org}/waves/{wave}/results", $"/o/{org}/waves/{wave}/join/{stage.Good["door"]}", visitor.Here, $"/o/{org}/sheets/{stage.Submitted}/result" })
        {
            var html = await visitor.GoAsync(path);
            html.ShouldNotContain("<script>", Case.Insensitive, path);
            html.ShouldNotContain("alert('x')</script>", Case.Insensitive, path);
            seen += html.Contains("&lt;script&gt;alert", StringComparison.Ordinal) ? 1 : 0;
        }

        seen.ShouldBeGreaterThanOrEqualTo(5);
        await visitor.GoAsync($"/o/{org}/waves/new");
        var kept = await visitor.PostAsync(visitor.Here, ("Name", Stage.Script), ("Units[0].Code", "a/b"), ("Units[0].De", Stage.Script), ("Questionnaire", $"{Situations.Executive} 1.0"), ("Mode", "trial"));
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        kept.ShouldNotContain("<script>", Case.Insensitive);
        kept.Split("&lt;script&gt;alert(&#x27;x&#x27;)").Length.ShouldBe(7, "the organisation in its switcher, twice, and on the page, the wave and the unit");
    }

    /// <summary>The path with one wrong value at a time.</summary>
    private static IEnumerable<(string Path, HttpStatusCode[] Expected)> BadAddresses(Stage stage, string pattern)
    {
        foreach (var parameter in System.Text.RegularExpressions.Regex.Matches(pattern, @"\{(\w+)\}").Select(match => match.Groups[1].Value))
            foreach (var bad in BadValues(stage, parameter, pattern))
                yield return (stage.Path(pattern, parameter, bad), NotThere);
    }

    private static IEnumerable<string> BadValues(Stage stage, string parameter, string pattern) => parameter switch
    {
        "org" => ["*DEFAULT*", "%2ADEFAULT%2A", "self", "SELF", "%2e%2e%2f", "default", "%F0%9F%98%80", "null", Guid.NewGuid().ToString(),
            .. pattern.Contains("{wave}", StringComparison.Ordinal) || pattern.Contains("{sheet}", StringComparison.Ordinal) ? new[] { stage.Strange.Org } : [],
            $"{stage.Open.Org}%0A", $"{stage.Open.Org}%20", $"{stage.Open.Org}%E2%80%83", stage.Open.Org.Replace("-", "", StringComparison.Ordinal), $"%7B{stage.Open.Org}%7D",
            "%3Cscript%3Ealert('x')%3C%2Fscript%3E", new string('a', 2000)],
        "wave" => ["abc", "0", Guid.Empty.ToString(), Guid.NewGuid().ToString(), stage.Strange.Id, stage.Sheet, "%3Cscript%3E"],
        "sheet" => ["abc", "0", Guid.Empty.ToString(), Guid.NewGuid().ToString(), stage.StrangeSheet, stage.Open.Id, "%3Cscript%3E"],
        "finding" => ["abc", "0", Guid.Empty.ToString(), Guid.NewGuid().ToString(), stage.Open.Id, "%3Cscript%3E"],
        "initiative" => ["abc", "0", Guid.Empty.ToString(), Guid.NewGuid().ToString(), stage.Sheet, "%3Cscript%3E"],
        "item" => ["NOPE-99", "lead-01", "%3Cscript%3Ealert('x')%3C%2Fscript%3E", "%F0%9F%98%80", "LEAD-01%0A", new string('a', 2000)],
        "code" => pattern.StartsWith("/status", StringComparison.Ordinal) ? ["abc", "99999999999", "200", "-1", "999"] : ["NOPE", "%F0%9F%98%80", "%3Cscript%3E", "0"],
        _ => ["nope", "%F0%9F%98%80", "%3Cscript%3Ealert('x')%3C%2Fscript%3E", "1.0%0A", new string('a', 2000)]
    };

    /// <summary>A form names its handler in the address.</summary>
    private static string WithHandler(string path, string body) => body.StartsWith("handler=", StringComparison.Ordinal) ? $"{path}?{body}" : path;

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<string> TokenAsync(Stage stage)
    {
        var html = await stage.Api.Http.GetStringAsync("/", TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value);
    }
}
