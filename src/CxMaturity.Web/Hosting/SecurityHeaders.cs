using Microsoft.AspNetCore.Diagnostics;

namespace CxMaturity.Web.Hosting;

/// <summary>What the browser may load and do: our own files, and nothing written into a page.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // At the last moment: an error page begins with an empty set of headers.
            context.Response.OnStarting(() =>
            {
                Write(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
        return app;
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        // Said over https only, and never of this computer's own name, under which other programs are served without it.
        if (context.Request.IsHttps && !Loopback.IsLoopback($"https://{context.Request.Host}"))
            headers.StrictTransportSecurity = "max-age=31536000";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Sheets and results are nobody else's business, a shared computer's cache included. An error page has another path by now.
        if (IsPrivate(context.Request.Path) || IsPrivate(context.Features.Get<IExceptionHandlerPathFeature>()?.Path))
            // A picture with a fingerprint may be kept by the browser that has it, and is asked after each time.
            headers.CacheControl = headers.ETag.Count > 0 ? "private, no-cache" : "no-cache, no-store";
    }

    private static bool IsPrivate(PathString path) => path.StartsWithSegments("/o") || path.StartsWithSegments("/api") || path.StartsWithSegments("/archives");
}
