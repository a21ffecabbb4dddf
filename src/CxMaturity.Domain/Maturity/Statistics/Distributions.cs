using MathNet.Numerics;

namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// The normal, t and F distributions: tails and quantiles to about 1e-13 relative, also far out,
/// where the library's own quantiles keep about half of the digits.
/// </summary>
public static class Distributions
{
    /// <summary>Degrees of freedom from which the t distribution is the normal one in all digits.</summary>
    private const double AsGoodAsInfinite = 1e15;

    /// <summary>Share of the standard normal distribution below z.</summary>
    public static double NormalCdf(double z) => SpecialFunctions.Erfc(-z / Constants.Sqrt2) / 2;

    /// <summary>Probability of a standard normal value at least as far from zero as z, in both directions.</summary>
    public static double NormalTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>The standard normal value below which the share p lies; refuses p outside 0 to 1.</summary>
    public static double NormalQuantile(double p)
    {
        Require.Probability(p);
        if (p > 0.5)
            return -NormalQuantile(1 - p);
        var z = -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p);
        var density = Math.Exp(-z * z / 2) / Constants.Sqrt2Pi;
        return density == 0 ? z : z - (NormalCdf(z) - p) / density;
    }

    /// <summary>Probability of a t value at least as far from zero, in both directions (Student 1908); refuses df that are not positive.</summary>
    public static double StudentTwoSided(double t, double df)
    {
        RequireDegrees(df);
        return df >= AsGoodAsInfinite ? NormalTwoSided(t) : t == 0 ? 1 : Tails(Math.Abs(t), df).TwoSided;
    }

    /// <summary>The t value below which the share p lies, df possibly broken; refuses p outside 0 to 1 and df that are not positive.</summary>
    public static double StudentQuantile(double p, double df)
    {
        Require.Probability(p);
        RequireDegrees(df);
        if (df >= AsGoodAsInfinite)
            return NormalQuantile(p);
        return p == 0.5 ? 0 : p < 0.5 ? -StudentBeyond(p, df) : StudentBeyond(1 - p, df);
    }

    /// <summary>The t value with which a two-sided interval of this confidence is built, such as 2.26 for .95 and 9 degrees.</summary>
    public static double StudentCritical(double confidence, double df)
    {
        Require.Probability(confidence);
        RequireDegrees(df);
        var beyond = (1 - confidence) / 2;
        return df >= AsGoodAsInfinite ? -NormalQuantile(beyond) : StudentBeyond(beyond, df);
    }

    /// <summary>Share of the F distribution below f; refuses degrees of freedom that are not positive.</summary>
    public static double FisherCdf(double f, double df1, double df2) => FisherTails(f, df1, df2).Lower;

    /// <summary>Share of the F distribution above f; refuses degrees of freedom that are not positive.</summary>
    public static double FisherUpper(double f, double df1, double df2) => FisherTails(f, df1, df2).Upper;

    /// <summary>The F value below which the share p lies; refuses p outside 0 to 1 and degrees of freedom that are not positive.</summary>
    public static double FisherQuantile(double p, double df1, double df2)
    {
        Require.Probability(p);
        var wanted = Math.Log(p / (1 - p));
        var logF = 0.0;
        // Newton's method on log odds against log F, which is nearly a straight line.
        for (var i = 0; i < 200; i++)
        {
            var (lower, upper, weight) = FisherTails(Math.Exp(logF), df1, df2);
            if (lower == 0 || upper == 0)
            {
                logF /= 2;
                continue;
            }
            var step = (Math.Log(lower / upper) - wanted) * lower * upper / weight;
            logF -= Math.Clamp(step, -3, 3);
            if (Math.Abs(step) < 1e-15)
                break;
        }
        return Math.Exp(logF);
    }

    private static (double Lower, double Upper, double Weight) FisherTails(double f, double df1, double df2)
    {
        RequireDegrees(df1);
        RequireDegrees(df2);
        if (f <= 0)
            return (0, 1, 0);
        var (left, right) = (df1 * f, df2);
        return IncompleteBeta.Of(df1 / 2, df2 / 2, left / (left + right), right / (left + right));
    }

    private static (double TwoSided, double Density) Tails(double t, double df)
    {
        // Over the larger of the two, so that neither square overflows.
        var ratio = t / Math.Sqrt(df);
        var (x, y) = ratio > 1 ? (1 / ratio / ratio / (1 + 1 / ratio / ratio), 1 / (1 + 1 / ratio / ratio))
            : (1 / (1 + ratio * ratio), ratio * ratio / (1 + ratio * ratio));
        var (lower, _, weight) = IncompleteBeta.Of(df / 2, 0.5, x, y);
        return (lower, weight / t);
    }

    /// <summary>The positive t with the share beyond it on one side.</summary>
    private static double StudentBeyond(double beyond, double df)
    {
        var t = Math.Max(-NormalQuantile(beyond), 1e-300);
        for (var i = 0; i < 500; i++)
        {
            var (twoSided, density) = Tails(t, df);
            var tail = twoSided / 2;
            // Logarithms straighten heavy tails; near the middle the plain tail is the straighter one.
            var next = beyond > 0.05
                ? t + (tail - beyond) / density
                : t * Math.Exp(Math.Clamp(Math.Log(tail / beyond) * tail / (density * t), -5, 5));
            if (Math.Abs(next - t) <= 1e-15 * t)
                return next;
            t = next;
        }
        return t;
    }

    private static void RequireDegrees(double df)
    {
        if (!(df > 0) || double.IsInfinity(df))
            throw new ArgumentOutOfRangeException(nameof(df), "Degrees of freedom are positive and finite.");
    }
}
