namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>What to work on first: P = g · W · (0.5 + R) · c/e, our own measure for ordering only; shown with its parts.</summary>
/// <param name="Gap">g, how far the score is below the target, in scale points; never negative.</param>
/// <param name="Weight">W, in percent.</param>
/// <param name="DriverShare">R, relative importance among the drivers, 0 to 1; 0 where unknown.</param>
/// <param name="Confidence">c, see <see cref="ConfidenceOf"/>.</param>
/// <param name="Effort">e, 1 to 5, of the cheapest play that applies.</param>
public sealed record DimensionPriority(double Gap, double Weight, double DriverShare, double Confidence, int Effort)
{
    public double Value => Gap * Weight * (0.5 + DriverShare) * Confidence / Effort;

    /// <summary>Refuses weights outside 0 to 100, driver shares and confidences outside 0 to 1, efforts outside 1 to 5.</summary>
    public static DimensionPriority Of(double target, double score, double weight, double driverShare, double confidence, int effort)
    {
        Require.Finite([target, score]);
        if (!(weight >= 0 && weight <= 100))
            throw new ArgumentOutOfRangeException(nameof(weight), "A weight lies between 0 and 100 percent.");
        if (!(driverShare >= 0 && driverShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(driverShare), "A share lies between 0 and 1.");
        if (!(confidence > 0 && confidence <= 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), "A confidence lies above 0 and is at most 1.");
        if (effort is < 1 or > 5)
            throw new ArgumentOutOfRangeException(nameof(effort), "An effort is one of five classes.");
        return new(Math.Max(0, target - score), weight, driverShare, confidence, effort);
    }

    /// <summary>
    /// 1 where people agree (r_wg(J) ≥ .70) and the interval is at most a quarter point to each side, else 0.8; also where either is unknown.
    /// </summary>
    public static double ConfidenceOf(double? rwg, double? halfWidth) => rwg >= .70 && halfWidth <= 0.25 + 1e-12 ? 1 : 0.8;
}
