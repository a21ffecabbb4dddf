using System.Net;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Microsoft.AspNetCore.StaticAssets;

namespace CxMaturity.Web.Access;

/// <summary>Who stands at the door, as far as that may be asked.</summary>
public static class Visitors
{
    /// <summary>The account behind this request; none where nobody is signed in, or where nobody is asked.</summary>
    public static Account? SignedIn(this HttpContext context) => context.Features.Get<Account>();

    /// <summary>What the visitor is in the organisation of this address; none where it is nobody's or the visitor nobody in it.</summary>
    public static OrganizationAccess? Access(this HttpContext context) => context.Features.Get<OrganizationAccess>();

    /// <summary>Whoever answers a questionnaire is not asked for a name, even with a cookie; files are everybody's.</summary>
    public static bool AreAsked(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return true;
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return false;
        return !AnswerRoutes.IsWithinASheet(context.Request) || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
    }

    /// <summary>
    /// Whether somebody sits at the very computer. Behind a proxy nobody can be told to: the proxy is what calls.
    /// </summary>
    public static bool AreAtThisComputer(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders == ForwardedHeaders.None
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && (context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));
}
