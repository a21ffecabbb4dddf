using System.Text.Json;

namespace CxMaturity.Store.Projections;

/// <summary>A read model that many streams write into. The projector keeps it, asynchronously and in the order of the log.</summary>
public interface IProjection
{
    /// <summary>Snake case; names the document's table and the projection's progress.</summary>
    string Alias { get; }

    Type Document { get; }

    /// <summary>
    /// The events it folds, named by themselves or by what they derive from; none named are all. The content of others is not even read.
    /// </summary>
    IReadOnlyCollection<Type>? Events => null;

    /// <summary>The document an event belongs to; none for an event that does not concern this read model.</summary>
    Guid? KeyOf(object happened);

    /// <summary>A fold and nothing else: no clock, no new ids, no queries, so that a rebuild yields the same bytes.</summary>
    object Apply(object? document, object happened);
}

/// <inheritdoc cref="IProjection" />
public abstract class Projection<TDocument>(string alias) : IProjection where TDocument : class
{
    public string Alias => alias;

    public Type Document => typeof(TDocument);

    public virtual IReadOnlyCollection<Type>? Events => null;

    public abstract Guid? KeyOf(object happened);

    protected abstract TDocument Evolve(TDocument? document, object happened);

    object IProjection.Apply(object? document, object happened) => Evolve((TDocument?)document, happened);
}
