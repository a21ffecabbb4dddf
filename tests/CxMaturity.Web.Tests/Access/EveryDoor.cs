using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Tests.BadInput;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access;

/// <summary>Every way to call the product, as every role, in one's own organisation, a foreign one and one that does not exist.</summary>
public sealed partial class EveryDoor(CxHost host, ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stands_in_the_table()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var served = new List<string>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}")
                continue;
            var pattern = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, "{$1}").Trim('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                served.AddRange(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(verb => $"{verb} {pattern}"));
                continue;
            }

            served.Add($"GET {pattern}");
            foreach (var handler in (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Where(handler => handler.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)))
                served.Add($"POST {pattern}?handler={handler.Name}");
        }

        var known = Doors.All.Select(door => door.Key).ToArray();
        served.Except(known).ShouldBeEmpty("without a row");
        known.Except(served).ShouldBeEmpty("rows of nothing");
        known.ShouldBeUnique();
    }

    [Fact]
    public async Task Opens_to_those_who_may_and_to_nobody_else()
    {
        using var own = await Stage.SetAsync(host);
        using var foreign = await Stage.SetAsync(host);
        var faults = new List<string>();
        var calls = 0;

        foreach (var role in Rights.Roles)
        {
            using var person = await Person.InvitedAsync(host, own.Open.Org, [role], role == Role.UnitLead ? "HQ" : null);
            await person.Visitor.GoAsync("/");
            var token = person.Visitor.Token();
            // All but what would end the person's own part: signing out, joining, making the demo.
            foreach (var door in Doors.All.Where(door => door.Method == "GET" || door.Pattern is not ("/sign-out" or "/account" or "/invitations/{invitation}" or "/demo")))
            {
                var inside = await CallAsync(person.Visitor.Http, door, own.Path(door.Pattern), token);
                Judge(door, $"{role} at home", inside.Status, inside.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), IsOpen(door, role));
                calls++;
                if (!door.IsOfAnOrganization || door.Lock is Lock.Open)
                    continue;

                // Of a stranger's organisation nobody learns that there is one: word for word the answer for one that is not there.
                var outside = await CallAsync(person.Visitor.Http, door, foreign.Path(door.Pattern), token);
                var nowhere = await CallAsync(person.Visitor.Http, door, own.Path(door.Pattern, "org", Guid.NewGuid().ToString()), token);
                if (outside.Status != HttpStatusCode.NotFound || nowhere.Status != HttpStatusCode.NotFound || Plain(outside.Body) != Plain(nowhere.Body))
                    faults.Add($"{door.Key} as {role}: {(int)outside.Status} abroad, {(int)nowhere.Status} nowhere");
                calls += 2;
            }
        }

        faults.ShouldBeEmpty();
        var said = $"{Doors.All.Count} doors, {Rights.Roles.Count} roles, own and foreign organisation and none: {calls} calls.";
        output.WriteLine(said);
        Console.WriteLine(said);

        void Judge(Door door, string who, HttpStatusCode status, bool isIn, bool shouldBeIn)
        {
            if (isIn != shouldBeIn || status == HttpStatusCode.InternalServerError)
                faults.Add($"{door.Key} as {who}: {(int)status}, {(shouldBeIn ? "should be open" : "should be closed")}");
        }
    }

    [Fact]
    public async Task Leads_strangers_to_the_sign_in_whether_there_is_something_behind_it_or_not()
    {
        using var stage = await Stage.SetAsync(host);
        using var stranger = host.Stranger();
        var faults = new List<string>();

        foreach (var door in Doors.All.Where(door => door.Lock is not Lock.Open))
            foreach (var path in new[] { stage.Path(door.Pattern), stage.Path(door.Pattern.Replace("{org}", Guid.NewGuid().ToString(), StringComparison.Ordinal)) })
            {
                var (status, _, location) = await CallAsync(stranger, door, path, null);
                var isPage = door is { Method: "GET", IsApi: false };
                if (isPage ? status != HttpStatusCode.Redirect || location?.StartsWith("/sign-in?returnUrl=", StringComparison.Ordinal) != true : status != HttpStatusCode.Unauthorized)
                    faults.Add($"{door.Key}: {(int)status} {location}");
            }

        faults.ShouldBeEmpty();
    }

    private static bool IsOpen(Door door, Role role) => door.Lock switch
    {
        Lock.Needs needs => Rights.Allow(role, needs.Right),
        Lock.NeedsBoth both => Rights.Allow(role, both.Page) && Rights.Allow(role, both.Form),
        // Consultants found organisations for their clients.
        Lock.Founder => role == Role.Consultant && door.Handler != "As",
        Lock.Keeper => false,
        _ => true
    };

    private static async Task<(HttpStatusCode Status, string Body, string? Location)> CallAsync(HttpClient http, Door door, string path, string? token)
    {
        var address = string.IsNullOrEmpty(door.Handler) ? path : $"{path}?handler={door.Handler}";
        using var request = new HttpRequestMessage(new(door.Method), address);
        if (token is not null)
            request.Headers.Add("RequestVerificationToken", token);
        if (door.Method is "POST" or "PUT")
            request.Content = door.IsApi ? Stage.Json("{}") : new FormUrlEncodedContent([]);
        using var answer = await http.SendAsync(request, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct), answer.Headers.Location?.ToString());
    }

    /// <summary>Without what is another one in every answer: tokens, traces, and the address that was asked for.</summary>
    private static string Plain(string body) => Volatile().Replace(body, "");

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*>|\"traceId\":\"[^\"]*\"|[0-9a-f]{8}-[0-9a-f-]{27}|returnUrl\" value=\"[^\"]*\"")]
    private static partial Regex Volatile();
}
