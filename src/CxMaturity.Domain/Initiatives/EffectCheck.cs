using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Initiatives;

public enum EffectVerdict
{
    Proven,
    NotProven,

    /// <summary>Nothing can be said yet.</summary>
    TooEarly
}

/// <summary>What a verdict rests on.</summary>
public enum EffectReason
{
    /// <summary>The whole interval lies above zero.</summary>
    IntervalAboveZero,

    /// <summary>Chance may explain what was seen.</summary>
    IntervalIncludesZero,

    /// <summary>It went down, and chance does not explain it.</summary>
    IntervalBelowZero,

    /// <summary>The two waves cannot be compared.</summary>
    NotComparable,

    /// <summary>There has been no wave since.</summary>
    NoLaterWave,

    /// <summary>The wave closed before anything could have been seen.</summary>
    WaveTooSoon
}

/// <summary>How a dimension moved from the wave before an initiative to one after it, over the same units on both sides.</summary>
/// <param name="WaveId">The later wave.</param>
/// <param name="ClosedOn">The day on which the later wave closed.</param>
/// <param name="Difference">Later minus earlier, in scale points; none where the waves cannot be compared.</param>
/// <param name="Interval">95 % interval of that difference.</param>
/// <param name="Elsewhere">The same difference in the units that took no part, in scale points; none where there are none.</param>
public sealed record MeasuredEffect(Guid WaveId, DateOnly ClosedOn, double? Difference, Interval? Interval, double? Elsewhere = null);

/// <summary>Expected against achieved.</summary>
/// <param name="Expected">In scale points.</param>
/// <param name="Achieved">In scale points; none where there is nothing to compare.</param>
/// <param name="Low">Lower end of the 95 % interval of what was achieved.</param>
/// <param name="High">Its upper end.</param>
/// <param name="WaveId">The later wave; none where there is none.</param>
/// <param name="Comparison">
/// Achieved minus what the units that took no part achieved, in scale points. It describes and proves nothing: who takes part was not
/// drawn by lot.
/// </param>
public sealed record EffectOutcome(
    string Dimension, EffectVerdict Verdict, EffectReason Reason, double Expected, double? Achieved, double? Low, double? High, Guid? WaveId, double? Comparison)
{
    // Differences come from sums of whole numbers; one on the edge counts as reached.
    private const double Edge = 1e-9;

    /// <summary>Whether as much was achieved as was expected, however sure it is.</summary>
    public bool IsAsExpected => Achieved >= Expected - Edge;
}

/// <summary>Whether an initiative did what it promised: proven only where chance cannot explain a rise (Welch 1947).</summary>
public static class EffectCheck
{
    /// <param name="target">What was promised.</param>
    /// <param name="start">The day on which the work began.</param>
    /// <param name="weeksToEffect">Weeks until something can be seen, as the play says.</param>
    /// <param name="measured">What was measured since; none where no wave has closed since.</param>
    public static EffectOutcome Of(DimensionTarget target, DateOnly start, int weeksToEffect, MeasuredEffect? measured)
    {
        if (measured is null)
            return new(target.Dimension, EffectVerdict.TooEarly, EffectReason.NoLaterWave, target.Delta, null, null, null, null, null);

        var comparison = measured.Difference - measured.Elsewhere;
        var outcome = new EffectOutcome(target.Dimension, EffectVerdict.NotProven, EffectReason.NotComparable, target.Delta, measured.Difference,
            measured.Interval?.Low, measured.Interval?.High, measured.WaveId, comparison);
        if (measured.ClosedOn < start.AddDays(7 * weeksToEffect))
            return outcome with { Verdict = EffectVerdict.TooEarly, Reason = EffectReason.WaveTooSoon };
        if (measured.Difference is null || measured.Interval is null)
            return outcome;
        if (!measured.Interval.ExcludesZero)
            return outcome with { Reason = EffectReason.IntervalIncludesZero };
        return measured.Interval.Low > 0
            ? outcome with { Verdict = EffectVerdict.Proven, Reason = EffectReason.IntervalAboveZero }
            : outcome with { Reason = EffectReason.IntervalBelowZero };
    }
}
