using System.Runtime.ExceptionServices;
using CxMaturity.Domain;
using CxMaturity.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CxMaturity.Web.Access;

/// <summary>Who somebody is could not be found out.</summary>
public sealed record DatabaseAway(Exception Reason);

/// <summary>What somebody lacks, as a status with a sentence.</summary>
/// <param name="again">Where it can be tried anew, where that is another address than the one that was called.</param>
public sealed class AccessRefusedException(int status, string key, string? again = null) : Exception("Access refused.")
{
    public int Status => status;

    public string Key => key;

    public string? Again => again;
}

/// <summary>
/// What happens to whoever may not come in: strangers are led to the sign-in, members are told what they lack, and of an organisation
/// that is not theirs nobody learns whether there is one.
/// </summary>
public sealed class RefusedAtTheDoor(AccessLog accesses) : IAuthorizationMiddlewareResultHandler
{
    public const string SignInPath = "/sign-in";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // Where there is nothing, there is nothing to keep from anybody.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint)
            return next(context);

        if (context.Features.Get<DatabaseAway>() is { } away)
            ExceptionDispatchInfo.Throw(away.Reason);
        var isSomebody = context.SignedIn() is not null || context.Features.Get<TokenIn>() is not null;
        if (!isSomebody)
            return LedToSignIn(context);
        var isStranger = policy.Requirements.OfType<NeedsAttribute>().Any() && context.Access() is null;
        // What strangers try is the installation's affair: an organisation may not even exist.
        accesses.Record(isStranger ? null : context.Access()?.OrganizationId.ToString(), AccessKind.Refused, $"{AccessDetail.Address} {context.Request.Path}", context.SignedIn()?.Id);
        if (isStranger)
            throw RefusedException.Unknown("organization.unknown");
        throw new AccessRefusedException(StatusCodes.Status403Forbidden, "access.forbidden");
    }

    private static Task LedToSignIn(HttpContext context)
    {
        var request = context.Request;
        var isPage = HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api") && !request.Headers.ContainsKey("HX-Request");
        if (!isPage)
            throw new AccessRefusedException(StatusCodes.Status401Unauthorized, "access.sign_in");
        context.Response.Redirect($"{SignInPath}?returnUrl={Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}");
        return Task.CompletedTask;
    }
}
