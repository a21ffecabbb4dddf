using CxMaturity.Domain;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Hosting;

/// <summary>What somebody reads when something could not be done: a status and a sentence.</summary>
/// <param name="Again">Where it can be tried anew, where that is another address than the one that was called.</param>
public sealed record Refusal(int Status, string Sentence, string? Key = null, string? Again = null);

/// <summary>
/// The one place where a refusal, a lost race or a fault becomes a status and a sentence: problem details for the API, one line for a
/// request by script, and a page for people.
/// </summary>
public sealed class RefusalHandling(Sentences sentences, IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = Of(exception);
        httpContext.Response.StatusCode = refusal.Status;

        // The path has been replaced by that of the status page already.
        PathString asked = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (asked.StartsWithSegments("/api"))
            return await WriteProblemAsync(httpContext, refusal);

        if (httpContext.Request.Headers.ContainsKey("HX-Request"))
        {
            httpContext.Response.ContentType = "text/plain; charset=utf-8";
            await httpContext.Response.WriteAsync(refusal.Sentence, cancellationToken);
            return true;
        }

        // The page is drawn by the re-execution that follows.
        httpContext.Features.Set(refusal);
        return false;
    }

    public Refusal Of(Exception exception) => exception switch
    {
        AccessRefusedException refused => new(refused.Status, sentences.Of($"refused.{refused.Key}"), refused.Key, refused.Again),
        RefusedException refused => new(StatusOf(refused.Kind), sentences.Of(refused), refused.Key),
        ConcurrencyException => new(StatusCodes.Status409Conflict, sentences.Of("refused.changed_meanwhile"), "changed_meanwhile"),
        StreamArchivedException => new(StatusCodes.Status409Conflict, sentences.Of("refused.archived"), "archived"),
        ResultReading.StillComputingException => new(StatusCodes.Status503ServiceUnavailable, sentences.Of("refused.still_computing"), "still_computing"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(StatusCodes.Status413PayloadTooLarge, sentences.Of("status.413")),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            new(StatusCodes.Status415UnsupportedMediaType, sentences.Of("status.415")),
        BadHttpRequestException bad => new(StatusCodes.Status400BadRequest, sentences.Of("refused.request_form", InnermostOf(bad)), "request_form"),
        InvalidDataException => new(StatusCodes.Status400BadRequest, sentences.Of("refused.request_form", ""), "request_form"),
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DiskFull } => new(StatusCodes.Status503ServiceUnavailable, sentences.Of("refused.disk_full"), "disk_full"),
        Npgsql.NpgsqlException or TimeoutException => new(StatusCodes.Status503ServiceUnavailable, sentences.Of("status.503")),
        _ => new(StatusCodes.Status500InternalServerError, sentences.Of("status.500"))
    };

    /// <summary>Refusals are answers, not faults: they do not belong into the error log.</summary>
    public static bool IsNoFault(Exception exception) =>
        exception is RefusedException or AccessRefusedException or ConcurrencyException or StreamArchivedException or BadHttpRequestException or InvalidDataException or ResultReading.StillComputingException;

    /// <summary>
    /// A database that is away is told once where it is noticed, by the health checks and the projector; thousands who ask meanwhile
    /// would bury everything else in the log.
    /// </summary>
    public static bool IsDatabaseAway(Exception exception) =>
        exception is TimeoutException or Npgsql.NpgsqlException and (not Npgsql.PostgresException or Npgsql.PostgresException
        {
            SqlState: Npgsql.PostgresErrorCodes.AdminShutdown or Npgsql.PostgresErrorCodes.CrashShutdown
                or Npgsql.PostgresErrorCodes.CannotConnectNow or Npgsql.PostgresErrorCodes.TooManyConnections
        });

    public async ValueTask<bool> WriteProblemAsync(HttpContext context, Refusal refusal)
    {
        var problem = new ProblemDetails { Status = refusal.Status, Title = sentences.Of($"problem.{refusal.Status}"), Detail = refusal.Sentence };
        if (refusal.Key is not null)
            problem.Extensions["key"] = refusal.Key;
        // Problem details are what this API answers with, whatever the client says it accepts.
        if (await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem }))
            return true;
        await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json");
        return true;
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Unknown => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict
    };

    private static string InnermostOf(Exception exception) => exception.GetBaseException() is System.Text.Json.JsonException { Path: { } path } ? path : "";
}
