using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

// What has happened to one initiative. These names and shapes are the storage format: add a new event rather than change one.
// People are ids or roles here and nowhere names, so that a person can be forgotten.
public abstract record InitiativeEvent(Guid InitiativeId, DateTimeOffset At);

/// <param name="PlayId">None where somebody had an idea of their own.</param>
/// <param name="Position">Its place among the ideas.</param>
public sealed record InitiativeProposed(
    Guid InitiativeId, string Title, string? PlayId, IReadOnlyList<Guid> Findings, string Position, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record InitiativeRenamed(Guid InitiativeId, string Title, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record FindingsLinked(Guid InitiativeId, IReadOnlyList<Guid> Findings, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Owner">None when nobody owns it any more.</param>
public sealed record OwnerNamed(Guid InitiativeId, Owner? Owner, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Sponsor">A function; empty when there is none any more.</param>
public sealed record SponsorNamed(Guid InitiativeId, string Sponsor, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Team">Functions or teams.</param>
public sealed record TeamNamed(Guid InitiativeId, IReadOnlyList<string> Team, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record PeriodSet(Guid InitiativeId, DateOnly? Start, DateOnly? Due, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Effort">1 (days) to 5 (a year and more); none when it is open again.</param>
public sealed record EffortEstimated(Guid InitiativeId, int? Effort, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <summary>What the initiative asks of units that are not part of it.</summary>
public sealed record WorkloadForeseen(Guid InitiativeId, string Workload, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record LeverChosen(Guid InitiativeId, Lever? Lever, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record WorksCouncilStatusSet(Guid InitiativeId, WorksCouncilStatus Status, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Units">Codes of the units in which it takes place.</param>
public sealed record UnitsAssigned(Guid InitiativeId, IReadOnlyList<string> Units, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record InitiativeReferred(Guid InitiativeId, IReadOnlyList<FindingReference> References, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record InitiativeScoped(Guid InitiativeId, ScopeCard Scope, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Drivers">What pays into customers' loyalty.</param>
public sealed record DriversLinked(Guid InitiativeId, IReadOnlyList<string> Drivers, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record TargetsSet(Guid InitiativeId, IReadOnlyList<DimensionTarget> Targets, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record KpiMeasured(Guid InitiativeId, Kpi Kpi, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record KpiDropped(Guid InitiativeId, string Name, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="Position">The place within the column, by which its cards are ordered.</param>
/// <param name="Reason">None where nothing asked for one.</param>
public sealed record InitiativeMoved(
    Guid InitiativeId, BoardColumn From, BoardColumn To, string Position, string? Reason, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <param name="By">The member who wrote it; none for a program.</param>
public sealed record InitiativeCommented(Guid InitiativeId, Guid CommentId, Guid? By, string Text, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record ChecklistItemAdded(Guid InitiativeId, Guid ItemId, string Text, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record ChecklistItemTicked(Guid InitiativeId, Guid ItemId, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record ChecklistItemUnticked(Guid InitiativeId, Guid ItemId, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record ChecklistItemRemoved(Guid InitiativeId, Guid ItemId, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record DecisionNoted(Guid InitiativeId, string Text, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record LessonNoted(Guid InitiativeId, string Text, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record AttachmentAdded(
    Guid InitiativeId, Guid AttachmentId, string Name, long Bytes, string MediaType, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

public sealed record AttachmentRemoved(Guid InitiativeId, Guid AttachmentId, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);

/// <summary>A target was held against what was measured; the numbers are those that were seen then.</summary>
/// <param name="Expected">In scale points, as <paramref name="Achieved"/> and the ends of its 95 % interval.</param>
/// <param name="WaveId">The later wave; none where there was none.</param>
/// <param name="Comparison">Achieved minus what units that took no part achieved; a description, no proof.</param>
public sealed record EffectChecked(
    Guid InitiativeId, string Dimension, EffectVerdict Verdict, EffectReason Reason, double Expected, double? Achieved, double? Low, double? High,
    Guid? WaveId, double? Comparison, DateTimeOffset At) : InitiativeEvent(InitiativeId, At);
