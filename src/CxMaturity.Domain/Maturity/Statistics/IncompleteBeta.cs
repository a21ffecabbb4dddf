namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Both tails of the beta distribution and its density times x(1 − x), from which the t and F distributions follow.
/// Continued fraction (DiDonato and Morris 1992) by Lentz's method; the factor before it by deviances (Loader 2000), which keeps
/// all digits where gamma functions of large arguments would cancel them.
/// </summary>
internal static class IncompleteBeta
{
    private const int MostSteps = 1_000_000;
    private const double Smallest = 1e-300;

    /// <param name="x">Where to cut, 0 to 1.</param>
    /// <param name="y">1 − x, from the caller, because the difference would lose digits.</param>
    public static (double Lower, double Upper, double Weight) Of(double a, double b, double x, double y)
    {
        if (x <= 0)
            return (0, 1, 0);
        if (y <= 0)
            return (1, 0, 0);
        var weight = Weight(a, b, x, y);
        if (x < (a + 1) / (a + b + 2))
        {
            var lower = Math.Min(1, weight / Fraction(a, b, x, y));
            return (lower, 1 - lower, weight);
        }
        var upper = Math.Min(1, weight / Fraction(b, a, y, x));
        return (1 - upper, upper, weight);
    }

    /// <summary>xᵃ(1 − x)ᵇ / B(a, b).</summary>
    private static double Weight(double a, double b, double x, double y)
    {
        var n = a + b;
        return Math.Sqrt(a / n * b / (2 * Math.PI))
            * Math.Exp(StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y));
    }

    /// <summary>What Stirling's formula leaves of ln Γ(n + 1); small n climb to where the series holds.</summary>
    private static double StirlingError(double n)
    {
        var climbed = 0.0;
        for (; n < 16; n++)
            climbed += (n + 0.5) * Log1P(1 / n) - 1;
        var squared = n * n;
        return climbed + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / squared)
            / squared) / squared) / squared) / squared) / n;
    }

    /// <summary>x ln(x/m) + m − x, without cancellation near x = m.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
            return x * Math.Log(x / m) + m - x;
        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var i = 1; i < 1000; i++)
        {
            term *= v * v;
            var next = sum + term / (2 * i + 1);
            if (next == sum)
                return next;
            sum = next;
        }
        return sum;
    }

    private static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>
    /// The even part of the usual fraction, in which a(1 − x) − bx + 1 stands whole and does not cancel where x is close to its bound.
    /// </summary>
    private static double Fraction(double a, double b, double x, double y)
    {
        var h = Away(a * (a * y - b * x + 1) / (a + 1));
        var c = h;
        var d = 0.0;
        for (var m = 1; m <= MostSteps; m++)
        {
            var middle = a + 2.0 * m - 1;
            var above = (a + m - 1) / middle * ((a + b + m - 1) / middle) * m * (b - m) * x * x;
            var below = m + m * (b - m) * x / middle + (a + m) * (a * y - b * x + 1 + m * (1 + y)) / (middle + 2);
            d = 1 / Away(below + above * d);
            c = Away(below + above / c);
            var factor = c * d;
            h *= factor;
            if (Math.Abs(factor - 1) < 3e-16)
                break;
        }
        return h;
    }

    private static double Away(double value) => Math.Abs(value) < Smallest ? Smallest : value;
}
