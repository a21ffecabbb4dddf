using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>How sure a mean is, and by which formula that was found.</summary>
public enum PrecisionKind
{
    /// <summary>A t interval with finite population correction; combined role groups add up their errors.</summary>
    Interval,

    /// <summary>Fewer than ten people: every resample of their values was weighed. An approximation, rather too narrow.</summary>
    SmallGroup,

    /// <summary>Everybody has answered, so that there is no error of sampling.</summary>
    Census,

    /// <summary>All have the same score: there is no spread to judge by.</summary>
    AllAlike,

    /// <summary>More answers than people were counted; until the headcount is put right nothing can be said.</summary>
    MoreAnswersThanPeople
}

/// <param name="Interval">95 % interval in scale points; none for a census and where nothing can be said.</param>
/// <param name="Headcount">How many people could have answered; none where nobody was counted.</param>
/// <param name="ResponseRate">0–1.</param>
/// <param name="Bounds">What the mean would be if all who did not answer had given the lowest or the highest value; below half of the headcount only.</param>
/// <param name="StandardError">In scale points and without finite population correction, as trends need it: these people stand for those to come.</param>
public sealed record Precision(PrecisionKind Kind, Interval? Interval, int? Headcount, double? ResponseRate, Interval? Bounds, double? StandardError = null);

/// <summary>How much the people of a group agree, over the items that every role group is asked.</summary>
/// <param name="AverageDeviation">Mean distance from the mean in scale points (AD); up to 0.8 people agree.</param>
/// <param name="RwgUniform">r_wg(J) against the uniform null distribution (0–1).</param>
/// <param name="RwgSkewed">r_wg(J) against the slightly skewed one (0–1).</param>
/// <param name="N">People who answered all of these items.</param>
public sealed record Agreement(double AverageDeviation, double RwgUniform, double RwgSkewed, int Items, int N)
{
    /// <summary>A sixth of the range of the scale (Burke &amp; Dunlap 2002).</summary>
    public const double LargestDeviation = 0.8;

    public bool Agrees => AverageDeviation <= LargestDeviation;
}

/// <summary>Half of a dimension: what is done (anchored items) or how it feels (agreement items).</summary>
public sealed record SideScore(double? Score, int N, Withheld? Withheld, Precision? Precision);

/// <summary>Practice minus perception of those who answered both, in scale points.</summary>
public sealed record StructureGap(double Difference, int N, Interval? Interval)
{
    /// <summary>From here on structures exist but do not grip, or, negative, good will has no structure.</summary>
    public const double Notable = 0.7;

    // Half a rounding step: what reads as 0.7 is 0.7.
    public bool DoesNotGrip => Difference >= Notable - 1e-9;

    public bool IsGoodWillAlone => Difference <= -Notable + 1e-9;
}
