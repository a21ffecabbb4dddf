using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>A person who can sign in. All that is known about a person stands here and can be removed with it.</summary>
public sealed record Account
{
    public Guid Id { get; init; }

    /// <summary>As others see it.</summary>
    public string Name { get; set; } = "";

    /// <summary>As typed at sign-in, an address of mail or a name; none for whoever comes from a provider only.</summary>
    public string? UserName { get; set; }

    public string? NormalizedUserName { get; set; }

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public int AccessFailedCount { get; set; }

    public DateTimeOffset? LockoutEnd { get; set; }

    public IReadOnlyList<StoredPasskey> Passkeys { get; set; } = [];

    public ExternalIdentity? External { get; set; }

    /// <summary>Keeps the installation: founds organisations, looks after operations. Sees no organisation's results by that.</summary>
    public bool KeepsInstallation { get; set; }

    /// <summary>Where the person is a member; the rosters say what of.</summary>
    public IReadOnlyList<Guid> Organizations { get; set; } = [];

    public Guid? LastOrganization { get; set; }

    public IReadOnlyList<Session> Sessions { get; set; } = [];

    /// <summary>Sheets of the person's own that were kept.</summary>
    public IReadOnlyList<Guid> Sheets { get; set; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nobody: a role in the demo, for looking around.</summary>
    public bool IsPersona { get; init; }
}

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="ProviderSession">What the identity provider calls it.</param>
public sealed record Session(Guid Id, DateTimeOffset BeganAt, DateTimeOffset SeenAt, string Device, string? ProviderSession = null, string? IdToken = null)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);
}

/// <summary>Who somebody is at an identity provider: never an address of mail, which can change hands.</summary>
/// <param name="Pairwise">What the provider calls them towards us alone, where that is something else; it is no key.</param>
public sealed record ExternalIdentity(string Issuer, string Tenant, string Subject, string? Pairwise = null);

/// <summary>A key pair whose private half never leaves the person's device.</summary>
public sealed record StoredPasskey(
    string Id, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp,
    byte[] AttestationObject, byte[] ClientDataJson, string? Name)
{
    public static StoredPasskey Of(UserPasskeyInfo passkey) => new(
        Convert.ToBase64String(passkey.CredentialId), passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified,
        passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson, passkey.Name);

    public UserPasskeyInfo Told() => new(
        Convert.FromBase64String(Id), PublicKey, CreatedAt, SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientDataJson)
    {
        Name = Name
    };
}

/// <summary>Which account a name, a passkey or an identity belongs to.</summary>
public sealed record AccountKey(Guid AccountId);

/// <summary>What a token of the API is known by.</summary>
public sealed record ApiTokenSecret(Guid TokenId, Guid OrganizationId, DateTimeOffset? UsedAt);
