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
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            // Sheets and results are nobody else's business, a shared computer's cache included.
            if (context.Request.Path.StartsWithSegments("/o") || context.Request.Path.StartsWithSegments("/api"))
                headers.CacheControl = "no-cache, no-store";
            return next(context);
        });
        return app;
    }
}
