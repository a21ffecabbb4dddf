using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How good the measuring was: reliability, doubtful sheets and what they change, whether units can be told apart.</summary>
internal static class QualityScoring
{
    private const int FewestUnits = 3;

    /// <param name="products">Products of the shared items over the whole wave, by dimension.</param>
    public static QualityResult? Of(ResultBasis basis, IReadOnlyDictionary<string, ProductSums> products)
    {
        if (!basis.IsGroup)
            return null;
        var (minimum, flagged) = (basis.Disclosure.MinimumSheets, basis.Cells.Sum(cell => cell.Flagged.Sheets));
        return new(
            [.. basis.Questionnaire.Dimensions.Select(dimension => ReliabilityOf(basis.Questionnaire, dimension, products.GetValueOrDefault(dimension.Code)))],
            flagged == 0 || flagged >= minimum ? flagged : null, flagged > 0,
            basis.Cells.SelectMany(cell => cell.Flags).GroupBy(flag => flag.Key).Select(flag => (flag.Key, Count: flag.Sum(each => each.Value)))
                .Where(flag => flag.Count >= minimum).OrderBy(flag => flag.Key).ToDictionary(flag => flag.Key, flag => flag.Count),
            Sensitivities(basis), UnitReliabilityOf(basis));
    }

    private static Reliability ReliabilityOf(Questionnaire questionnaire, Dimension dimension, ProductSums? products)
    {
        Item[] items = [.. questionnaire.SharedItems(dimension)];
        if (items.Length < 2 || products is null || products.Count < PeopleNeeded.ForDetail)
            return new(dimension.Code, items.Length, products is { Count: >= PeopleNeeded.ForDetail } ? products.Count : null, null, null, null, null,
                NotEstimable.TooFew, NotEstimable.TooFew, []);

        var covariance = products.Covariance(1);
        var alpha = CronbachAlpha.Of(covariance);
        var omega = items.Length == 2 ? SpearmanBrown.Of(covariance) : McDonaldOmega.Of(covariance).Then(found => found.Omega);
        var found = alpha.TryGet(out var known) ? known : null;
        return new(dimension.Code, items.Length, products.Count, Rounded(found?.Alpha), Rounded(Value(found?.Standardised)),
            found is null ? null : new(Rounded(found.Range.Low)!.Value, Rounded(found.Range.High)!.Value), Rounded(Value(omega)),
            alpha.Reason, omega.Reason,
            found is null ? [] : [.. items.Zip(found.Items, (item, fit) => new ItemReliability(item.Id, Rounded(Value(fit.ItemRest)), Rounded(Value(fit.AlphaIfDeleted))))]);
    }

    /// <summary>
    /// With and without the doubtful sheets. Who knows both means can work out that of the difference, so each side of it needs the
    /// minimum.
    /// </summary>
    private static List<Sensitivity> Sensitivities(ResultBasis basis)
    {
        (string Code, Func<SheetSums, ScoreSum?> Of)[] measures =
        [
            (CoreScore.Code, sums => sums.Core),
            .. basis.Questionnaire.Dimensions.Select(dimension => (dimension.Code, (Func<SheetSums, ScoreSum?>)(sums => sums.Dimensions.GetValueOrDefault(dimension.Code))))
        ];
        var found = new List<Sensitivity>();
        foreach (var (code, of) in measures)
        {
            // The same groups as the score itself: those that are large enough for this measure.
            var cells = basis.Cells.Where(cell => of(basis.Of(cell.Audience))?.Count >= basis.Disclosure.MinimumSheets).ToArray();
            var clean = Sum(cells.Select(cell => of(cell.Clean)));
            var flagged = Sum(cells.Select(cell => of(cell.Flagged)));
            if (clean.Count < basis.Disclosure.MinimumSheets || flagged.Count < basis.Disclosure.MinimumSheets)
                continue;
            var all = clean.Add(flagged);
            found.Add(new(code, basis.Disclosure.Score(all.Mean!.Value, all.Count), basis.Disclosure.Score(clean.Mean!.Value, clean.Count), all.Count, clean.Count));
        }

        return found;
    }

    private static UnitReliability? UnitReliabilityOf(ResultBasis basis)
    {
        Moments[] units =
        [
            .. basis.Headcounts.Units.Select(unit => Sum(basis.Unit(unit).Select(cell => cell.All().Core)).Moments).OfType<Moments>()
                .Where(moments => moments.Count >= basis.Disclosure.MinimumSheets)
        ];
        return units.Length >= FewestUnits && GroupIcc.Of(units).TryGet(out var found)
            ? new(Rounded(found.Icc1)!.Value, Rounded(found.Icc2)!.Value, found.IsNegative, units.Length)
            : null;
    }

    private static ScoreSum Sum(IEnumerable<ScoreSum?> sums) => sums.OfType<ScoreSum>().Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));

    private static double? Value(Estimate<double>? estimate) => estimate is not null && estimate.TryGet(out var value) ? value : null;

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3, MidpointRounding.AwayFromZero) : null;
}
