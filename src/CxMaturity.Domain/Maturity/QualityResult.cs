using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>How good the measuring itself was in this wave; always of the whole wave, never of a team.</summary>
/// <param name="Flagged">Sheets that raise doubts; none while fewer than the minimum do.</param>
/// <param name="FlagCounts">How many raise which doubt; only those with the minimum.</param>
/// <param name="UnitReliability">Whether units can be told apart; none with fewer than three published units.</param>
public sealed record QualityResult(
    IReadOnlyList<Reliability> Reliability,
    int? Flagged,
    bool AnyFlagged,
    IReadOnlyDictionary<Doubts, int> FlagCounts,
    IReadOnlyList<Sensitivity> Sensitivity,
    UnitReliability? UnitReliability);

/// <summary>Whether the items of a dimension measure the same thing.</summary>
/// <param name="N">People who answered all of them.</param>
/// <param name="Alpha">Cronbach's α.</param>
/// <param name="Omega">McDonald's ω; of two items their Spearman–Brown reliability.</param>
/// <param name="NotEstimable">Why there is no α.</param>
/// <param name="OmegaNotEstimable">Why there is no ω.</param>
public sealed record Reliability(
    string Dimension,
    int Items,
    int? N,
    double? Alpha,
    double? StandardizedAlpha,
    Interval? AlphaInterval,
    double? Omega,
    NotEstimable? NotEstimable,
    NotEstimable? OmegaNotEstimable,
    IReadOnlyList<ItemReliability> ItemDetails);

/// <param name="ItemTotal">Correlation with the sum of the other items (−1 to 1).</param>
public sealed record ItemReliability(string Item, double? ItemTotal, double? AlphaIfDeleted);

/// <summary>A score with and without the sheets that raise doubts.</summary>
/// <param name="Code">The dimension; <c>CORE</c> for the core score.</param>
public sealed record Sensitivity(string Code, double With, double Without, int NWith, int NWithout);

/// <param name="Icc1">Share of the differences between people that is due to their units (0–1).</param>
/// <param name="Icc2">How reliably the units' means can be told apart (0–1).</param>
public sealed record UnitReliability(double Icc1, double Icc2, bool WasNegative, int Units)
{
    public bool MayBeRanked => Icc2 >= GroupIcc.EnoughToRank;
}
