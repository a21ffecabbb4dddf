namespace CxMaturity.Domain.OwnPlays;

// What has happened to one play of an organisation's own. These names and shapes are the storage format: add a new event rather than change one.
public abstract record OwnPlayEvent(Guid PlayId, DateTimeOffset At);

/// <param name="Code">Such as <c>OWN-3</c>; it is never given to another play.</param>
/// <param name="German">The whole text with its front matter; none where the play is written in English only.</param>
public sealed record OwnPlayAdded(Guid PlayId, string Code, string? German, string? English, DateTimeOffset At) : OwnPlayEvent(PlayId, At);

public sealed record OwnPlayRevised(Guid PlayId, string? German, string? English, DateTimeOffset At) : OwnPlayEvent(PlayId, At);

/// <summary>From now on nobody is to begin with it.</summary>
public sealed record OwnPlayWithdrawn(Guid PlayId, string Reason, DateTimeOffset At) : OwnPlayEvent(PlayId, At);

public sealed record OwnPlayBroughtBack(Guid PlayId, DateTimeOffset At) : OwnPlayEvent(PlayId, At);
