namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>When a target above is reached if the pace stays: "in q units of time, between … and …"; no forecast beyond that.</summary>
/// <param name="Time">Target minus present value, over the slope, in the slope's unit of time.</param>
/// <param name="Range">From the ends of the slope's interval; the later end is the slower pace.</param>
public sealed record PaceToTarget(double Time, Interval Range)
{
    /// <summary>
    /// Refuses values that are no numbers, and a slope outside its interval.
    /// Not estimable: the target is reached; the interval includes zero; the slope leads away.
    /// </summary>
    public static Estimate<PaceToTarget> Of(double slope, Interval range, double present, double target)
    {
        Require.Finite([slope, range.Low, range.High, present, target]);
        if (!range.Contains(slope))
            throw new ArgumentException("The slope must lie within its interval.", nameof(range));
        if (present >= target)
            return NotEstimable.TargetReached;
        if (!range.ExcludesZero)
            return NotEstimable.DirectionOpen;
        if (slope < 0)
            return NotEstimable.LeadsAway;
        var way = target - present;
        return double.IsFinite(way / range.Low)
            ? new PaceToTarget(way / slope, new(way / range.High, way / range.Low))
            : NotEstimable.OutOfRange;
    }

    /// <summary>Of a slope with its interval.</summary>
    public static Estimate<PaceToTarget> Of(Slope slope, double present, double target) =>
        Of(slope.PerTime, slope.Range, present, target);
}
