using Microsoft.Extensions.Caching.Memory;

namespace CxMaturity.Store.Writing;

/// <summary>A state as it was read.</summary>
/// <param name="WrittenBy">The transaction that wrote its document; none where no document of its version stands there.</param>
internal sealed record Known<TState>(uint? WrittenBy, Snapshot<TState> Snapshot) where TState : class
{
    public bool Is(long version, uint? writtenBy) => writtenBy is not null && WrittenBy == writtenBy && Snapshot.Version == version;
}

/// <summary>
/// The states of all streams of a kind as this process last read them. Whoever reads them all asks the database which documents stand
/// there now, and reads those only that are others than it knows.
/// </summary>
internal sealed class KnownStates : IDisposable
{
    private const int Most = 50_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most });

    public IReadOnlyDictionary<Guid, Known<TState>> Of<TState>(string tenant, StreamType type) where TState : class =>
        cache.Get<IReadOnlyDictionary<Guid, Known<TState>>>((tenant, type.Name)) ?? new Dictionary<Guid, Known<TState>>();

    /// <summary>Where there are more of them than may be kept, none are.</summary>
    public void Keep<TState>(string tenant, StreamType type, IReadOnlyDictionary<Guid, Known<TState>> known) where TState : class =>
        cache.Set((tenant, type.Name), known, new MemoryCacheEntryOptions { Size = known.Count + 1, SlidingExpiration = Kept });

    public void Clear() => cache.Clear();

    public void Dispose() => cache.Dispose();
}
