using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>Name and password; too many wrong ones, and the account rests for a while.</summary>
public sealed class PasswordSignIn(UserManager<Account> users, AccessLog accesses)
{
    // Compared against when there is nobody of that name, so that the time tells nothing.
    private static readonly Account Nobody = new() { PasswordHash = new PasswordHasher<Account>().HashPassword(new(), Secrets.New()) };

    /// <returns>The account, or none, for whatever reason: the person is told only one sentence.</returns>
    public async Task<Account?> CheckAsync(string? userName, string? password)
    {
        if (password is not { Length: > 0 and <= PasswordRules.Longest } || userName is not { Length: > 0 and <= PersonNames.Longest })
            return null;
        if (await users.FindByNameAsync(userName) is not { PasswordHash: not null } account)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, Nobody.PasswordHash!, password);
            // What was typed is nowhere written down: it may be a password in the wrong field.
            accesses.Record(null, AccessKind.SignInFailed, "", null);
            return null;
        }

        var organization = account.LastOrganization?.ToString();
        if (await users.IsLockedOutAsync(account))
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, Nobody.PasswordHash!, password);
            accesses.Record(organization, AccessKind.SignInFailed, "", account.Id);
            return null;
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            await users.AccessFailedAsync(account);
            accesses.Record(organization, await users.IsLockedOutAsync(account) ? AccessKind.LockedOut : AccessKind.SignInFailed, "", account.Id);
            return null;
        }

        if (account.AccessFailedCount > 0)
            await users.ResetAccessFailedCountAsync(account);
        return account;
    }
}
