using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>A form with a file may be as large as an archive; whatever else is sent stays as small as everywhere. Before anything is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // What stands around the file in a form.
    private const long Around = 64 * 1024;

    // The forgery check reads the form, and comes at 1000.
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
            return;
        var largest = context.HttpContext.RequestServices.GetRequiredService<ArchiveSettings>().LargestBytes;
        Lift(context.HttpContext, largest);
        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = largest + Around }));
    }

    /// <summary>Lets one request send as much.</summary>
    internal static void Lift(HttpContext context, long largest)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest + Around;
    }
}
