using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Archives;

namespace CxMaturity.Web.Api;

/// <param name="Results">One hash over all official results; the same as where the archive was made.</param>
public sealed record BroughtIn(string Organization, string Name, long Events, int Waves, string Results);

/// <summary>Organisations as archives: out of this installation, and into it.</summary>
internal static class ArchiveEndpoints
{
    public static void MapArchives(this RouteGroupBuilder api)
    {
        api.MapGet("/organizations/{org}/archive", async (string org, TakingAway taking, CancellationToken ct) =>
            {
                var made = await taking.MakeAsync(org, ct);
                return TypedResults.File(made.Content, TakingAway.ContentType, made.Name);
            })
            .WithSummary("Everything of an organisation as one archive").WithTags("Archives")
            .Produces(StatusCodes.Status200OK, contentType: TakingAway.ContentType).ProducesProblem(StatusCodes.Status404NotFound).Needs(Right.TakeAway);

        api.MapPost("/archives", async (HttpContext context, BringingIn bringing, ArchiveFolder folder, CancellationToken ct) =>
            {
                if (!UploadLimit.IsZip(context.Request))
                    throw new BadHttpRequestException("An archive is sent as application/zip.", StatusCodes.Status415UnsupportedMediaType);
                var kept = await folder.KeepAsync(context.Request.Body, ct);
                try
                {
                    var look = await bringing.BringInAsync(folder.Find(kept)!, ct);
                    return TypedResults.Created($"/o/{look.Organization.Id}",
                        new BroughtIn(look.Organization.Id.ToString(), look.Organization.Name, look.Manifest.Counts.Events, look.Waves.Count, look.Results));
                }
                finally
                {
                    folder.Remove(kept);
                }
            })
            .WithSummary("Bring an organisation in from its archive").WithTags("Archives")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).Needs(VisitorIs.KeepsInstallation);
    }
}
