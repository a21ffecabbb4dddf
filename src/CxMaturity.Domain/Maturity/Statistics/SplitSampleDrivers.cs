namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Shares across units, with predictors from one half of each unit's people and the outcome from the other half, so that nobody
/// explains their own judgement (against the common source of both: Podsakoff et al. 2003).
/// </summary>
/// <param name="Shares">Over the units, each counted once.</param>
/// <param name="Units">Units that were used.</param>
/// <param name="LeftOut">Units with a single person, who cannot be split.</param>
public sealed record SplitSampleDrivers(ShapleyShares Shares, int Units, int LeftOut)
{
    /// <summary>
    /// Of complete cases, one row and one unit per person; the halves are drawn, and an odd person joins the second half.
    /// Refuses ragged rows, values that are no numbers, other than one unit per row, an outcome that is not there.
    /// Not estimable: as the shares themselves, with units in the place of people.
    /// </summary>
    /// <param name="outcome">Column of the outcome; all others are predictors.</param>
    public static Estimate<SplitSampleDrivers> Of(
        IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<int> units, int outcome, ulong seed)
    {
        Require.SameLength(units.Count, rows.Count);
        Require.Rectangle(rows);
        var all = rows.Zip(units, (row, unit) => (row, unit)).GroupBy(pair => pair.unit, pair => pair.row)
            .OrderBy(unit => unit.Key).Select(unit => unit.ToArray()).ToArray();
        var split = all.Where(unit => unit.Length >= 2).ToArray();
        if (split.Length < 2)
            return NotEstimable.TooFew;
        if (outcome < 0 || outcome >= rows[0].Count)
            throw new ArgumentOutOfRangeException(nameof(outcome), "The outcome must be one of the variables.");
        var generator = new SeededGenerator(seed);
        double[][] means = [.. split.Select(unit => Halved(unit, outcome, generator))];
        return ShapleyShares.Of(SampleCovariance.Of(means), outcome)
            .Then(shares => new SplitSampleDrivers(shares, split.Length, all.Length - split.Length));
    }

    /// <summary>Means of the first half of a shuffled unit, but of the second half for the outcome.</summary>
    private static double[] Halved(IReadOnlyList<double>[] unit, int outcome, SeededGenerator generator)
    {
        IReadOnlyList<double>[] people = [.. unit];
        for (var last = people.Length - 1; last > 0; last--)
        {
            var other = generator.Below(last + 1);
            (people[last], people[other]) = (people[other], people[last]);
        }
        var half = people.Length / 2;
        return [.. Enumerable.Range(0, people[0].Count)
            .Select(j => (j == outcome ? people[half..] : people[..half]).Average(person => person[j]))];
    }
}
