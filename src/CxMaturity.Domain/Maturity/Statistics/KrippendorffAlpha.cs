namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>What a difference between two ratings means: another name, another rank, or another distance.</summary>
public enum RatingLevel { Nominal, Ordinal, Interval }

/// <summary>Agreement of any number of raters, of whom some did not rate everything: 1 − Dₒ/Dₑ (Krippendorff 2004); no unit, at most 1.</summary>
public static class KrippendorffAlpha
{
    /// <summary>
    /// Of ratings, one row per rated thing, nothing where a rater did not rate. Refuses values that are no numbers.
    /// Not estimable: nothing rated twice, or all ratings the same.
    /// </summary>
    public static Estimate<double> Of(IReadOnlyList<IReadOnlyList<double?>> units, RatingLevel level)
    {
        Require.Finite(units.SelectMany(unit => unit).OfType<double>(), nameof(units));
        var rated = units.Select(unit => unit.OfType<double>().ToArray()).Where(unit => unit.Length >= 2).ToArray();
        if (rated.Length == 0)
            return NotEstimable.TooFew;
        var values = rated.SelectMany(unit => unit).Distinct().Order().ToArray();
        var rank = values.Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i);
        var coincidences = new double[values.Length, values.Length];
        foreach (var unit in rated)
            for (var i = 0; i < unit.Length; i++)
                for (var j = 0; j < unit.Length; j++)
                    if (i != j)
                        coincidences[rank[unit[i]], rank[unit[j]]] += 1.0 / (unit.Length - 1);
        var counts = Enumerable.Range(0, values.Length)
            .Select(c => (double)rated.Sum(unit => unit.Count(value => rank[value] == c))).ToArray();
        var total = counts.Sum();
        double observed = 0, expected = 0;
        for (var c = 0; c < values.Length; c++)
        {
            var between = 0.0;
            for (var d = c + 1; d < values.Length; d++)
            {
                between += counts[d];
                var distance = level switch
                {
                    RatingLevel.Nominal => 1,
                    RatingLevel.Ordinal => between + (counts[c] - counts[d]) / 2,
                    _ => values[d] - values[c]
                };
                observed += coincidences[c, d] * distance * distance;
                expected += counts[c] * counts[d] * distance * distance;
            }
        }
        return expected == 0 ? NotEstimable.NoVariance : 1 - (total - 1) * observed / expected;
    }
}
