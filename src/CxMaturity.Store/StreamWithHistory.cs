namespace CxMaturity.Store;

/// <summary>A stream that comes into being with all its events at once, each at the time at which it happened.</summary>
public sealed class StreamWithHistory
{
    private StreamWithHistory(string tenant, StreamType type, Guid id, IReadOnlyList<(object Event, DateTimeOffset At)> events, object state) =>
        (Tenant, Type, Id, Events, State) = (tenant, type, id, events, state);

    public string Tenant { get; }

    public StreamType Type { get; }

    public Guid Id { get; }

    public IReadOnlyList<(object Event, DateTimeOffset At)> Events { get; }

    /// <summary>What the events lead to.</summary>
    public object State { get; }

    public static StreamWithHistory Of<TState, TEvent>(
        string tenant, StreamType<TState, TEvent> type, Guid id, IReadOnlyList<TEvent> events, Func<TEvent, DateTimeOffset> at)
        where TState : class where TEvent : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        if (events.Count == 0)
            throw new ArgumentException("A stream begins with an event.", nameof(events));
        var timed = events.Select(happened => (Event: (object)happened, At: at(happened))).ToArray();
        // The log is written in the order of time; within a stream that must be the order of its events.
        if (timed.Zip(timed.Skip(1)).Any(pair => pair.Second.At < pair.First.At))
            throw new ArgumentException($"The events of the {type.Name} {id} go back in time.", nameof(events));
        return new(tenant, type, id, timed, events.Aggregate(type.Initial, type.Evolve));
    }
}
