using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// The units over all published role groups. Per measure it is decided anew which units may be shown, so that neither a unit nor what is
/// left when others are subtracted is a small group (Hundepool et al. 2012).
/// </summary>
internal sealed class UnitScoring(ResultBasis basis)
{
    private Disclosure Disclosure => basis.Disclosure;

    public IReadOnlyList<UnitResult> All()
    {
        if (!basis.IsGroup)
            return [];
        var sheets = Allowed(cell => cell.Sheets);
        var core = Scores(CoreScore.Code, sums => sums.Core, null);
        var dimensions = basis.Questionnaire.Dimensions
            .Select(dimension => Scores(dimension.Code, sums => sums.Dimensions.GetValueOrDefault(dimension.Code), dimension)).ToArray();
        return [.. basis.Headcounts.Units.Select(Unit)];

        UnitResult Unit(string code)
        {
            var (n, withheld) = sheets[code];
            var headcount = basis.Headcounts.Of(code, basis.Large);
            return new(code, withheld is null ? n : null, headcount > 0 ? headcount : null,
                withheld is null && headcount > 0 && n <= headcount ? (double)n / headcount : null, withheld, core[code], [.. dimensions.Select(each => each[code])]);
        }
    }

    private Dictionary<string, UnitScore> Scores(string code, Func<SheetSums, ScoreSum?> sumOf, Dimension? dimension)
    {
        // A role group too small for this measure is in no sum of it, the units' included.
        Audience[] groups = [.. basis.Large.Where(group => sumOf(basis.Of(group)) is { } sum && sum.Count >= Disclosure.MinimumSheets && !Disclosure.Hides(sum))];
        var alike = basis.Headcounts.Units.Where(unit => Disclosure.Hides(Sum(unit, groups, sumOf))).ToHashSet(StringComparer.Ordinal);
        var allowed = Allowed(cell => groups.Contains(cell.Audience) ? sumOf(cell.All())?.Count ?? 0 : 0, alike);
        return basis.Headcounts.Units.ToDictionary(unit => unit, unit =>
        {
            if (allowed[unit].Withheld is { } reason)
                return new(code, null, null, reason, null, null);
            CellSums[] cells = [.. basis.Unit(unit).Where(cell => groups.Contains(cell.Audience))];
            var moments = Sum(unit, groups, sumOf).Moments!;
            var precision = Precisions.Of([new(1, moments, basis.Headcounts.Of(unit, groups))],
                () => basis.Singles(groups, unit, code), $"{basis.Digest}|{string.Concat(groups)}|{unit}|{code}", Disclosure);
            var agreement = dimension is null || moments.Count < PeopleNeeded.ForSpread
                ? null
                : basis.AgreementOf(cells.Select(cell => cell.All().SharedAnswers.GetValueOrDefault(dimension.Code)));
            return new UnitScore(code, Disclosure.Score(moments.Mean, moments.Count), moments.Count, null, precision, agreement?.AverageDeviation);
        }, StringComparer.Ordinal);
    }

    private ScoreSum Sum(string unit, Audience[] groups, Func<SheetSums, ScoreSum?> sumOf) => basis.Unit(unit).Where(cell => groups.Contains(cell.Audience))
        .Select(cell => sumOf(cell.All())).OfType<ScoreSum>().Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));

    /// <summary>Per unit the number of answers and, where it may not be shown, why.</summary>
    /// <param name="alike">Units that are withheld because all said the same; as any other, they must not be worked out either.</param>
    private Dictionary<string, (int N, Withheld? Withheld)> Allowed(Func<CellSums, int> countOf, IReadOnlySet<string>? alike = null)
    {
        BaseCell[] cells =
        [
            .. basis.Headcounts.Units.SelectMany(unit => basis.Large.Select(group =>
                new BaseCell(unit, group.ToString(), basis.Unit(unit).Where(cell => cell.Audience == group).Sum(countOf))))
        ];
        var counts = cells.GroupBy(cell => cell.Unit, StringComparer.Ordinal).ToDictionary(unit => unit.Key, unit => unit.Sum(cell => cell.Count), StringComparer.Ordinal);
        if (!Disclosure.Rounds || cells.Length == 0)
            return basis.Headcounts.Units.ToDictionary(unit => unit, unit => Simple(counts.GetValueOrDefault(unit)), StringComparer.Ordinal);

        var margins = ProtectedTable.Of(cells, Disclosure.MinimumSheets, crossed: false, alike).Units.ToDictionary(margin => margin.Code, StringComparer.Ordinal);
        return basis.Headcounts.Units.ToDictionary(unit => unit, unit => (counts[unit], Reason(margins[unit].Withheld)), StringComparer.Ordinal);
    }

    private (int, Withheld?) Simple(int n) => (n, n == 0 ? Withheld.NoAnswers : n < Disclosure.MinimumSheets ? Withheld.TooFew : null);

    private static Withheld? Reason(WithholdingReason? reason) => reason switch
    {
        null => null,
        WithholdingReason.NoAnswers => Withheld.NoAnswers,
        WithholdingReason.TooFew => Withheld.TooFew,
        _ => Withheld.Complement
    };
}
