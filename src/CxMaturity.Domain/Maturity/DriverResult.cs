using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// How much of the differences in the outcome each dimension goes along with (Lindeman, Merenda &amp; Gold 1980). Association within
/// one wave, no proof of a cause.
/// </summary>
/// <param name="N">People with all dimension scores and an outcome.</param>
/// <param name="Needed">How many it takes.</param>
/// <param name="Explained">R²: share of the outcome's variance that all dimensions explain together (0–1).</param>
/// <param name="NotEstimable">Why there are no shares.</param>
public sealed record DriverResult(int? N, int Needed, double? Explained, NotEstimable? NotEstimable, IReadOnlyList<Driver> Drivers);

/// <param name="Share">Part of the explained variance (0–1; all together make 1).</param>
/// <param name="Interval">95 % interval of the share by resampling people.</param>
/// <param name="Correlation">Simple correlation with the outcome (−1 to 1); a negative one against a positive share is suspicious.</param>
/// <param name="Check">The share by Johnson's relative weights (2000), as a check on the first.</param>
public sealed record Driver(string Dimension, double Share, Interval? Interval, double Correlation, double? Check)
{
    private const double Disagreement = 0.05;

    public bool MethodsDisagree => Check is { } other && Math.Abs(other - Share) > Disagreement;
}
