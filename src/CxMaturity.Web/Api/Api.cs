namespace CxMaturity.Web.Api;

/// <summary>The verbs of the pages over HTTP and JSON. Paths and names are a contract with clients.</summary>
public static class Api
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<FindingTelling>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CxMaturity";
            document.Info.Version = "v1";
            document.Info.Description = "Questionnaires, waves, answer sheets, results, findings, plays and initiatives of customer-experience maturity.";
            document.Servers = [];
            return Task.CompletedTask;
        }));
        // A body that cannot be read is answered with a sentence, like every other refusal.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

        var api = app.MapGroup("/api/v1").DisableAntiforgery().AddEndpointFilter<RouteGroupBuilder, SameSiteOnly>();
        api.MapQuestionnaires();
        api.MapOrganizations();
        api.MapUnits();
        api.MapWaves();
        api.MapAnswerSheets();
        api.MapResults();
        api.MapArchives();
        api.MapPlays();
        api.MapOwnPlays();
        api.MapFindings();
        api.MapInitiatives();
        api.MapExchange();
        return app;
    }
}
