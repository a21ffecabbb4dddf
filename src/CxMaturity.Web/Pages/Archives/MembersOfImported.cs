using CxMaturity.Domain.Members;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>
/// Who may enter an organisation that was brought in. Its old members are ids of another installation and mean nobody here, so their
/// memberships stay in the archive; whoever brings it in is its first member, on the command line whoever keeps the installation.
/// </summary>
public sealed class MembersOfImported(IHttpContextAccessor http, EventStore store)
{
    /// <summary>The streams of the installation that speak of an organisation and are taken away with it.</summary>
    public IReadOnlyList<(StreamType Type, Guid Id)> TakenAlong(Guid organization) => [(Streams.Organizations, organization), .. LeftOut(organization)];

    /// <summary>Of those, what does not come in elsewhere: the roster.</summary>
    public IReadOnlyList<(StreamType Type, Guid Id)> LeftOut(Guid organization) => [(Streams.Rosters, Rosters.IdOf(organization))];

    /// <summary>The roster under which the organisation begins here; written in the transaction that brings it in.</summary>
    public async Task<IReadOnlyList<StreamWithHistory>> NewAsync(Guid organization, DateTimeOffset now, CancellationToken ct) => await FirstMemberAsync(ct) is { } member
        ? [StreamWithHistory.Of(EventStore.DefaultTenant, Streams.Rosters, Rosters.IdOf(organization), RosterDecider.Decide(Roster.Initial, new BeginRoster(organization, member, now)), happened => happened.At)]
        : [];

    /// <summary>The first member finds it among the own organisations.</summary>
    public async Task EnterAsync(Guid organization, CancellationToken ct)
    {
        if (await FirstMemberAsync(ct) is { } member)
            await store.ForInstallation().ChangeAsync(Documents.Accounts, member, account => account with { Organizations = [.. account.Organizations.Union([organization])] }, ct);
    }

    private async Task<Guid?> FirstMemberAsync(CancellationToken ct) => http.HttpContext?.SignedIn()?.Id
        ?? (await store.ForInstallation().AllAsync(Documents.Accounts, ct)).FirstOrDefault(account => account.Value.KeepsInstallation)?.Id;
}
