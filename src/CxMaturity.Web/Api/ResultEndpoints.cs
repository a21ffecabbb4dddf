using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Api;

internal static class ResultEndpoints
{
    public static void MapResults(this RouteGroupBuilder api)
    {
        var wave = api.MapGroup("/organizations/{org}/waves/{wave:guid}").WithTags("Results")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        wave.MapGet("/results", async (string org, Guid wave, string? asOf, string? asIf, ResultReading results, ResultsContract contract, AccessLog accesses, CancellationToken ct) =>
        {
            var body = contract.Of(await results.OfWaveAsync(org, wave, asOf, ct, asIf: asIf), DemoOrganization.Is(org));
            accesses.Record(org, AccessKind.Exported, AccessDetail.Of(AccessDetail.Results, wave));
            return body;
        }).WithSummary("The result of a closed wave").Needs(Right.ExportResults);

        wave.MapGet("/workbook.xlsx", async (string org, Guid wave, string? lang, string? asOf, string? asIf, ResultReading results, WorkbookExport export, AccessLog accesses, CancellationToken ct) =>
        {
            var file = export.File(await results.OfWaveAsync(org, wave, asOf, ct, asIf: asIf), await export.OrganizationAsync(org, ct), export.LanguageOf(lang));
            accesses.Record(org, AccessKind.Exported, AccessDetail.Of(AccessDetail.Workbook, wave));
            return file;
        })
            .WithSummary("The result of a closed wave as an Excel workbook")
            .Produces(StatusCodes.Status200OK, contentType: WorkbookExport.ContentType).Needs(Right.ExportResults);
    }
}
