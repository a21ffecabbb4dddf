using CxMaturity.Domain;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>What somebody types to get an account.</summary>
public sealed record NewAccount(string? Name, string? UserName, string? Password);

/// <summary>Makes accounts: the first one, by invitation, or for a person's own sheets.</summary>
public sealed class Registration(UserManager<Account> users, EventStore store, TimeProvider clock)
{
    // There is one of it: whoever comes second finds it taken.
    private static readonly Guid FirstAccount = StableId.Of("account first");

    /// <summary>The first account keeps the installation and founds the first organisation; of several at once, one wins.</summary>
    public async Task<(Account Account, Guid Organization)> FirstAsync(NewAccount typed, string? organizationName, CancellationToken ct)
    {
        var account = await CheckedAsync(typed);
        account.KeepsInstallation = true;
        var now = clock.GetUtcNow();
        var organization = Guid.CreateVersion7(now);
        account.Organizations = [organization];
        account.LastOrganization = organization;
        await AddAsync(account, async transaction =>
        {
            if (!await transaction.InsertAsync(Documents.AccountKeys, FirstAccount, new AccountKey(account.Id), ct))
                throw RefusedException.Unknown("account.setup_over");
            await transaction.DecideAsync(Streams.Organizations, organization,
                state => OrganizationDecider.Decide(state, new FoundOrganization(organization, organizationName ?? "", now)), ct);
            await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(organization),
                roster => RosterDecider.Decide(roster, new BeginRoster(organization, account.Id, now)), ct);
        }, ct);
        return (account, organization);
    }

    public async Task<bool> HasFirstAsync(CancellationToken ct) => await store.ForInstallation().FindAsync(Documents.AccountKeys, FirstAccount, ct) is not null;

    /// <summary>An account that belongs to no organisation yet.</summary>
    public async Task<Account> AnyAsync(NewAccount typed, CancellationToken ct, params Guid[] sheets)
    {
        var account = await CheckedAsync(typed);
        account.Sheets = sheets;
        await AddAsync(account, _ => Task.CompletedTask, ct);
        return account;
    }

    private async Task AddAsync(Account account, Func<TenantTransaction, Task> more, CancellationToken ct)
    {
        try
        {
            await store.ForInstallation(new EventMetadata(account.Id.ToString())).TransactAsync(async transaction =>
            {
                await more(transaction);
                await AccountStore.AddAsync(transaction, account, ct);
            }, ct);
        }
        catch (KeyTakenException)
        {
            throw RefusedException.Conflict("account.user_name_taken", account.UserName ?? "");
        }
    }

    private async Task<Account> CheckedAsync(NewAccount typed)
    {
        var userName = PersonNames.UserName(typed.UserName);
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now), Name = PersonNames.Name(typed.Name), UserName = userName, NormalizedUserName = PersonNames.Normalized(userName),
            SecurityStamp = Secrets.New(), CreatedAt = now
        };
        await SetPasswordAsync(account, typed.Password);
        return account;
    }

    /// <summary>Checks and sets a password; the account is not saved by that.</summary>
    public async Task SetPasswordAsync(Account account, string? password)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } refused)
                throw RefusedException.Invalid(refused.Errors.First().Code, PasswordRules.Shortest);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password!);
        account.SecurityStamp = Secrets.New();
    }
}
