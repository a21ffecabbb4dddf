using System.Security.Claims;
using System.Text.Encodings.Web;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CxMaturity.Web.Access;

/// <summary>A program came in with a token of the API.</summary>
public sealed record TokenIn(Guid TokenId, Guid OrganizationId, bool Writes)
{
    public const string Scheme = "cx-token";

    /// <summary>A token opens the API only, and one that reads opens nothing that changes.</summary>
    public static bool Admits(HttpContext http) => http.Features.Get<TokenIn>() is not { } token
        || (http.Request.Path.StartsWithSegments("/api") && (token.Writes || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)));

    public static bool IsBrought(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Recognises the token that a program brings with it; a wrong, old or revoked one is nobody's.</summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, EventStore store, AccessLog accesses, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(10);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Visitors.AreAsked(Context))
            return AuthenticateResult.NoResult();
        var secret = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        var id = ApiTokenKeeping.IdOf(secret);
        var ct = Context.RequestAborted;
        if (await store.ForInstallation().FindAsync(Documents.ApiTokenSecrets, id, ct) is not { } found)
            return AuthenticateResult.Fail("unknown token");
        var token = (await store.ForInstallation().LoadAsync(Streams.ApiTokens, found.Value.TokenId, ct)).State;
        var now = clock.GetUtcNow();
        if (!token.IsGoodAt(now))
            return AuthenticateResult.Fail("token has ended");
        if (found.Value.UsedAt is not { } used || now - used > BetweenNotes)
        {
            await store.ForInstallation().ChangeAsync(Documents.ApiTokenSecrets, id, seen => seen with { UsedAt = now }, ct);
            if (found.Value.UsedAt is null)
                accesses.Record(token.OrganizationId.ToString(), AccessKind.TokenUsedFirst, AccessDetail.Of(AccessDetail.Token, token.Id), null);
        }

        Context.Features.Set(new TokenIn(token.Id, token.OrganizationId, token.Writes));
        return AuthenticateResult.Success(new(new(new ClaimsIdentity([new("token", token.Id.ToString())], TokenIn.Scheme)), TokenIn.Scheme));
    }
}
