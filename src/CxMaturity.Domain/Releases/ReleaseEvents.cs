using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Releases;

/// <summary>What kind of report was published.</summary>
public enum ReportKind
{
    /// <summary>The result that became official when the wave closed.</summary>
    Result,

    /// <summary>A result that took the place of the official one.</summary>
    Restatement,

    /// <summary>The same answers scored by another version of the questionnaire.</summary>
    AsIf,

    /// <summary>The wave beside another one, over what both have in common.</summary>
    Comparison
}

// What was published of one wave. These names and shapes, and those of the measures, are the storage format: add a new event rather than
// change one.
public abstract record ReleaseEvent(Guid WaveId, DateTimeOffset At);

/// <summary>A report on a closed wave was shown for the first time.</summary>
/// <param name="Report">What names this report for good; the same report is never released twice.</param>
/// <param name="Subject">The other wave of a comparison, the version of an as-if result; none where there is no such thing.</param>
/// <param name="Measures">What it published, as sums over base cells.</param>
public sealed record ReportReleased(Guid WaveId, ReportKind Kind, string Report, string? Subject, IReadOnlyList<ReleasedMeasure> Measures, DateTimeOffset At)
    : ReleaseEvent(WaveId, At);
