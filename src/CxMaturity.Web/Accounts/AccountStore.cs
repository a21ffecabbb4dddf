using CxMaturity.Store;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>Accounts for the framework's identity, kept as documents of the installation. A name, a passkey, an identity belongs to one.</summary>
public sealed class AccountStore(EventStore store, IdentityErrorDescriber errors)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserPasskeyStore<Account>
{
    private TenantStore Installation => store.ForInstallation();

    public static Guid IdOfName(string normalized) => StableId.Of("account name", normalized);

    public static Guid IdOfIdentity(ExternalIdentity identity) => StableId.Of("account identity", identity.Issuer, identity.Tenant, identity.Subject);

    private static Guid IdOfPasskey(string id) => StableId.Of("account passkey", id);

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            await Installation.TransactAsync(transaction => AddAsync(transaction, user, cancellationToken), cancellationToken);
            return IdentityResult.Success;
        }
        catch (KeyTakenException)
        {
            return IdentityResult.Failed(errors.DuplicateUserName(user.UserName ?? ""));
        }
    }

    /// <summary>Adds an account within a transaction that does more.</summary>
    public static async Task AddAsync(TenantTransaction transaction, Account account, CancellationToken ct)
    {
        await transaction.InsertAsync(Documents.Accounts, account.Id, account, ct);
        await KeepKeysAsync(transaction, [], KeysOf(account), account.Id, ct);
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            await Installation.TransactAsync(transaction => ChangeAsync(transaction, user, cancellationToken), cancellationToken);
            return IdentityResult.Success;
        }
        catch (KeyTakenException)
        {
            return IdentityResult.Failed(errors.DuplicateUserName(user.UserName ?? ""));
        }
    }

    private static async Task ChangeAsync(TenantTransaction transaction, Account account, CancellationToken ct)
    {
        HashSet<Guid> before = [];
        await transaction.ChangeAsync(Documents.Accounts, account.Id, seen =>
        {
            before = KeysOf(seen);
            return Merged(seen, account);
        }, ct);
        await KeepKeysAsync(transaction, before, KeysOf(account), account.Id, ct);
    }

    /// <summary>
    /// What the framework keeps of an account comes from the caller; sessions and memberships, which other requests change meanwhile, stay
    /// as they are.
    /// </summary>
    private static Account Merged(Account seen, Account caller) => caller with
    {
        Organizations = seen.Organizations,
        LastOrganization = seen.LastOrganization,
        Sessions = seen.Sessions,
        Sheets = seen.Sheets,
        KeepsInstallation = seen.KeepsInstallation
    };

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        await Installation.TransactAsync(async transaction =>
        {
            await transaction.RemoveAsync(Documents.Accounts, user.Id, cancellationToken);
            await KeepKeysAsync(transaction, [.. KeysOf(user), .. ProviderKeys.Of(user)], [], user.Id, cancellationToken);
        }, cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? (await Installation.FindAsync(Documents.Accounts, id, cancellationToken))?.Value : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByKeyAsync(IdOfName(normalizedUserName), cancellationToken);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        FindByKeyAsync(IdOfPasskey(Convert.ToBase64String(credentialId)), cancellationToken);

    public async Task<Account?> FindByKeyAsync(Guid key, CancellationToken ct) =>
        await Installation.FindAsync(Documents.AccountKeys, key, ct) is { } found
            ? (await Installation.FindAsync(Documents.Accounts, found.Value.AccountId, ct))?.Value
            : null;

    private static HashSet<Guid> KeysOf(Account account)
    {
        HashSet<Guid> keys = [.. account.Passkeys.Select(passkey => IdOfPasskey(passkey.Id))];
        if (account.NormalizedUserName is { } name)
            keys.Add(IdOfName(name));
        if (account.External is { } identity)
            keys.Add(IdOfIdentity(identity));
        return keys;
    }

    private static async Task KeepKeysAsync(TenantTransaction transaction, HashSet<Guid> before, HashSet<Guid> after, Guid account, CancellationToken ct)
    {
        foreach (var gone in before.Except(after))
            await transaction.RemoveAsync(Documents.AccountKeys, gone, ct);
        foreach (var added in after.Except(before))
            if (!await transaction.InsertAsync(Documents.AccountKeys, added, new AccountKey(account), ct))
                throw new KeyTakenException();
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Done(user.UserName = userName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Done(user.NormalizedUserName = normalizedName);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Done(user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Done(user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Done(user.LockoutEnd = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Done(user.AccessFailedCount = 0);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var added = StoredPasskey.Of(passkey);
        return Done(user.Passkeys = [.. user.Passkeys.Where(known => known.Id != added.Id), added]);
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(passkey => passkey.Told())]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.FirstOrDefault(passkey => passkey.Id == Convert.ToBase64String(credentialId))?.Told());

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Done(user.Passkeys = [.. user.Passkeys.Where(passkey => passkey.Id != Convert.ToBase64String(credentialId))]);

    public void Dispose()
    {
    }

    private static Task Done(object? _) => Task.CompletedTask;
}

/// <summary>A name, a passkey or an identity that belongs to somebody else already.</summary>
public sealed class KeyTakenException() : Exception("This belongs to another account already.");
