using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Accounts;

/// <summary>Where the people of an organisation are kept.</summary>
public static class Rosters
{
    public static Guid IdOf(Guid organization) => StableId.Of("roster", organization.ToString());

    public static async Task<Roster> RosterAsync(this EventStore store, Guid organization, CancellationToken ct) =>
        (await store.ForInstallation().LoadAsync(Streams.Rosters, IdOf(organization), ct)).State;

    /// <summary>What somebody is in a firm's client.</summary>
    public static bool IsConsultant(this Roster firm, Guid account) => firm.Find(account)?.Roles.Contains(Role.Consultant) == true;
}
