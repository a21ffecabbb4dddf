using System.Collections.Concurrent;

namespace CxMaturity.Store.Projections;

/// <summary>What a projection of this host last did: when it moved, and what has held it up since.</summary>
/// <param name="LastError">None once the projection has moved on.</param>
public sealed record ProjectionState(string Projection, DateTimeOffset? LastMoved, string? LastError, DateTimeOffset? LastErrorAt, int Failures);

/// <summary>What the projector of this host tells about its projections; asked from any thread.</summary>
public sealed class ProjectionHealth
{
    private readonly ConcurrentDictionary<string, ProjectionState> states = new(StringComparer.Ordinal);

    public ProjectionState Of(string projection) => states.GetValueOrDefault(projection) ?? new(projection, null, null, null, 0);

    internal void Moved(string projection, DateTimeOffset at) => states[projection] = new(projection, at, null, null, 0);

    internal ProjectionState Failed(string projection, string error, DateTimeOffset at) => states.AddOrUpdate(projection,
        name => new(name, null, error, at, 1),
        (_, known) => known with { LastError = error, LastErrorAt = at, Failures = known.Failures + 1 });
}
