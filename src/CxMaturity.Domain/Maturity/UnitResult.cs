namespace CxMaturity.Domain.Maturity;

/// <summary>One unit over all published role groups. Counts are given only where they may be shown.</summary>
/// <param name="Core">The core score: mean of the four foundations.</param>
public sealed record UnitResult(
    string Code,
    int? Sheets,
    int? Headcount,
    double? ResponseRate,
    Withheld? Withheld,
    UnitScore Core,
    IReadOnlyList<UnitScore> Dimensions);

/// <summary>One measure in one unit.</summary>
/// <param name="Code">The dimension; <c>CORE</c> for the core score.</param>
/// <param name="AverageDeviation">How far people are from their mean on average (AD), from ten people up.</param>
public sealed record UnitScore(string Code, double? Score, int? N, Withheld? Withheld, Precision? Precision, double? AverageDeviation);
