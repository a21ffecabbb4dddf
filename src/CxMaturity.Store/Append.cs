namespace CxMaturity.Store;

/// <summary>A stream that must still stand at a version when an append commits.</summary>
internal sealed record Guard(Guid Id, long Version);

/// <summary>What is to be appended to one stream, with the state it leads to.</summary>
internal sealed record Append(StreamType Type, Guid Id, long Expected, IReadOnlyList<object> Events, object State, Guard? Guard)
{
    public long Version => Expected + Events.Count;

    public static Append Of<TState, TEvent>(
        StoreModel model, StreamType<TState, TEvent> type, Guid id, Snapshot<TState> seen, IReadOnlyList<TEvent> events, Guard? guard)
        where TState : class where TEvent : class
    {
        // Whoever forgot to register an event learns it before anything is written.
        foreach (var happened in events)
            model.NameOf(happened);
        return new(type, id, seen.Version, [.. events], events.Aggregate(seen.State, type.Evolve), guard);
    }

    public Decided<TState, TEvent> Outcome<TState, TEvent>() where TState : class where TEvent : class =>
        new((TState)State, Version, [.. Events.Cast<TEvent>()]);
}
