using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CxMaturity.Store.Documents;
using CxMaturity.Store.Projections;

namespace CxMaturity.Store;

/// <summary>A kind of stream: what it is called in the store, its state before anything has happened, and how events change it.</summary>
public abstract class StreamType(string name, Type state)
{
    /// <summary>Snake case; also the alias of the document that holds the state.</summary>
    public string Name => name;

    public Type State => state;

    /// <summary>The property of the state that names the stream this one lives within; none for a stream on its own.</summary>
    public string? ParentProperty { get; init; }

    internal abstract object InitialState { get; }

    internal abstract object Fold(object state, object happened);

    /// <summary>Whether such an event can happen in a stream of this kind.</summary>
    internal abstract bool Takes(object happened);
}

/// <inheritdoc cref="StreamType" />
public sealed class StreamType<TState, TEvent>(string name, TState initial, Func<TState, TEvent, TState> evolve)
    : StreamType(name, typeof(TState)) where TState : class where TEvent : class
{
    public TState Initial => initial;

    internal override object InitialState => initial;

    public TState Evolve(TState state, TEvent happened) => evolve(state, happened);

    internal override object Fold(object state, object happened) => happened is TEvent mine ? evolve((TState)state, mine) : state;

    internal override bool Takes(object happened) => happened is TEvent;
}

/// <summary>
/// What the store is told about its content: stored names of events, kinds of streams, projections. It knows nothing else of it.
/// </summary>
public sealed partial class StoreModel
{
    private readonly EventReading reading;
    private readonly Dictionary<string, Type> eventTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> olderTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> eventNames = [];
    private readonly Dictionary<Type, string> dotnetTypes = [];
    private readonly List<StreamType> streams = [];
    private readonly List<IProjection> projections = [];
    private readonly List<DocumentType> documents = [];

    /// <summary>The database schema; a setting.</summary>
    public string Schema { get; }

    /// <summary>The property of events by which they can be found together.</summary>
    public string TagProperty { get; }

    public StoreModel(string schema = "cx", string tagProperty = "WaveId")
    {
        if (!Identifier().IsMatch(schema))
            throw new ArgumentException($"'{schema}' cannot be the name of the store's schema: small letters, digits and underscores, a letter first.", nameof(schema));
        (Schema, TagProperty, reading) = (schema, tagProperty, new(Json));
    }

    /// <summary>Property names as in C#, enums as words: what Marten's own serializer expects.</summary>
    public JsonSerializerOptions Json { get; } = new() { Converters = { new JsonStringEnumConverter(), new RecurringKeys() } };

    public IReadOnlyList<StreamType> Streams => streams;

    public IReadOnlyList<IProjection> Projections => projections;

    /// <summary>Documents that are no past.</summary>
    public IReadOnlyList<DocumentType> Documents => documents;

    /// <summary>The events that are written today, by stored name.</summary>
    public IReadOnlyDictionary<string, Type> Events => eventTypes;

    /// <summary>What was written once and is still read, by stored name; raw JSON where no type of it is left.</summary>
    public IReadOnlyDictionary<string, Type> OlderEvents => olderTypes;

    internal IEnumerable<string> DocumentAliases => streams.Select(stream => stream.Name).Concat(projections.Select(projection => projection.Alias))
        .Concat(documents.Select(document => document.Alias)).Distinct();

    /// <summary>The stored name of an event. It is written here and nowhere derived, so that renaming a class loses nothing.</summary>
    public StoreModel Event<TEvent>(string name) where TEvent : class
    {
        reading.Add(Checked(name), typeof(TEvent));
        eventTypes.Add(name, typeof(TEvent));
        eventNames.Add(typeof(TEvent), name);
        dotnetTypes.Add(typeof(TEvent), DotnetType(typeof(TEvent)));
        return this;
    }

    /// <summary>
    /// An older version of an event: it keeps the name it was stored under for good, is never written again, and reaches everybody who
    /// folds as the newer one, which may itself be older than a third.
    /// </summary>
    public StoreModel Upcast<TOld, TNew>(string name, Func<TOld, TNew> upcast) where TOld : class where TNew : class
    {
        if (typeof(TOld) == typeof(TNew) || eventNames.ContainsKey(typeof(TOld)))
            throw new ArgumentException($"'{name}' is an older version, but {typeof(TOld).Name} is what is written today.", nameof(upcast));
        reading.AddOlder(Checked(name), typeof(TOld), typeof(TNew), old => upcast((TOld)old));
        olderTypes.Add(name, typeof(TOld));
        return this;
    }

    /// <summary>As above, where no type of the older version is left.</summary>
    public StoreModel Upcast<TNew>(string name, Func<JsonElement, TNew> upcast) where TNew : class
    {
        reading.AddOlder(Checked(name), typeof(TNew), upcast);
        olderTypes.Add(name, typeof(JsonElement));
        return this;
    }

    public StoreModel Stream(StreamType stream)
    {
        Checked(stream.Name);
        streams.Add(stream);
        return this;
    }

    public StoreModel Project(IProjection projection)
    {
        Checked(projection.Alias);
        projections.Add(projection);
        return this;
    }

    public StoreModel Document(DocumentType document)
    {
        Checked(document.Alias);
        documents.Add(document);
        return this;
    }

    internal string NameOf(object happened) => eventNames.TryGetValue(happened.GetType(), out var name)
        ? name
        : throw new InvalidOperationException($"The event {happened.GetType().Name} has no stored name; add it to the registry of events.");

    internal string DotnetTypeOf(object happened) => dotnetTypes[happened.GetType()];

    /// <summary>The type behind a stored name; none where the name is not ours, or no type of that older version is left.</summary>
    internal string? DotnetTypeOf(string name) =>
        (eventTypes.GetValueOrDefault(name) ?? olderTypes.GetValueOrDefault(name)) is { } type && type != typeof(JsonElement) ? DotnetType(type) : null;

    /// <summary>The event behind a stored row, or none where the name is not ours.</summary>
    internal object? Read(string name, ReadOnlySpan<byte> data) => reading.Read(name, data);

    internal IEnumerable<string> StoredNamesOf(IReadOnlyCollection<Type>? types) => reading.NamesOf(types);

    internal static string DotnetType(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    private static string Checked(string name) =>
        Identifier().IsMatch(name) ? name : throw new ArgumentException($"'{name}' is not in snake case.", nameof(name));

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z")]
    private static partial Regex Identifier();
}
