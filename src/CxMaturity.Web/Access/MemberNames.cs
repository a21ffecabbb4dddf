using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Access;

/// <summary>What people are called. Events know their ids only; whoever was forgotten has no name any more.</summary>
public sealed class MemberNames(EventStore store)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await store.ForInstallation().FindAsync(Documents.Accounts, ids, ct)).ToDictionary(found => found.Id, found => found.Value.Name);
}
