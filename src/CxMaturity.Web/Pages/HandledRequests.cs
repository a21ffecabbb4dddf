using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages;

/// <summary>
/// Keeps from a page what it has no handler for, which would be drawn without anything loaded, and whatever is posted and is no form.
/// </summary>
internal sealed class HandledRequests : IResourceFilter, IPageFilter
{
    // Before the form is bound: nothing that is too large or no form is read.
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.HttpContext.Request.HasFormContentType && !SaysWhy(context))
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null && !SaysWhy(context))
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    /// <summary>The page that says why something was refused is drawn for whatever was refused.</summary>
    private static bool SaysWhy(ActionContext context) =>
        context.ActionDescriptor is CompiledPageActionDescriptor page && page.ModelTypeInfo == typeof(StatusModel);
}
