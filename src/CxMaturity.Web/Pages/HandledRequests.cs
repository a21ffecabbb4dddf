using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages;

/// <summary>
/// Keeps from a page what it has no handler for, which would be drawn without anything loaded, and whatever is posted and is no form.
/// </summary>
internal sealed class HandledRequests : IAsyncResourceFilter, IPageFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (SaysWhy(context))
        {
            // The form may be the very thing that was refused.
            context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
            context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
            context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        }
        else if (HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            if (!context.HttpContext.Request.HasFormContentType)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
                return;
            }

            // Binding takes a form that cannot be read for an empty one, and with it forgets the address. Read here, it is refused.
            await context.HttpContext.Request.ReadFormAsync(context.HttpContext.RequestAborted);
        }

        await next();
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !SaysWhy(context))
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    /// <summary>The page that says why something was refused is drawn for whatever was refused.</summary>
    private static bool SaysWhy(ActionContext context) =>
        context.ActionDescriptor is CompiledPageActionDescriptor page && page.ModelTypeInfo == typeof(StatusModel);
}
