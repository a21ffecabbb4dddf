using System.Reflection;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CxMaturity.Web.Pages;

/// <summary>Opens the forms of a page to those who may send them. The framework's own attributes end at the page.</summary>
internal sealed class HandlerRights(VisitorCheck visitors, AccessLog accesses) : IAsyncPageFilter
{
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (context.HandlerMethod?.MethodInfo is not { } handler)
            return;
        var http = context.HttpContext;
        if (handler.GetCustomAttribute<HandlerNeedsAttribute>() is { } needs && http.Access()?.May(needs.Right) != true)
        {
            accesses.Record(http.Access()?.OrganizationId.ToString(), AccessKind.Refused, $"{AccessDetail.Address} {http.Request.Path}");
            throw new AccessRefusedException(StatusCodes.Status403Forbidden, "access.forbidden");
        }

        if (handler.GetCustomAttribute<HandlerNeedsVisitorAttribute>() is { } standing && !await visitors.IsAsync(http, standing.Visitor))
            throw http.SignedIn() is null
                ? new AccessRefusedException(StatusCodes.Status401Unauthorized, "access.sign_in")
                : new AccessRefusedException(StatusCodes.Status403Forbidden, "access.forbidden");
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
