using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>Nobody in particular: one for each role of the demo, to look around with. They have no password, and no way in but that.</summary>
public sealed class DemoPersonas(EventStore store, TimeProvider clock)
{
    public static Guid IdOf(Role role) => StableId.Of("demo persona", role.ToString());

    /// <summary>What a persona is; none for people.</summary>
    public static Role? RoleOf(Account account) =>
        account.IsPersona ? Rights.Roles.Cast<Role?>().FirstOrDefault(role => IdOf(role!.Value) == account.Id) : null;

    public async Task EnsureAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var role in Rights.Roles)
            await store.ForInstallation().InsertAsync(Documents.Accounts, IdOf(role), Persona(role, now), ct);
        await store.ForInstallation(EventMetadata.None).DecideAsync(Streams.Rosters, Rosters.IdOf(DemoOrganization.Id), roster =>
        {
            var events = new List<RosterEvent>();
            foreach (var role in Rights.Roles)
            {
                var unit = role == Role.UnitLead ? DemoStaff.Sales : null;
                var joined = RosterDecider.Decide(roster, new AdmitMember(DemoOrganization.Id, IdOf(role), [role], unit, now));
                events.AddRange(joined);
                roster = joined.Aggregate(roster, Roster.Evolve);
            }

            return events;
        }, ct: ct);
    }

    public async Task<Account?> FindAsync(Role role, CancellationToken ct) => (await store.ForInstallation().FindAsync(Documents.Accounts, IdOf(role), ct))?.Value;

    public async Task RemoveAsync(CancellationToken ct)
    {
        foreach (var role in Rights.Roles)
            await store.ForInstallation().RemoveAsync(Documents.Accounts, IdOf(role), ct);
    }

    /// <summary>Somebody with an account of their own works in the demo as its change team.</summary>
    public Task AdmitAsync(Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return store.ForInstallation().TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Rosters, Rosters.IdOf(DemoOrganization.Id),
                roster => RosterDecider.Decide(roster, new AdmitMember(DemoOrganization.Id, account.Id, [Role.ChangeTeam, Role.Administrator], null, now)), ct);
            await transaction.ChangeAsync(Documents.Accounts, account.Id, seen => seen.Organizations.Contains(DemoOrganization.Id)
                ? seen
                : seen with { Organizations = [.. seen.Organizations, DemoOrganization.Id] }, ct);
        }, ct);
    }

    private static Account Persona(Role role, DateTimeOffset now) => new()
    {
        Id = IdOf(role), Name = $"Demo: {role}", SecurityStamp = Secrets.New(), Organizations = [DemoOrganization.Id], LastOrganization = DemoOrganization.Id,
        CreatedAt = now, IsPersona = true
    };
}
