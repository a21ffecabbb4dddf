using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Plays;

namespace CxMaturity.Domain.Recommendations;

/// <summary>Why a play is among the candidates.</summary>
public enum Ground
{
    /// <summary>What it looks for is so.</summary>
    Triggered,

    /// <summary>No play of a dimension below its target is called for, and this one comes closest.</summary>
    Closest,

    /// <summary>The standard transactions come before technology.</summary>
    BasicsFirst
}

/// <summary>A play with all that decided how high it stands.</summary>
/// <param name="Dimension">Which of its dimensions it is proposed for; none where no dimension carries it.</param>
/// <param name="Reasons">The conditions that hold, or the one that comes closest.</param>
/// <param name="Priority">The dimension's priority at this play's effort; none for plays with a fixed one.</param>
/// <param name="Fit">1 where all preconditions are met, else 0.5.</param>
/// <param name="TrackFit">1 where the play goes the way that is open, with or without a mandate, else 0.5.</param>
public sealed record Candidate(
    Play Play, string? Dimension, Ground Ground, IReadOnlyList<PlayCondition> Reasons, DimensionPriority? Priority, double Fit, double TrackFit)
{
    /// <summary>For ordering only: g · W · (0.5 + R) · c / e × fit × track fit; our own measure.</summary>
    public double Value => (Priority?.Value ?? Play.Priority!.Value / Play.Effort) * Fit * TrackFit;
}

/// <param name="RunnerUp">What would have stood here otherwise.</param>
public sealed record Recommendation(int Rank, Candidate Chosen, Candidate? RunnerUp);

/// <summary>Why a candidate is not proposed.</summary>
public enum LeftOutBecause
{
    /// <summary>Three of the same dimension stand above it.</summary>
    DimensionFull,

    /// <summary>Five stand above it.</summary>
    ListFull,

    /// <summary>It was done within the last two quarters, and nothing shows that it worked.</summary>
    DoneRecently,

    /// <summary>It is under way.</summary>
    UnderWay,

    /// <summary>Technology waits until the standard transactions are taken up.</summary>
    BasicsFirst
}

public sealed record LeftOut(Candidate Candidate, LeftOutBecause Because);

/// <summary>What to do first, and what came close.</summary>
public sealed record RecommendedPlays(IReadOnlyList<Recommendation> Recommendations, IReadOnlyList<LeftOut> LeftOut)
{
    public static readonly RecommendedPlays None = new([], []);
}

/// <summary>A play that the organisation has taken up before.</summary>
/// <param name="EndedOn">None while it is under way.</param>
/// <param name="WasEffective">Whether a later wave proved that it worked.</param>
public sealed record PlayTakenUp(string PlayId, DateOnly? EndedOn, bool WasEffective);
