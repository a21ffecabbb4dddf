using CxMaturity.Store;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Turns the events of one kind of stream into sentences.</summary>
/// <param name="kind">One of <see cref="TrailKinds"/>.</param>
public abstract class Teller(StreamType stream, string kind)
{
    public StreamType Stream => stream;

    public string Kind => kind;

    /// <summary>Whether such streams belong to some organisation at all.</summary>
    public virtual bool IsOfOrganizations => true;

    /// <summary>Whether such streams live in the installation's own tenant; others live in that of their organisation.</summary>
    public virtual bool IsInInstallation => false;

    /// <summary>Those in the installation's own tenant that speak of one organisation.</summary>
    public virtual ValueTask<IReadOnlyCollection<Guid>> OfAsync(Guid organization, CancellationToken ct) => new([]);

    /// <summary>Whether what happened can only be told by what was there before.</summary>
    public virtual bool LooksBack(object happened) => false;

    /// <summary>Whether the app does such a thing without being asked.</summary>
    public virtual bool IsOurOwnDoing(object happened) => false;

    /// <summary>The people an event speaks of, besides whoever caused it.</summary>
    public virtual IEnumerable<Guid> PeopleIn(object happened) => [];

    /// <param name="before">What had happened in the stream until then, oldest first; nothing where nobody looks back.</param>
    public abstract Told? Tell(object happened, IEnumerable<object> before, TrailVoice voice);
}

/// <inheritdoc cref="Teller" />
public abstract class Teller<TState, TEvent>(StreamType<TState, TEvent> stream, string kind) : Teller(stream, kind) where TState : class where TEvent : class
{
    public sealed override Told? Tell(object happened, IEnumerable<object> before, TrailVoice voice) =>
        happened is TEvent mine ? Tell(mine, before.OfType<TEvent>().Aggregate(stream.Initial, stream.Evolve), voice) : null;

    /// <returns>None for an event that this version has no sentence for.</returns>
    protected abstract Told? Tell(TEvent happened, TState before, TrailVoice voice);
}
