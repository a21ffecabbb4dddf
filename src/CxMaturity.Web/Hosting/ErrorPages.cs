using CxMaturity.Web.Pages.Archives;
using Microsoft.AspNetCore.Diagnostics;

namespace CxMaturity.Web.Hosting;

public static class ErrorPages
{
    public static IServiceCollection AddErrorPages(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<Sentences>();
        services.AddSingleton<RefusalHandling>();
        services.AddExceptionHandler<RefusalHandling>();
        return services;
    }

    /// <summary>Whatever goes wrong is answered with its status and a sentence: as a page for people, as problem details for the API.</summary>
    public static WebApplication UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/status",
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = context => RefusalHandling.IsNoFault(context.Exception) || RefusalHandling.IsDatabaseAway(context.Exception),
            StatusCodeSelector = exception => app.Services.GetRequiredService<RefusalHandling>().Of(exception).Status
        });
        // Told by its announced size, before anybody takes the unread form for one without a token.
        app.Use((context, next) =>
        {
            if (context.Features.Get<IExceptionHandlerPathFeature>() is null)
                UploadLimit.Apply(context);
            return next(context);
        });
        app.UseWhen(IsApi, api => api.UseStatusCodePages(WriteProblemAsync));
        app.UseWhen(context => !IsApi(context), pages => pages.UseStatusCodePagesWithReExecute("/status/{0}"));
        return app;
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static async Task WriteProblemAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var sentence = http.RequestServices.GetRequiredService<Sentences>().Of($"status.{http.Response.StatusCode}");
        await http.RequestServices.GetRequiredService<RefusalHandling>().WriteProblemAsync(http, new(http.Response.StatusCode, sentence));
    }
}
