using Microsoft.Extensions.Caching.Memory;

namespace CxMaturity.Store.Writing;

/// <summary>
/// States of streams as this process last saw them, so that the next decision needs no reading. They may be outdated: an append made
/// from one names its version and is refused then, and nothing else is ever concluded from one.
/// </summary>
internal sealed class RecentStates : IDisposable
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most });
    private int generation;

    /// <summary>What was read of whole kinds of streams.</summary>
    public KnownStates Known { get; } = new();

    /// <summary>Changes when everything is forgotten; what was read before that is not kept after it.</summary>
    public int Generation => Volatile.Read(ref generation);

    /// <summary>A stream within another, if both were seen lately.</summary>
    public (Snapshot<TState> Own, Snapshot<TParent> Parent, Guid ParentId)? Find<TState, TParent>(string tenant, StreamType type, StreamType parentType, Guid id)
        where TState : class where TParent : class =>
        cache.TryGetValue((Generation, (object)(tenant, type.Name, id)), out Seen<TState>? own)
        && cache.TryGetValue((Generation, (object)(tenant, parentType.Name, own!.ParentId)), out Snapshot<TParent>? parent)
            ? (own.Snapshot, parent!, own.ParentId)
            : null;

    public void Keep<TState>(int readIn, string tenant, StreamType type, Guid id, Snapshot<TState> snapshot, Guid parentId) where TState : class =>
        Set(readIn, (tenant, type.Name, id), new Seen<TState>(snapshot, parentId));

    public void KeepParent<TParent>(int readIn, string tenant, StreamType type, Guid id, Snapshot<TParent> snapshot) where TParent : class =>
        Set(readIn, (tenant, type.Name, id), snapshot);

    public void Clear()
    {
        Interlocked.Increment(ref generation);
        cache.Clear();
        Known.Clear();
    }

    public void Dispose()
    {
        cache.Dispose();
        Known.Dispose();
    }

    private sealed record Seen<TState>(Snapshot<TState> Snapshot, Guid ParentId) where TState : class;

    private void Set(int readIn, object key, object value)
    {
        if (readIn == Generation)
            cache.Set((readIn, key), value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });
    }
}
