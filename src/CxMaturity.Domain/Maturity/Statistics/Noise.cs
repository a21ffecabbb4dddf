namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Tells a variance from what rounding leaves of none.</summary>
internal static class Noise
{
    /// <summary>A deviation this small beside the numbers it comes from is rounding, not difference.</summary>
    private const double Relative = 10 * 2.220446049250313e-16;

    public static bool IsAll(double deviation, double magnitude) => deviation <= Relative * Math.Abs(magnitude) || deviation < 1e-150;

    public static bool IsAll(Moments moments) => IsAll(moments.Deviation, moments.Mean);
}
