using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Exchange;
using CxMaturity.Web.Pages.Initiatives;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>How much one request may send: an archive may be larger than anything else, and a file beside an initiative or from another tool than a form.</summary>
public static class UploadLimit
{
    // What stands around the file in a form.
    private const long Around = 64 * 1024;

    /// <summary>Before anybody reads: refuses by the announced size, and lets a file be as large as it may be.</summary>
    public static void Apply(HttpContext context)
    {
        var largest = IsArchive(context.Request) ? Of(context) : AttachmentUpload.Is(context.Request) ? AttachmentUpload.LargestBody
            : StatusUpload.Is(context.Request) ? StatusUpload.LargestBody : Loopback.LargestBody;
        if (context.Request.ContentLength > largest)
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        if (largest > Loopback.LargestBody && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
    }

    internal static long Of(HttpContext context) => context.RequestServices.GetRequiredService<ArchiveSettings>().LargestBytes + Around;

    internal static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    internal static bool IsZip(HttpRequest request) => request.ContentType?.Split(';')[0].Trim() is TakingAway.ContentType or "application/octet-stream";

    private static bool IsArchive(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path == "/archives" && IsForm(request) || request.Path == "/api/v1/archives" && IsZip(request));
}

/// <summary>A page whose form brings an archive; whatever else is sent to it stays as small as everywhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesArchivesAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // The forgery check reads the form, and comes at 1000.
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (UploadLimit.IsForm(request))
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = UploadLimit.Of(context.HttpContext) }));
    }
}
