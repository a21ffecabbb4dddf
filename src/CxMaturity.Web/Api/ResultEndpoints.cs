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

        wave.MapGet("/results", async (string org, Guid wave, string? asOf, string? asIf, ResultReading results, ResultsContract contract, CancellationToken ct) =>
            contract.Of(await results.OfWaveAsync(org, wave, asOf, ct, asIf: asIf), DemoOrganization.Is(org))).WithSummary("The result of a closed wave").Needs(Right.ExportResults);

        wave.MapGet("/workbook.xlsx", async (string org, Guid wave, string? lang, string? asOf, string? asIf, ResultReading results, WorkbookExport export, CancellationToken ct) =>
            export.File(await results.OfWaveAsync(org, wave, asOf, ct, asIf: asIf), await export.OrganizationAsync(org, ct), export.LanguageOf(lang)))
            .WithSummary("The result of a closed wave as an Excel workbook")
            .Produces(StatusCodes.Status200OK, contentType: WorkbookExport.ContentType).Needs(Right.ExportResults);
    }
}
