using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>What machines ask: whether the process lives, and whether it can do its work.</summary>
public static class HealthEndpoints
{
    // Watchers ask for the head alone, too.
    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    // Read by people too: letters stay letters.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IServiceCollection AddHealth(this IServiceCollection services, OperationsSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<ProjectionLook>();
        services.AddSingleton<Checkup>();
        services.AddSingleton<KeysCheck>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<ProjectionsCheck>("projections")
            .AddCheck<DiskCheck>("disk")
            .AddCheck<QuestionnairesCheck>("questionnaires")
            .AddCheck<KeysCheck>("keys");
        return services;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", Asking, (HttpContext context) => Answer(context, HealthStatus.Healthy, new HealthAnswer("healthy", []))).ExcludeFromDescription().AllowAnonymous();
        app.MapMethods("/health/ready", Asking, async (HttpContext context, Checkup checkup, Sentences sentences, CancellationToken ct) =>
        {
            var found = await checkup.RunAsync(ct);
            var worst = Checkup.Worst(found);
            return Answer(context, worst, new HealthAnswer(Word(worst),
                [.. found.Select(check => new HealthAnswer.Check(check.Name, Word(check.Finding.Status), sentences.Of(check.Finding.Key, check.Finding.Values)))]));
        }).ExcludeFromDescription().AllowAnonymous();
        return app;
    }

    /// <summary>A contract with whoever watches the app.</summary>
    private sealed record HealthAnswer(string Status, IReadOnlyList<HealthAnswer.Check> Checks)
    {
        public sealed record Check(string Name, string Status, string Sentence);
    }

    private static JsonHttpResult<HealthAnswer> Answer(HttpContext context, HealthStatus status, HealthAnswer answer)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return TypedResults.Json(answer, Readable, statusCode: status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy"
    };
}
