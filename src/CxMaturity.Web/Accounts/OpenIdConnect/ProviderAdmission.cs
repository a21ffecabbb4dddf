using CxMaturity.Domain.Members;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>
/// Lets people in whom the provider vouches for: an account of their own at the first time, never somebody else's that merely looks alike,
/// and the roles that the provider gives, each time as they are then.
/// </summary>
public sealed partial class ProviderAdmission(EventStore store, ProviderSettings settings, TimeProvider clock, ILogger<ProviderAdmission> log)
{
    /// <summary>Says that nothing is open yet to somebody who has no role.</summary>
    public const string WaitingPath = "/sign-in/no-role";

    private const int Attempts = 3;

    private TenantStore Installation => store.ForInstallation();

    public async Task<Account> AdmitAsync(ProviderPerson person, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await AdmitOnceAsync(person, ct);
            }
            catch (KeyTakenException) when (attempt < Attempts)
            {
                // The same person, in two browsers at once for the first time.
            }
    }

    /// <summary>Where to: a page of ours that is open, or the word about why none is.</summary>
    public static string WayOf(Account account, string? returnUrl)
    {
        var asked = LocalReturn.Of(returnUrl);
        var isAnywhere = asked == "/";
        if (account.Organizations.Count == 0 && (isAnywhere || asked.StartsWith("/o/", StringComparison.OrdinalIgnoreCase)))
            return WaitingPath;
        return isAnywhere && account.LastOrganization is { } last ? $"/o/{last}" : asked;
    }

    private async Task<Account> AdmitOnceAsync(ProviderPerson person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = await Installation.FindAsync(Documents.AccountKeys, AccountStore.IdOfIdentity(person.Identity), ct);
        var id = key?.Value.AccountId ?? Guid.CreateVersion7(now);
        var organization = await OrganizationAsync(ct);
        Account? admitted = null;
        await store.ForInstallation(new EventMetadata(id.ToString())).TransactAsync(async transaction =>
        {
            if (key is null)
                await AccountStore.AddAsync(transaction, New(id, person, now), ct);
            var isMember = organization is { } there ? await FollowAsync(transaction, there, id, person, now, ct) : (bool?)null;
            admitted = await transaction.ChangeAsync(Documents.Accounts, id, account => Placed(account, person.Identity, organization, isMember), ct);
        }, ct);
        return admitted ?? throw new InvalidOperationException("An account is gone whose key is still there.");
    }

    private static Account New(Guid id, ProviderPerson person, DateTimeOffset now) => new()
    {
        Id = id, Name = person.Name ?? $"#{id.ToString("N")[^8..]}", External = person.Identity, SecurityStamp = Secrets.New(), CreatedAt = now
    };

    private async Task<bool> FollowAsync(TenantTransaction transaction, Guid organization, Guid account, ProviderPerson person, DateTimeOffset now, CancellationToken ct)
    {
        MappedRole[] granted = [.. person.Roles.SelectMany(role => settings.RoleMap.GetValueOrDefault(role) ?? [])];
        var command = new FollowProvider(
            organization, account, [.. settings.Governed], [.. granted.Select(mapped => mapped.Role).Distinct()], granted.FirstOrDefault(mapped => mapped.Unit is not null)?.Unit, now);
        var decided = await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(organization), roster => ProvidedRoles.Decide(roster, command), ct);
        return decided.State.Find(account) is not null;
    }

    private static Account Placed(Account account, ExternalIdentity identity, Guid? organization, bool? isMember) => account with
    {
        External = identity,
        Organizations = isMember switch
        {
            true => [.. account.Organizations.Union([organization!.Value])],
            false => [.. account.Organizations.Where(known => known != organization)],
            null => account.Organizations
        },
        LastOrganization = isMember switch
        {
            true => account.LastOrganization ?? organization,
            false when account.LastOrganization == organization => null,
            _ => account.LastOrganization
        }
    };

    private async Task<Guid?> OrganizationAsync(CancellationToken ct)
    {
        if (settings.Organization is not { } organization)
            return null;
        if ((await Installation.LoadAsync(Streams.Organizations, organization, ct)).State.Exists)
            return organization;
        LogNoOrganization(organization);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "The setting AzureAd:Organization names {Organization}, and there is none of this id. Roles of the identity provider count nowhere.")]
    private partial void LogNoOrganization(Guid organization);
}
