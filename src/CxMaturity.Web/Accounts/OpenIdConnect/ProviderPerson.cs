using CxMaturity.Domain;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>Somebody as the provider vouches for them.</summary>
/// <param name="Session">What the provider calls the session.</param>
/// <param name="IdToken">Shown to the provider again at sign-out.</param>
public sealed record ProviderPerson(ExternalIdentity Identity, string? Name, IReadOnlyList<string> Roles, string? Session, string? IdToken)
{
    private const int LongestId = 255;
    private const int LongestKept = 8 * 1024;
    private const int MostRoles = 500;

    public static ProviderPerson Of(JsonWebToken token, string raw, string roleClaim) => new(
        IdentityOf(token), NameOf(token),
        [.. token.Claims.Where(claim => claim.Type == roleClaim).Select(claim => claim.Value).Take(MostRoles)],
        ProviderTokens.TextOf(token, "sid") is { Length: <= LongestId } session ? session : null,
        raw.Length <= LongestKept ? raw : null);

    /// <summary>
    /// Tenant and object where there are both, as with Microsoft Entra: the same person for every application. Otherwise the subject. An
    /// address of mail is never asked for: it can change hands.
    /// </summary>
    public static ExternalIdentity IdentityOf(JsonWebToken token)
    {
        var subject = ProviderTokens.TextOf(token, "sub");
        if (subject is not { Length: <= LongestId })
            throw new ProviderRefusedException("the token names nobody");
        return ProviderTokens.TextOf(token, "tid") is { Length: <= LongestId } tenant && ProviderTokens.TextOf(token, "oid") is { Length: <= LongestId } person
            ? new(token.Issuer, tenant, person, subject)
            : new(token.Issuer, "", subject);
    }

    private static string? NameOf(JsonWebToken token)
    {
        foreach (var claim in new[] { "name", "preferred_username" })
            try
            {
                return PersonNames.Name(ProviderTokens.TextOf(token, claim));
            }
            catch (RefusedException)
            {
                // A name that cannot be shown keeps nobody out.
            }

        return null;
    }
}
