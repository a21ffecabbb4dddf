using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>What a provider sent is not taken; the reason is one of our own words and holds nothing of what was sent.</summary>
public sealed class ProviderRefusedException(string reason) : Exception(reason);

/// <summary>Reads what the provider has signed, and takes nothing that is not meant for us, signed by it, of now, and asked for.</summary>
public sealed class ProviderTokens(ProviderSettings settings, ProviderMetadata metadata, TimeProvider clock)
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(10);

    // Keys of the provider only: with the name of a symmetric one, its public key would be the secret.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <param name="nonce">What the browser was sent away with.</param>
    public async Task<JsonWebToken> ReadIdTokenAsync(string raw, string? nonce, CancellationToken ct)
    {
        var token = await ReadAsync(raw, mustExpire: true, ct);
        if (nonce is not { Length: > 0 } || TextOf(token, "nonce") != nonce)
            throw new ProviderRefusedException("the nonce is missing or another one");
        return token;
    }

    public async Task<JsonWebToken> ReadLogoutTokenAsync(string raw, CancellationToken ct)
    {
        var token = await ReadAsync(raw, mustExpire: false, ct);
        if (!token.TryGetPayloadValue("events", out JsonElement events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(LogoutEvent, out _)
            || token.TryGetPayloadValue("nonce", out object _) || (TextOf(token, "sid") ?? TextOf(token, "sub")) is null)
            throw new ProviderRefusedException("it is no logout token");
        // One that was caught today must not sign anybody out tomorrow.
        if ((clock.GetUtcNow() - token.IssuedAt).Duration() > LongestWay)
            throw new ProviderRefusedException("the logout token is old");
        return token;
    }

    public static string? TextOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue(claim, out object value) && value is string { Length: > 0 } text ? text : null;

    private async Task<JsonWebToken> ReadAsync(string raw, bool mustExpire, CancellationToken ct)
    {
        var provider = await metadata.GetAsync(ct);
        var result = await Handler.ValidateTokenAsync(raw, Demands(provider, mustExpire));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await metadata.RefreshAsync(provider, ct) is var newer && !ReferenceEquals(newer, provider))
            result = await Handler.ValidateTokenAsync(raw, Demands(newer, mustExpire));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
            throw new ProviderRefusedException(ReasonOf(result.Exception));
        if (TextOf(token, "azp") is { } party && party != settings.ClientId)
            throw new ProviderRefusedException("the token is for another application");
        if (settings.Tenant is { } ours && TextOf(token, "tid") is { } theirs && !ours.Equals(theirs, StringComparison.OrdinalIgnoreCase))
            throw new ProviderRefusedException("the tenant is not ours");
        return token;
    }

    private TokenValidationParameters Demands(OpenIdConnectConfiguration provider, bool mustExpire) => new()
    {
        ValidAudience = settings.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = provider.SigningKeys,
        IssuerValidator = (issuer, token, _) => IssuerOf(provider.Issuer, issuer, token),
        RequireSignedTokens = true,
        RequireExpirationTime = mustExpire,
        ClockSkew = Skew
    };

    /// <summary>Where a provider serves many tenants, the issuer names the token's, and that must be one of those allowed.</summary>
    private string IssuerOf(string expected, string issuer, SecurityToken token)
    {
        if (expected.Contains(ProviderMetadata.TenantGap, StringComparison.Ordinal))
        {
            if (token is not JsonWebToken jwt || TextOf(jwt, "tid") is not { } tenant || !settings.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase))
                throw new SecurityTokenInvalidIssuerException();
            expected = expected.Replace(ProviderMetadata.TenantGap, tenant, StringComparison.Ordinal);
        }

        return issuer == expected ? issuer : throw new SecurityTokenInvalidIssuerException();
    }

    private static string ReasonOf(Exception? fault) => fault switch
    {
        SecurityTokenInvalidIssuerException => "the issuer or the tenant is not ours",
        SecurityTokenInvalidAudienceException => "the token is for another application",
        SecurityTokenExpiredException => "the token has expired",
        SecurityTokenNotYetValidException => "the token is not valid yet",
        SecurityTokenNoExpirationException => "the token never expires",
        SecurityTokenInvalidAlgorithmException => "the algorithm is not allowed",
        SecurityTokenSignatureKeyNotFoundException => "the key is not the provider's",
        SecurityTokenInvalidSignatureException => "the signature is missing or wrong",
        _ => "the token cannot be read"
    };
}
