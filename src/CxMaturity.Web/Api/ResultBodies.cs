using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Web.Api;

/// <param name="From">The moment from which this result has been official.</param>
/// <param name="Hash">SHA-256 of its content.</param>
/// <param name="Reason">Why it took the place of the one before; none for the first.</param>
/// <param name="Superseded">Whether a later one has taken its place since.</param>
public sealed record OfficialBody(DateTimeOffset From, DateTimeOffset FixedAt, string Engine, string Hash, string? Reason, bool Superseded);

/// <param name="Version">The version of the questionnaire that the answers were scored by.</param>
/// <param name="OfficialVersion">The version that was asked; its result is the official one.</param>
/// <param name="Hash">SHA-256 of this result's content.</param>
public sealed record AsIfBody(string Version, string OfficialVersion, DateTimeOffset ScoredAt, string Engine, string Hash, string? Reason);

/// <param name="Kind"><c>interval</c>, <c>smallGroup</c>, <c>census</c>, <c>allAlike</c> or <c>moreAnswersThanPeople</c>.</param>
/// <param name="Low">Lower end of the 95 % interval, in scale points.</param>
/// <param name="WorstCase">What the mean would be if all who did not answer had given the lowest value.</param>
public sealed record PrecisionBody(string Kind, double? Low, double? High, int? Headcount, double? ResponseRate, double? WorstCase, double? BestCase)
{
    internal static PrecisionBody? Of(Precision? precision) => precision is null ? null : new(Words.Lower(precision.Kind), precision.Interval?.Low, precision.Interval?.High,
        precision.Headcount, precision.ResponseRate, precision.Bounds?.Low, precision.Bounds?.High);
}

/// <param name="AverageDeviation">Mean distance from the mean in scale points; up to 0.8 people agree.</param>
public sealed record AgreementBody(double AverageDeviation, double RwgUniform, double RwgSkewed, int Items, int N)
{
    internal static AgreementBody? Of(Agreement? agreement) => agreement is null ? null
        : new(agreement.AverageDeviation, agreement.RwgUniform, agreement.RwgSkewed, agreement.Items, agreement.N);
}

public sealed record SideBody(double? Score, int N, PrecisionBody? Precision, WithheldBody? Withheld);

/// <param name="Difference">Practice minus perception of those who answered both.</param>
public sealed record StructureGapBody(double Difference, double? Low, double? High, int N);

/// <param name="Difference">First minus second, in scale points.</param>
/// <param name="Effect">Hedges' g.</param>
/// <param name="Delta">Cliff's δ.</param>
public sealed record PerceptionGapBody(
    string First, string Second, double Difference, double? Low, double? High, double? P, double? Effect, double? EffectLow, double? EffectHigh, double? Delta)
{
    internal static PerceptionGapBody Of(PerceptionGap gap) => new(gap.First.ToString(), gap.Second.ToString(), gap.Difference, gap.Interval?.Low, gap.Interval?.High,
        gap.PValue, gap.Effect, gap.EffectInterval?.Low, gap.EffectInterval?.High, gap.Delta);
}

public sealed record UnitBody(string Code, int? N, int? Headcount, double? ResponseRate, UnitScoreBody Core, IReadOnlyList<UnitScoreBody> Dimensions, WithheldBody? Withheld);

public sealed record UnitScoreBody(string Code, double? Score, int? N, PrecisionBody? Precision, double? AverageDeviation, WithheldBody? Withheld);

/// <param name="Flagged">Sheets that raise doubts; none while fewer than the smallest group do.</param>
public sealed record QualityBody(IReadOnlyList<ReliabilityBody> Reliability, int? Flagged, IReadOnlyDictionary<string, int> Flags, IReadOnlyList<Sensitivity> Sensitivity, UnitReliability? Units)
{
    internal static QualityBody? Of(QualityResult? quality) => quality is null ? null : new([.. quality.Reliability.Select(ReliabilityBody.Of)], quality.Flagged,
        quality.FlagCounts.ToDictionary(flag => Words.Lower(flag.Key), flag => flag.Value), quality.Sensitivity, quality.UnitReliability);
}

/// <param name="NotEstimable">Why there is no α.</param>
public sealed record ReliabilityBody(string Dimension, int Items, int? N, double? Alpha, double? AlphaLow, double? AlphaHigh, double? StandardizedAlpha, double? Omega, string? NotEstimable)
{
    internal static ReliabilityBody Of(Reliability known) => new(known.Dimension, known.Items, known.N, known.Alpha, known.AlphaInterval?.Low, known.AlphaInterval?.High,
        known.StandardizedAlpha, known.Omega, known.NotEstimable is { } reason ? Words.Lower(reason) : null);
}

/// <param name="Explained">R²: share of the outcome's variance that all dimensions explain together. Association, no proof of a cause.</param>
public sealed record DriversBody(int? N, int Needed, double? Explained, string? NotEstimable, IReadOnlyList<DriverBody> Dimensions)
{
    internal static DriversBody? Of(DriverResult? drivers) => drivers is null ? null : new(drivers.N, drivers.Needed, drivers.Explained,
        drivers.NotEstimable is { } reason ? Words.Lower(reason) : null,
        [.. drivers.Drivers.Select(driver => new DriverBody(driver.Dimension, driver.Share, driver.Interval?.Low, driver.Interval?.High, driver.Correlation, driver.Check))]);
}

/// <param name="Share">Part of the explained variance (0–1).</param>
/// <param name="Check">The same by Johnson's relative weights.</param>
public sealed record DriverBody(string Dimension, double Share, double? Low, double? High, double Correlation, double? Check);

internal static class Words
{
    /// <summary>A word of ours as JSON writes it.</summary>
    public static string Lower<T>(T word) where T : Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
