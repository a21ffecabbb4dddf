using System.Diagnostics;

namespace CxMaturity.Web.Hosting.Telemetry;

/// <summary>Traces and figures over OTLP, to the receiver that a setting names. Without it nothing is gathered and nothing is sent.</summary>
public static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        Receiver.Of(configuration) is { } receiver ? services.AddSingleton(receiver).AddHostedService<Reporting>() : services;

    /// <summary>Stands before everything else: a trace of an answer is not to begin, nor what the database does for it.</summary>
    public static WebApplication UseTelemetry(this WebApplication app)
    {
        if (app.Services.GetService<Receiver>() is null)
            return app;
        app.Use(async (context, next) =>
        {
            if (Activity.Current is not { } activity)
            {
                await next(context);
                return;
            }

            if (AnswerRoutes.Holds(context.Request))
            {
                activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
                activity.IsAllDataRequested = false;
            }

            var method = context.Request.Method;
            try
            {
                await next(context);
            }
            finally
            {
                Describe(activity, method, context);
            }
        });
        return app;
    }

    /// <summary>By its route: the address itself may hold a key.</summary>
    private static void Describe(Activity activity, string method, HttpContext context)
    {
        activity.SetTag("http.request.method", HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsHead(method) ? method : "_OTHER");
        activity.SetTag("http.route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            activity.SetStatus(ActivityStatusCode.Error);
    }
}
