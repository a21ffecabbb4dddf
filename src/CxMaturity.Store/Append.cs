namespace CxMaturity.Store;

/// <summary>A stream that must still stand at a version when an append commits.</summary>
internal sealed record Guard(Guid Id, long Version);

/// <summary>What is to be appended to one stream of a tenant, with the state it leads to.</summary>
internal sealed record Append(
    string Tenant, StreamType Type, Guid Id, long Expected, IReadOnlyList<object> Events, object State, Guard? Guard, EventMetadata Metadata)
{
    public long Version => Expected + Events.Count;

    public Decided<TState, TEvent> Outcome<TState, TEvent>() where TState : class where TEvent : class =>
        new((TState)State, Version, [.. Events.Cast<TEvent>()]);
}

/// <summary>Makes the appends of one tenant.</summary>
internal sealed record Appends(StoreModel Model, string Tenant, EventMetadata Metadata)
{
    public Append Of<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid id, Snapshot<TState> seen, IReadOnlyList<TEvent> events, Guard? guard)
        where TState : class where TEvent : class
    {
        // Whoever forgot to register an event learns it before anything is written.
        foreach (var happened in events)
            Model.NameOf(happened);
        return new(Tenant, type, id, seen.Version, [.. events], events.Aggregate(seen.State, type.Evolve), guard, Metadata);
    }
}
