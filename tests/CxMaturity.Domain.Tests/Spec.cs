using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxMaturity.Domain.Tests;

/// <summary>Given what has happened, when a decision is asked for, then these events follow.</summary>
public sealed class Spec<TState, TEvent>(TState initial, Func<TState, TEvent, TState> evolve)
    where TEvent : notnull
{
    private TState state = initial;
    private Func<IReadOnlyList<TEvent>> decision = () => [];

    public Spec<TState, TEvent> Given(params TEvent[] events)
    {
        state = events.Aggregate(state, evolve);
        return this;
    }

    public Spec<TState, TEvent> When(Func<TState, IReadOnlyList<TEvent>> decide)
    {
        decision = () => decide(state);
        return this;
    }

    public void Then(params TEvent[] expected) => decision().Select(Told).ShouldBe(expected.Select(Told));

    public void ThenNothing() => decision().ShouldBeEmpty();

    public void ThenRefused(RefusalKind kind, string key)
    {
        var refusal = Should.Throw<RefusedException>(() => decision());
        (refusal.Kind, refusal.Key).ShouldBe((kind, key));
    }

    // Events hold dictionaries and lists, which records compare by reference.
    private static string Told(TEvent happened) => $"{happened.GetType().Name} {Json.Of(happened)}";
}

/// <summary>Values as text, so that two of them can be compared whatever they hold.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static string Of(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);
}
