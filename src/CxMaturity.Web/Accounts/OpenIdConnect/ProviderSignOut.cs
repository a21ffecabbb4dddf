using CxMaturity.Store;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>The end of sessions that a provider began: there after here, and here after there.</summary>
public sealed class ProviderSignOut(ProviderChoice choice, Sessions sessions, EventStore store, ProviderMetadata? metadata = null)
{
    private const int LargestToken = 64 * 1024;

    /// <summary>Where somebody signs out at the provider too; none for a session that it did not begin, or while it is away.</summary>
    public async Task<string?> WayOfAsync(Session? ended, HttpRequest request, CancellationToken ct)
    {
        if (choice.Settings is not { } settings || metadata is null || ended is not { } session || (session.IdToken ?? session.ProviderSession) is null)
            return null;
        try
        {
            if ((await metadata.GetAsync(ct)).EndSessionEndpoint is not { Length: > 0 } endpoint)
                return null;
            return QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
            {
                ["client_id"] = settings.ClientId,
                ["id_token_hint"] = session.IdToken,
                ["post_logout_redirect_uri"] = $"{request.Scheme}://{request.Host}{request.PathBase}{settings.SignedOutCallbackPath}"
            });
        }
        catch (ProviderAwayException)
        {
            return null;
        }
    }

    /// <summary>The provider says that somebody has signed out there.</summary>
    public async Task<IResult> HearAsync(HttpContext http, ProviderTokens tokens, SignInFailures failures)
    {
        var ct = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            if (!http.Request.HasFormContentType || (await http.Request.ReadFormAsync(ct))["logout_token"] is not [{ Length: > 0 and < LargestToken } raw])
                throw new ProviderRefusedException("it is no logout token");
            var token = await tokens.ReadLogoutTokenAsync(raw, ct);
            if (ProviderTokens.TextOf(token, "sid") is { } session)
                await EndAsync(ProviderKeys.IdOfSession(token.Issuer, session), known => known.ProviderSession == session, ct);
            else
                await EndAsync(ProviderKeys.IdOfSubject(token.Issuer, token.Subject), _ => true, ct);
            // Where nobody is signed in any more, that is just what was asked for.
            return Results.Ok();
        }
        catch (Exception refused) when (refused is ProviderRefusedException or ProviderAwayException or InvalidDataException)
        {
            failures.TellOfLogout(refused);
            return Results.Json(new { error = "invalid_request" }, statusCode: refused is ProviderAwayException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);
        }
    }

    private async Task EndAsync(Guid key, Func<Session, bool> which, CancellationToken ct)
    {
        if ((await store.ForInstallation().FindAsync(Documents.AccountKeys, key, ct))?.Value is { } found)
            await sessions.EndAsync(found.AccountId, which, ct);
    }
}
