using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>
/// Who may enter an organisation that was brought in. Its old members are ids of another installation and mean nobody here, so their
/// memberships stay in the archive; whoever brings it in is its first member.
/// </summary>
public sealed class MembersOfImported
{
    /// <summary>The streams of the installation that speak of an organisation and are taken away with it.</summary>
    public IReadOnlyList<(StreamType Type, Guid Id)> TakenAlong(Guid organization) => [(Streams.Organizations, organization), .. LeftOut(organization)];

    /// <summary>Of those, what does not come in elsewhere: the roster.</summary>
    public IReadOnlyList<(StreamType Type, Guid Id)> LeftOut(Guid organization) => [];

    /// <summary>The roster under which the organisation begins here; written in the transaction that brings it in.</summary>
    public IReadOnlyList<StreamWithHistory> New(Guid organization, DateTimeOffset now) => [];
}
