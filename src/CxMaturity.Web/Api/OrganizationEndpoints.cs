using CxMaturity.Web.Pages.Organizations;

namespace CxMaturity.Web.Api;

public sealed record NewOrganization(string? Name);

public sealed record Created(string Id);

internal static class OrganizationEndpoints
{
    public static void MapOrganizations(this RouteGroupBuilder api) =>
        api.MapPost("/organizations", async (NewOrganization body, OrganizationKeeping organizations, CancellationToken ct) =>
            {
                var id = await organizations.FoundAsync(body.Name, ct);
                return TypedResults.Created($"/o/{id}", new Created(id.ToString()));
            })
            .WithSummary("Found an organisation").WithTags("Organizations").ProducesProblem(StatusCodes.Status400BadRequest);
}
