using CxMaturity.Domain.ApiTokens;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Keys for programs, made and revoked.</summary>
public sealed class TokenTeller(EventStore store) : Teller<ApiToken, ApiTokenEvent>(Streams.ApiTokens, TrailKinds.Tokens)
{
    public override bool IsInInstallation => true;

    public override async ValueTask<IReadOnlyCollection<Guid>> OfAsync(Guid organization, CancellationToken ct) =>
        [.. (await store.ForInstallation().AllAsync(Streams.ApiTokens, ct)).Where(token => token.OrganizationId == organization).Select(token => token.Id)];

    public override bool LooksBack(object happened) => happened is ApiTokenRevoked;

    protected override Told? Tell(ApiTokenEvent happened, ApiToken before, TrailVoice voice) => happened switch
    {
        ApiTokenMade e => new Told(voice.Says("trail.told.api_token_made", e.Name),
            [voice.Changed("tokens.scope", null, voice.Word(e.Writes ? "tokens.write" : "tokens.read")), voice.Changed("trail.until", null, DateOnly.FromDateTime(e.ExpiresAt.LocalDateTime))]),
        ApiTokenRevoked => new Told(voice.Says("trail.told.api_token_revoked", before.Name)),
        _ => null
    };
}
