using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How good the measuring was: reliability, doubtful sheets and what they change, whether units can be told apart.</summary>
internal static class QualityScoring
{
    private const int FewestUnits = 3;

    /// <param name="products">Products of the shared items over the whole wave, by dimension and role group.</param>
    /// <param name="units">The units as they are shown.</param>
    public static QualityResult? Of(ResultBasis basis, IReadOnlyDictionary<string, ProductSums> products, IReadOnlyList<UnitResult> units)
    {
        if (!basis.IsGroup)
            return null;
        var (minimum, flagged) = (basis.Disclosure.MinimumSheets, basis.Cells.Sum(cell => cell.Flagged.Sheets));
        return new(
            [.. basis.Questionnaire.Dimensions.Select(dimension => ReliabilityOf(basis.Questionnaire, dimension, ItemProducts.Of(products, dimension.Code, basis.LargeMembers)))],
            flagged == 0 || flagged >= minimum ? flagged : null, flagged > 0,
            basis.Cells.SelectMany(cell => cell.Flags).GroupBy(flag => flag.Key).Select(flag => (flag.Key, Count: flag.Sum(each => each.Value)))
                .Where(flag => flag.Count >= minimum).OrderBy(flag => flag.Key).ToDictionary(flag => flag.Key, flag => flag.Count),
            Sensitivities(basis), UnitReliabilityOf(basis, units));
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
            var cells = ShownIn(basis, of);
            var clean = Sum(cells.Select(cell => of(cell.Clean)));
            var flagged = Sum(cells.Select(cell => of(cell.Flagged)));
            if (clean.Count < basis.Disclosure.MinimumSheets || flagged.Count < basis.Disclosure.MinimumSheets)
                continue;
            var all = clean.Add(flagged);
            found.Add(new(code, basis.Disclosure.Score(all.Mean!.Value, all.Count), basis.Disclosure.Score(clean.Mean!.Value, clean.Count), all.Count, clean.Count));
        }

        return found;
    }

    /// <summary>Of the units whose core score is shown; with the others in it, it would tell of them.</summary>
    private static UnitReliability? UnitReliabilityOf(ResultBasis basis, IReadOnlyList<UnitResult> units)
    {
        var cells = ShownIn(basis, sums => sums.Core).ToLookup(cell => cell.Unit, StringComparer.Ordinal);
        Moments[] shown =
        [
            .. units.Where(unit => unit.Core.Withheld is null).Select(unit => Sum(cells[unit.Code].Select(cell => cell.All().Core)).Moments).OfType<Moments>()
        ];
        return shown.Length >= FewestUnits && GroupIcc.Of(shown).TryGet(out var found)
            ? new(Rounded(found.Icc1)!.Value, Rounded(found.Icc2)!.Value, found.IsNegative, shown.Length)
            : null;
    }

    /// <summary>The cells of the groups that are in the score itself: large enough for this measure, and not of one mind.</summary>
    private static CellSums[] ShownIn(ResultBasis basis, Func<SheetSums, ScoreSum?> of) =>
        [.. basis.Cells.Where(cell => of(basis.Of(cell.Audience)) is { } sum && sum.Count >= basis.Disclosure.MinimumSheets && !basis.Disclosure.Hides(sum))];

    private static ScoreSum Sum(IEnumerable<ScoreSum?> sums) => sums.OfType<ScoreSum>().Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));

    private static double? Value(Estimate<double>? estimate) => estimate is not null && estimate.TryGet(out var value) ? value : null;

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3, MidpointRounding.AwayFromZero) + 0.0 : null;
}
