using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts;

/// <summary>Invites people by links that serve once, and lets them in.</summary>
public sealed class InvitationKeeping(EventStore store, AccessLog accesses, TimeProvider clock)
{
    public const int Days = 14;
    private const string Kind = "secret link";

    /// <returns>The word of the link, which is shown once and never again.</returns>
    public async Task<string> InviteAsync(Guid organization, IReadOnlyList<Role> roles, string? unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expires = now.AddDays(Days);
        var (secret, invitation) = (Secrets.New(), Guid.CreateVersion7(now));
        await store.ForInstallation().TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(organization),
                roster => RosterDecider.Decide(roster, new InviteMember(invitation, roles, unit, expires, now)), ct);
            await transaction.InsertAsync(Documents.SecretLinks, Secrets.IdOf(Kind, secret), new SecretLink(SecretLinkKind.Invitation, organization, invitation, expires), ct);
        }, ct);
        return secret;
    }

    public Task WithdrawAsync(Guid organization, Guid invitation, CancellationToken ct)
    {
        var command = new WithdrawInvitation(invitation, clock.GetUtcNow());
        return store.ForInstallation().DecideAsync(Streams.Rosters, Rosters.IdOf(organization), roster => RosterDecider.Decide(roster, command), ct: ct);
    }

    /// <returns>The word of a link with which the account's password can be set once.</returns>
    public async Task<string> PasswordResetAsync(Guid account, CancellationToken ct)
    {
        var secret = Secrets.New();
        await store.ForInstallation().InsertAsync(Documents.SecretLinks, Secrets.IdOf(Kind, secret),
            new SecretLink(SecretLinkKind.PasswordReset, null, account, clock.GetUtcNow().AddDays(1)), ct);
        return secret;
    }

    /// <summary>What a link opens; a wrong, used or old one opens nothing, and nobody learns which.</summary>
    public async Task<SecretLink> RequireAsync(SecretLinkKind kind, string? secret, CancellationToken ct)
    {
        var found = (await store.ForInstallation().FindAsync(Documents.SecretLinks, Secrets.IdOf(Kind, secret ?? ""), ct))?.Value;
        if (found is null || found.Kind != kind || found.ExpiresAt <= clock.GetUtcNow())
            throw Gone();
        if (kind == SecretLinkKind.Invitation && (await store.RosterAsync(found.OrganizationId!.Value, ct)).Invitations.All(waiting => waiting.Id != found.Subject))
            throw Gone();
        return found;
    }

    /// <summary>Redeems an invitation: of two at once, one comes in.</summary>
    public async Task<Guid> JoinAsync(string secret, Guid account, CancellationToken ct)
    {
        var link = await RequireAsync(SecretLinkKind.Invitation, secret, ct);
        var (organization, now) = (link.OrganizationId!.Value, clock.GetUtcNow());
        await store.ForInstallation(new EventMetadata(account.ToString())).TransactAsync(async transaction =>
        {
            await UseUpAsync(transaction, secret, ct);
            await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(organization),
                roster => RosterDecider.Decide(roster, new JoinByInvitation(link.Subject, account, now)), ct);
            await transaction.ChangeAsync(Documents.Accounts, account,
                seen => seen with { Organizations = [.. seen.Organizations.Union([organization])], LastOrganization = organization }, ct);
        }, ct);
        accesses.Record(organization.ToString(), AccessKind.LinkRedeemed, "", account);
        return organization;
    }

    /// <summary>Sets a password by link: the old sessions end with the old password.</summary>
    public async Task<Account> ResetAsync(string secret, Func<Account, Task> setPassword, CancellationToken ct)
    {
        var link = await RequireAsync(SecretLinkKind.PasswordReset, secret, ct);
        var account = (await store.ForInstallation().FindAsync(Documents.Accounts, link.Subject, ct))?.Value ?? throw Gone();
        await setPassword(account);
        await store.ForInstallation().TransactAsync(async transaction =>
        {
            await UseUpAsync(transaction, secret, ct);
            await transaction.ChangeAsync(Documents.Accounts, account.Id, seen => seen with
            {
                PasswordHash = account.PasswordHash, SecurityStamp = account.SecurityStamp, Sessions = [], AccessFailedCount = 0, LockoutEnd = null
            }, ct);
        }, ct);
        accesses.Record(account.LastOrganization?.ToString(), AccessKind.LinkRedeemed, "", account.Id);
        return account;
    }

    private static async Task UseUpAsync(TenantTransaction transaction, string secret, CancellationToken ct)
    {
        if (!await transaction.RemoveAsync(Documents.SecretLinks, Secrets.IdOf(Kind, secret), ct))
            throw Gone();
    }

    private static RefusedException Gone() => RefusedException.Unknown("account.link_gone");
}
