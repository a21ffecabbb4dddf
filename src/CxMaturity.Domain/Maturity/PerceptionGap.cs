using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// How much higher one group sees a dimension than another, on the items that both were asked in the same words (Welch 1947; Hedges
/// 1981; Cliff 1993).
/// </summary>
/// <param name="Difference">First minus second, in scale points.</param>
/// <param name="Interval">95 % interval of the difference; none where neither group has any spread.</param>
/// <param name="PValue">Two-sided; none where a group has fewer than ten people.</param>
/// <param name="Effect">Hedges' g.</param>
/// <param name="Delta">Cliff's δ: how much more often the first's score is higher than lower (−1 to 1).</param>
public sealed record PerceptionGap(
    Audience First,
    Audience Second,
    double Difference,
    Interval? Interval,
    double? PValue,
    double? Effect,
    Interval? EffectInterval,
    double? Delta)
{
    public GapBand Size => Bands.OfGap(Difference);

    /// <summary>Whether chance cannot explain it.</summary>
    public bool IsSure => Interval?.ExcludesZero == true;
}
