using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Initiatives;

/// <summary>How a dimension moved in one unit.</summary>
/// <param name="Difference">Later minus earlier, in scale points.</param>
/// <param name="Interval">95 % interval of it; none where nothing can be said about that.</param>
/// <param name="People">Answers in both waves together.</param>
public sealed record UnitMove(double Difference, Interval? Interval, int People);

/// <summary>How a dimension moved in several units taken together.</summary>
public static class UnitsTogether
{
    /// <summary>
    /// The mean of the units' differences, weighted by people. Units answer independently of each other, so the half-widths of their
    /// intervals add up as variances do (Cochran 1977, stratified means).
    /// </summary>
    /// <returns>None without units; without an interval where one of them has none.</returns>
    public static UnitMove? Of(IReadOnlyList<UnitMove> units)
    {
        var people = units.Sum(unit => unit.People);
        if (people == 0)
            return null;
        var difference = units.Sum(unit => unit.Difference * unit.People / people);
        if (units.Any(unit => unit.Interval is null))
            return new(difference, null, people);
        var half = Math.Sqrt(units.Sum(unit => Math.Pow(unit.Interval!.HalfWidth * unit.People / people, 2)));
        return new(difference, new(difference - half, difference + half), people);
    }
}
