using System.Security.Cryptography;
using System.Text;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts;

public enum SecretLinkKind { Invitation, PasswordReset }

/// <summary>A link that opens something once. Only the hash of what stands in it is kept.</summary>
/// <param name="Subject">The invitation, or the account whose password may be set.</param>
public sealed record SecretLink(SecretLinkKind Kind, Guid? OrganizationId, Guid Subject, DateTimeOffset ExpiresAt);

/// <summary>Words that cannot be guessed, and the ids under which they are found without being kept.</summary>
public static class Secrets
{
    private const int Bytes = 32;

    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A secret has so many bits that a plain hash of it tells nothing.</summary>
    public static Guid IdOf(string kind, string secret) =>
        StableId.Of(kind, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
}
