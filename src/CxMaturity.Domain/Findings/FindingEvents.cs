namespace CxMaturity.Domain.Findings;

/// <summary>The rule by which a finding was raised.</summary>
public enum FindingRule
{
    /// <summary>A dimension at the two lowest levels.</summary>
    DimensionLow,

    BelowTarget,

    CapC1,

    CapC2a,

    CapC2b,

    CapC4,

    /// <summary>Role groups see the same thing differently.</summary>
    PerceptionGap,

    StructuresDoNotGrip,

    GoodWillAlone,

    Tapestry,

    Dilemma,

    /// <summary>One of the three gates of the litmus test.</summary>
    GateClosed,

    UnitLow,

    /// <summary>The level is provisional.</summary>
    Provisional,

    /// <summary>Too many sheets raise doubts.</summary>
    Doubtful,

    /// <summary>The questions of a dimension do not measure the same thing.</summary>
    Unreliable,

    /// <summary>What change needs next is missing.</summary>
    ChangeBarrier
}

public enum Severity
{
    High,
    Medium,
    Low
}

public enum ReferenceKind
{
    /// <summary>The whole of it.</summary>
    Organization,

    Unit,
    Journey,
    Touchpoint,
    Project
}

/// <summary>How a finding reached those whom it concerns: in the tools they use.</summary>
public enum DeliveryFormat
{
    Jira,
    AzureDevOps,
    Excel,
    Markdown,
    Conversation
}

/// <summary>What a finding or an initiative is about, so that it meets people in their work.</summary>
/// <param name="Name">Empty for the whole organisation; the code of a unit; the name of anything else.</param>
public sealed record FindingReference(ReferenceKind Kind, string Name)
{
    public static readonly FindingReference Whole = new(ReferenceKind.Organization, "");
}

/// <summary>A number that a rule looked at.</summary>
public sealed record FindingEvidence(string Code, double Value);

/// <summary>What the order of recommendations was made from, so that a reader can check it.</summary>
/// <param name="Gap">How far the dimension is below its target, in scale points.</param>
/// <param name="Weight">In percent points.</param>
/// <param name="DriverShare">Share of the dimension in what drives the outcome (0–1).</param>
/// <param name="TrackFit">How well the play fits an organisation with or without a mandate.</param>
public sealed record RecommendationParts(
    double Gap, double Weight, double DriverShare, double Confidence, double Fit, double TrackFit, int Effort);

// What has happened to one finding. These names and shapes are the storage format: add a new event rather than change one.
public abstract record FindingEvent(Guid FindingId, DateTimeOffset At);

/// <param name="WaveId">None for a rule that looks at the workbench and not at answers.</param>
/// <param name="Subject">The code of what the rule looked at: a dimension, a unit, an item, a gate.</param>
public sealed record FindingRaised(
    Guid FindingId, Guid? WaveId, FindingRule Rule, string Subject, string? Dimension, Severity Severity,
    IReadOnlyList<FindingEvidence> Evidence, IReadOnlyList<FindingReference> References, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <summary>Somebody wrote it down.</summary>
public sealed record FindingRecorded(
    Guid FindingId, string Title, string Text, string? Dimension, IReadOnlyList<FindingReference> References, DateTimeOffset At) : FindingEvent(FindingId, At);

public sealed record FindingReworded(Guid FindingId, string Title, string Text, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <summary>It is about something else, or about more, than was thought.</summary>
public sealed record FindingReferred(Guid FindingId, IReadOnlyList<FindingReference> References, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <param name="To">A role or a unit, never a person.</param>
public sealed record FindingDelivered(Guid FindingId, string To, DeliveryFormat Format, DateTimeOffset At) : FindingEvent(FindingId, At);

public sealed record FindingDiscussed(Guid FindingId, string Note, DateTimeOffset At) : FindingEvent(FindingId, At);

public sealed record FindingAccepted(Guid FindingId, DateTimeOffset At) : FindingEvent(FindingId, At);

public sealed record FindingDeclined(Guid FindingId, string Reason, DateTimeOffset At) : FindingEvent(FindingId, At);

public sealed record FindingMerged(Guid FindingId, Guid Into, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <summary>What was decided no longer holds.</summary>
public sealed record FindingReopened(Guid FindingId, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <param name="Rank">1 for the first among all recommendations of that day.</param>
/// <param name="Reasons">The conditions of the play that held, as they are written in the playbook.</param>
/// <param name="RunnerUp">The play that would have come next.</param>
public sealed record PlayRecommended(
    Guid FindingId, string PlayId, int Rank, double Score, RecommendationParts Parts, IReadOnlyList<string> Reasons, string? RunnerUp, DateTimeOffset At)
    : FindingEvent(FindingId, At);

public sealed record PlayChosen(Guid FindingId, string PlayId, Guid InitiativeId, DateTimeOffset At) : FindingEvent(FindingId, At);

public sealed record PlayDeclined(Guid FindingId, string PlayId, string Reason, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <summary>An initiative without a play takes care of it.</summary>
public sealed record FindingTakenUp(Guid FindingId, Guid InitiativeId, DateTimeOffset At) : FindingEvent(FindingId, At);

/// <summary>An initiative has proved to change what was found.</summary>
public sealed record FindingFoundEffective(Guid FindingId, Guid InitiativeId, DateTimeOffset At) : FindingEvent(FindingId, At);
