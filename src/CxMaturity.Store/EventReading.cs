using System.Text.Json;

namespace CxMaturity.Store;

/// <summary>
/// From stored rows to the events of today. An older version is read as what it was and lifted, step by step, to what is written now;
/// whoever folds never meets it.
/// </summary>
internal sealed class EventReading(JsonSerializerOptions json)
{
    private delegate object? Reader(ReadOnlySpan<byte> data);

    private sealed record Step(Type To, Func<object, object> Lift);

    private readonly Dictionary<string, (Type Type, Reader Read)> stored = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Step> steps = [];

    public void Add(string name, Type type) => stored.Add(name, (type, data => JsonSerializer.Deserialize(data, type, json)));

    public void AddOlder(string name, Type old, Type next, Func<object, object> lift)
    {
        Add(name, old);
        steps.Add(old, new(next, lift));
    }

    public void AddOlder(string name, Type next, Func<JsonElement, object> lift) =>
        stored.Add(name, (next, data => lift(JsonSerializer.Deserialize<JsonElement>(data, json))));

    /// <summary>The event behind a stored row, or none where the name is not ours.</summary>
    public object? Read(string name, ReadOnlySpan<byte> data)
    {
        if (!stored.TryGetValue(name, out var found))
            return null;
        var happened = found.Read(data) ?? throw new JsonException($"A stored {name} is empty.");
        while (steps.Count > 0 && steps.TryGetValue(happened.GetType(), out var step))
            happened = step.Lift(happened);
        return happened;
    }

    /// <summary>The names under which events of these types are stored, those of older versions too.</summary>
    public IEnumerable<string> NamesOf(IReadOnlyCollection<Type>? types) =>
        stored.Where(entry => types is null || types.Any(type => type.IsAssignableFrom(Newest(entry.Value.Type)))).Select(entry => entry.Key);

    private Type Newest(Type type)
    {
        while (steps.TryGetValue(type, out var step))
            type = step.To;
        return type;
    }
}
