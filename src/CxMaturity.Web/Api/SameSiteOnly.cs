using CxMaturity.Domain;

namespace CxMaturity.Web.Api;

/// <summary>
/// Refuses what a page of another site lets a browser send. Programs name no origin; our own pages name ours.
/// </summary>
internal sealed class SameSiteOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
            throw RefusedException.Invalid("other_site");
        return await next(context);
    }
}
