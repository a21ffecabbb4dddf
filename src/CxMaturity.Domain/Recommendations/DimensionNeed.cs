using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Recommendations;

/// <summary>What a dimension needs, as far as the order of plays asks: the parts of its priority without the effort.</summary>
/// <param name="Score">1–5.</param>
/// <param name="Target">1–5.</param>
/// <param name="Weight">In percent of the whole.</param>
/// <param name="DriverShare">Relative importance among the drivers of the outcome, 0 to 1; 0 where unknown.</param>
/// <param name="Confidence">1 where people agree and the score is sure, else 0.8.</param>
public sealed record DimensionNeed(string Dimension, double Score, double Target, double Weight, double DriverShare, double Confidence)
{
    /// <summary>How far it is below its target, in scale points; never negative.</summary>
    public double Gap => Math.Max(0, Target - Score);

    public DimensionPriority PriorityAt(int effort) => DimensionPriority.Of(Target, Score, Weight, DriverShare, Confidence, effort);

    /// <summary>Of every dimension whose score is published.</summary>
    public static IReadOnlyList<DimensionNeed> Of(MaturityResult result) =>
    [
        .. result.Dimensions.Where(dimension => dimension.Score is not null).Select(dimension => new DimensionNeed(
            dimension.Code, dimension.Score!.Value, dimension.Target, dimension.Weight,
            Math.Clamp(result.Drivers?.Drivers.FirstOrDefault(driver => driver.Dimension == dimension.Code)?.Share ?? 0, 0, 1),
            DimensionPriority.ConfidenceOf(dimension.Agreement?.RwgUniform, HalfWidth(dimension.Precision))))
    ];

    private static double? HalfWidth(Precision? precision) => precision switch
    {
        { Kind: PrecisionKind.Census } => 0,
        { Interval: { } interval } => (interval.High - interval.Low) / 2,
        _ => null
    };
}
