using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages;

/// <summary>What a person reads when something could not be done: what it was, and where to go on.</summary>
[IgnoreAntiforgeryToken]
[AllowAnonymous]
public sealed class StatusModel(Sentences sentences) : PageModel
{
    private static readonly int[] Known = [400, 404, 405, 409, 413, 415, 500, 503];

    [BindProperty(SupportsGet = true), FromRoute]
    public int? Code { get; set; }

    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    /// <summary>The page on which the refused form stood.</summary>
    public string? Back { get; private set; }

    /// <summary>The page that was asked for, where it is only for the moment that it does not come, or where it begins.</summary>
    public string? Again { get; private set; }

    /// <summary>Whatever the method was with which the refused request came.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Explain();

    private void Explain()
    {
        var refusal = HttpContext.Features.Get<Refusal>();
        var asked = Code ?? (Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode);
        var status = refusal?.Status ?? (Known.Contains(asked) ? asked : StatusCodes.Status404NotFound);
        Response.StatusCode = status;
        Heading = sentences.Of($"problem.{status}");
        Sentence = refusal?.Sentence ?? sentences.Of($"status.{status}");
        var called = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        if (refusal?.Again is { } again)
            Again = again;
        else if (HttpMethods.IsPost(Request.Method))
            Back = called;
        else if (status == StatusCodes.Status503ServiceUnavailable)
            Again = called;
    }
}
