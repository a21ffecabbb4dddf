using CxMaturity.Domain;
using CxMaturity.Domain.ApiTokens;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts;

/// <summary>A token with when it was last used.</summary>
public sealed record KnownToken(ApiToken Token, DateTimeOffset? UsedAt);

/// <summary>Makes, lists and revokes the tokens with which programs come in. A token is shown once; only its hash is kept.</summary>
public sealed class ApiTokenKeeping(EventStore store, TimeProvider clock)
{
    private const string Prefix = "cx_";

    public static Guid IdOf(string secret) => Secrets.IdOf("api token", secret);

    /// <returns>The token as the program has to bring it; it cannot be shown again.</returns>
    public async Task<(string Secret, Guid TokenId)> MakeAsync(Guid organization, string? name, bool writes, int days, CancellationToken ct, EventMetadata? by = null)
    {
        var now = clock.GetUtcNow();
        var (secret, id) = (Prefix + Secrets.New(), Guid.CreateVersion7(now));
        await store.ForInstallation(by).TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.ApiTokens, id,
                token => ApiTokenDecider.Decide(token, new MakeApiToken(id, organization, name ?? "", writes, days, now)), ct);
            await transaction.InsertAsync(Documents.ApiTokenSecrets, IdOf(secret), new ApiTokenSecret(id, organization, null), ct);
        }, ct);
        return (secret, id);
    }

    public async Task RevokeAsync(Guid organization, Guid token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await store.ForInstallation().DecideAsync(Streams.ApiTokens, token, state => state.OrganizationId == organization
            ? ApiTokenDecider.Decide(state, new RevokeApiToken(now))
            : throw RefusedException.Unknown("token.unknown"), ct: ct);
    }

    /// <summary>The tokens of an organisation, the newest first.</summary>
    public async Task<IReadOnlyList<KnownToken>> OfAsync(Guid organization, CancellationToken ct)
    {
        var used = (await store.ForInstallation().AllAsync(Documents.ApiTokenSecrets, ct)).Where(stored => stored.Value.OrganizationId == organization)
            .ToDictionary(stored => stored.Value.TokenId, stored => stored.Value.UsedAt);
        return [.. (await store.ForInstallation().AllAsync(Streams.ApiTokens, ct)).Where(token => token.OrganizationId == organization)
            .OrderByDescending(token => token.MadeAt).Select(token => new KnownToken(token, used.GetValueOrDefault(token.Id)))];
    }
}
