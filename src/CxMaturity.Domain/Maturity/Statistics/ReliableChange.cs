namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Whether one person changed by more than the scale errs (Jacobson and Truax 1991).</summary>
/// <param name="MeasurementError">SEM = s√(1 − r), in the unit of the scale.</param>
/// <param name="DifferenceError">√2 SEM, in the unit of the scale.</param>
/// <param name="Index">RCI, the change over the error of a difference; no unit.</param>
public sealed record ReliableChange(double MeasurementError, double DifferenceError, double Index)
{
    /// <summary>The published bound, rounded as its authors have it.</summary>
    private const double Bound = 1.96;

    public bool IsReliable => Math.Abs(Index) > Bound;

    /// <summary>The smallest change that would count, in the unit of the scale.</summary>
    public double SmallestReliable => Bound * DifferenceError;

    /// <summary>
    /// Refuses a negative deviation and a reliability above 1. Not estimable: a reliability that is not positive, or a scale without error.
    /// </summary>
    /// <param name="deviation">Of the scale at the first time, over all people.</param>
    /// <param name="reliability">ω, else α, of the scale.</param>
    public static Estimate<ReliableChange> Of(double deviation, double reliability, double before, double after)
    {
        Require.Finite([deviation, reliability, before, after]);
        if (deviation < 0 || reliability > 1)
            throw new ArgumentOutOfRangeException(nameof(reliability), "A deviation is not negative, and a reliability is at most 1.");
        if (reliability <= 0)
            return NotEstimable.Unreliable;
        var measurement = deviation * Math.Sqrt(1 - reliability);
        var difference = Math.Sqrt(2) * measurement;
        return Noise.IsAll(difference, Math.Max(Math.Abs(before), Math.Abs(after)))
            ? NotEstimable.NoVariance
            : new ReliableChange(measurement, difference, (after - before) / difference);
    }
}

/// <summary>
/// The smallest change of a mean that two waves can show, (z.975 + z.80) · s · √(f₁/n₁ + f₂/n₂) with f = (N − n)/N (Cohen 1988; Cochran 1977);
/// in the unit of the scale.
/// </summary>
public static class SmallestDetectableChange
{
    /// <summary>
    /// Refuses negative deviations, counts below one, and fewer people than answers.
    /// Not estimable: no deviation, or all people answer both times.
    /// </summary>
    /// <param name="firstPopulation">All people of the unit in the first wave; without it the correction is left out.</param>
    public static Estimate<double> Of(double deviation, int first, int second, int? firstPopulation = null, int? secondPopulation = null,
        double confidence = .95, double power = .80)
    {
        Require.Finite(deviation);
        Require.Probability(confidence);
        Require.Probability(power);
        if (deviation < 0)
            throw new ArgumentOutOfRangeException(nameof(deviation), "A deviation is not negative.");
        var squared = Share(first, firstPopulation) + Share(second, secondPopulation);
        if (deviation == 0 || squared == 0)
            return NotEstimable.NoVariance;
        var quantiles = Distributions.NormalQuantile(power) - Distributions.NormalQuantile((1 - confidence) / 2);
        return quantiles * deviation * Math.Sqrt(squared);
    }

    private static double Share(int answers, int? population)
    {
        if (answers < 1)
            throw new ArgumentOutOfRangeException(nameof(answers), "There must be at least one answer.");
        if (population < answers)
            throw new ArgumentOutOfRangeException(nameof(population), "A unit cannot have fewer people than answers.");
        return (population is { } all ? ((double)all - answers) / all : 1) / answers;
    }
}
