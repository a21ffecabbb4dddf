namespace CxMaturity.Domain.ApiTokens;

// What has happened to one token of the API. Its secret is no part of it. Add a new event rather than change one.
public abstract record ApiTokenEvent(Guid TokenId, Guid OrganizationId, DateTimeOffset At);

/// <param name="Writes">Whether it may change things, or only read.</param>
public sealed record ApiTokenMade(Guid TokenId, Guid OrganizationId, string Name, bool Writes, DateTimeOffset ExpiresAt, DateTimeOffset At)
    : ApiTokenEvent(TokenId, OrganizationId, At);

public sealed record ApiTokenRevoked(Guid TokenId, Guid OrganizationId, DateTimeOffset At) : ApiTokenEvent(TokenId, OrganizationId, At);

/// <summary>A key with which a program comes in to one organisation.</summary>
public sealed record ApiToken(Guid Id, Guid OrganizationId, string Name, bool Writes, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    public static readonly ApiToken Initial = new(Guid.Empty, Guid.Empty, "", false, default, default, null);

    public bool Exists => Id != Guid.Empty;

    public bool IsGoodAt(DateTimeOffset now) => Exists && RevokedAt is null && now < ExpiresAt;

    public static ApiToken Evolve(ApiToken token, ApiTokenEvent happened) => happened switch
    {
        ApiTokenMade e => new(e.TokenId, e.OrganizationId, e.Name, e.Writes, e.At, e.ExpiresAt, null),
        ApiTokenRevoked e => token with { RevokedAt = e.At },
        _ => token
    };
}

public sealed record MakeApiToken(Guid TokenId, Guid OrganizationId, string Name, bool Writes, int Days, DateTimeOffset Now);

public sealed record RevokeApiToken(DateTimeOffset Now);

/// <summary>The rules of a token's life: it has a name, an end, and can be taken back.</summary>
public static class ApiTokenDecider
{
    public const int LongestName = 80;
    public const int LongestLife = 366;

    public static IReadOnlyList<ApiTokenEvent> Decide(ApiToken token, MakeApiToken command)
    {
        if (token.Exists)
            return [];
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw RefusedException.Invalid("token.name", LongestName);
        if (command.Days is < 1 or > LongestLife)
            throw RefusedException.Invalid("token.days", LongestLife);
        return [new ApiTokenMade(command.TokenId, command.OrganizationId, name, command.Writes, command.Now.AddDays(command.Days), command.Now)];
    }

    public static IReadOnlyList<ApiTokenEvent> Decide(ApiToken token, RevokeApiToken command)
    {
        if (!token.Exists)
            throw RefusedException.Unknown("token.unknown");
        return token.RevokedAt is null ? [new ApiTokenRevoked(token.Id, token.OrganizationId, command.Now)] : [];
    }
}
