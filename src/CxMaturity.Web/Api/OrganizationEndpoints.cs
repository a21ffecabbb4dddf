using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;

namespace CxMaturity.Web.Api;

/// <param name="Firm">The consultancy that the new organisation entrusts itself to, where the founder advises for it.</param>
public sealed record NewOrganization(string? Name, string? Firm = null);

public sealed record Created(string Id);

internal static class OrganizationEndpoints
{
    public static void MapOrganizations(this RouteGroupBuilder api) =>
        api.MapPost("/organizations", async (NewOrganization body, HttpContext http, OrganizationKeeping organizations, CancellationToken ct) =>
            {
                var id = await organizations.FoundAsync(body.Name, http.SignedIn()!.Id, body.Firm, ct);
                return TypedResults.Created($"/o/{id}", new Created(id.ToString()));
            })
            .WithSummary("Found an organisation").WithTags("Organizations").ProducesProblem(StatusCodes.Status400BadRequest).Needs(VisitorIs.MayFound);
}
