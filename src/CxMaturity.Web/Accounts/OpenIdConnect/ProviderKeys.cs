using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>
/// Under what the provider finds those who are signed in, when it says that somebody has left: its names for the session and for the person.
/// The keys come and go with the sessions.
/// </summary>
public static class ProviderKeys
{
    public static Guid IdOfSession(string issuer, string session) => StableId.Of("account provider session", issuer, session);

    public static Guid IdOfSubject(string issuer, string subject) => StableId.Of("account provider subject", issuer, subject);

    public static HashSet<Guid> Of(Account account) => account is { External: { } person, Sessions.Count: > 0 }
        ? [IdOfSubject(person.Issuer, person.Pairwise ?? person.Subject), .. account.Sessions.Select(session => session.ProviderSession).OfType<string>().Select(session => IdOfSession(person.Issuer, session))]
        : [];

    /// <summary>Whoever came last under a name is meant by it.</summary>
    public static async Task KeepAsync(TenantTransaction transaction, HashSet<Guid> before, HashSet<Guid> after, Guid account, CancellationToken ct)
    {
        foreach (var gone in before.Except(after))
            await transaction.RemoveAsync(Documents.AccountKeys, gone, ct);
        foreach (var added in after.Except(before))
            if (!await transaction.InsertAsync(Documents.AccountKeys, added, new AccountKey(account), ct))
                await transaction.ChangeAsync(Documents.AccountKeys, added, _ => new AccountKey(account), ct);
    }
}
