namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>How much units differ beside the differences within them (one-way analysis of variance; Bliese 2000); shares without unit.</summary>
/// <param name="MeanSize">k, people per unit; from mean squares as given.</param>
/// <param name="AdjustedSize">k₀ = (N − Σn²/N)/(K − 1), which allows for units of different size.</param>
/// <param name="SizesDiffer">Whether the largest unit is more than three times the smallest; then the values with k₀ belong beside the others.</param>
public sealed record GroupIcc(double MeanSquareBetween, double MeanSquareWithin, double MeanSize, double AdjustedSize, bool SizesDiffer)
{
    /// <summary>ICC(2) from which units may be ranked.</summary>
    public const double EnoughToRank = .70;

    /// <summary>ICC(1) = (MSB − MSW)/(MSB + (k − 1)MSW): share of the variance that lies between units, as it comes out, possibly negative.</summary>
    public double Icc1Unfloored => First(MeanSize);

    /// <summary>ICC(1), with 0 for a negative value.</summary>
    public double Icc1 => Math.Max(0, Icc1Unfloored);

    /// <summary>ICC(1) with k₀, with 0 for a negative value.</summary>
    public double Icc1Adjusted => Math.Max(0, First(AdjustedSize));

    /// <summary>ICC(2) = (MSB − MSW)/MSB: reliability of the unit means, with 0 for a negative value.</summary>
    public double Icc2 => IsNegative ? 0 : (MeanSquareBetween - MeanSquareWithin) / MeanSquareBetween;

    /// <summary>Whether the people within units differ more than the units, so that 0 is shown with a note.</summary>
    public bool IsNegative => MeanSquareBetween < MeanSquareWithin;

    public bool AllowsRanking => Icc2 >= EnoughToRank;

    /// <summary>
    /// Of the moments of each unit; units without answers are left out by the caller. Refuses moments that no values have.
    /// Not estimable: fewer than two units, one person in each, nobody differing from anybody.
    /// </summary>
    public static Estimate<GroupIcc> Of(IReadOnlyList<Moments> units)
    {
        foreach (var unit in units)
            Require.Real(unit, nameof(units));
        var people = units.Sum(unit => (double)unit.Count);
        if (units.Count < 2 || people <= units.Count)
            return NotEstimable.TooFew;
        var grand = units.Sum(unit => unit.Count * unit.Mean) / people;
        var between = units.Sum(unit => unit.Count * (unit.Mean - grand) * (unit.Mean - grand)) / (units.Count - 1);
        var within = units.Sum(unit => (unit.Count - 1) * unit.Variance) / (people - units.Count);
        if (!double.IsFinite(between) || !double.IsFinite(within))
            return NotEstimable.OutOfRange;
        if (Noise.IsAll(Math.Sqrt(between), grand) && Noise.IsAll(Math.Sqrt(within), grand))
            return NotEstimable.NoVariance;
        var adjusted = (people - units.Sum(unit => (double)unit.Count * unit.Count) / people) / (units.Count - 1);
        return new GroupIcc(between, within, people / units.Count, adjusted,
            units.Max(unit => unit.Count) > 3L * units.Min(unit => unit.Count));
    }

    /// <summary>
    /// Of mean squares worked out elsewhere. Refuses negative ones and a size that is not above one. Not estimable: both are zero.
    /// </summary>
    public static Estimate<GroupIcc> FromMeanSquares(double between, double within, double size)
    {
        Require.Finite([between, within, size]);
        if (between < 0 || within < 0 || size <= 1)
            throw new ArgumentOutOfRangeException(nameof(size), "Mean squares are not negative, and units have more than one person.");
        return between == 0 && within == 0 ? NotEstimable.NoVariance : new GroupIcc(between, within, size, size, false);
    }

    private double First(double size) =>
        (MeanSquareBetween - MeanSquareWithin) / (MeanSquareBetween + (size - 1) * MeanSquareWithin);
}
