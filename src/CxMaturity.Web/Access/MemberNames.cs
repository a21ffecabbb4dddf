namespace CxMaturity.Web.Access;

/// <summary>What people are called. Events know their ids only; whoever was forgotten has no name any more.</summary>
public sealed class MemberNames
{
    // Until there are accounts nobody has a name: to be replaced together with them.
    public Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
}
