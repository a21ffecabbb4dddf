using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// What a report publishes of a wave, as sums over base cells: the form in which releases are held against each other (D.10 rules 3 and 7).
/// What is only ever published over all units has one base cell per role group.
/// </summary>
public sealed class PublishedSums
{
    /// <summary>How the row of a whole measure is labelled.</summary>
    public const string Total = "*/*";

    /// <summary>The number of sheets, as a measure.</summary>
    public const string Sheets = "SHEETS";

    private const string All = "*";

    private readonly WaveMeasurement wave;
    private readonly PublishedSums? official;
    private readonly Dictionary<Audience, SheetSums> groups;
    private readonly (CellSums Cell, SheetSums Sums)[] cells;

    /// <param name="official">
    /// The wave as its own questionnaire scores it, where this is the same wave scored by another version. What other people count in is
    /// another measure then, and named so.
    /// </param>
    public PublishedSums(WaveMeasurement wave, PublishedSums? official = null)
    {
        (this.wave, this.official) = (wave, official);
        cells =
        [
            .. wave.Cells.Where(cell => cell.Audience.IsRoleGroup() && !IsConsented(cell.Audience)).OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Audience)
                .Select(cell => (cell, cell.All()))
        ];
        groups = cells.GroupBy(cell => cell.Cell.Audience)
            .ToDictionary(group => group.Key, group => group.Select(cell => cell.Sums).Aggregate((all, more) => all.Add(more)));
    }

    /// <summary>The unit whose own row a label names; none for a label of something else.</summary>
    public static string LabelOf(string unit) => $"{unit}/{All}";

    /// <summary>All that a result shows of its wave.</summary>
    public IReadOnlyList<ReleasedMeasure> Of(MaturityResult result)
    {
        Audience[] published = [.. result.Groups.Where(group => group.Withheld is null && groups.ContainsKey(group.Audience)).Select(group => group.Audience)];
        var measures = new List<ReleasedMeasure>
        {
            Measure(Sheets, sums => sums.Sheets, published.Length > 0, published, published, [.. result.Units.Where(unit => unit.Sheets > 0).Select(unit => unit.Code)]),
            Measure(CoreScore.Code, sums => sums.Core.Count, result.Foundations is not null, Large(published, sums => sums.Core), [],
                [.. result.Units.Where(unit => unit.Core.Score is not null).Select(unit => unit.Code)])
        };
        foreach (var dimension in result.Dimensions)
        {
            var code = dimension.Code;
            Audience[] shown = [.. dimension.Groups.Where(group => group.Score is not null && groups.ContainsKey(group.Audience)).Select(group => group.Audience)];
            measures.Add(Measure(code, sums => CountOf(sums.Dimensions.GetValueOrDefault(code)), dimension.Score is not null, shown, shown,
                [.. result.Units.Where(unit => unit.Dimensions.Any(score => score.Code == code && score.Score is not null)).Select(unit => unit.Code)]));
            measures.Add(Side($"{code}.practice", dimension.Practice, published, sums => sums.Practice.GetValueOrDefault(code)));
            measures.Add(Side($"{code}.perception", dimension.Perception, published, sums => sums.Perception.GetValueOrDefault(code)));
            measures.AddRange(dimension.SubScales.Select(scale =>
                OfWhole(scale.Code, sums => CountOf(sums.SubScales.GetValueOrDefault(scale.Code)), scale.Score is not null, Large(published, sums => sums.SubScales.GetValueOrDefault(scale.Code)))));
            measures.AddRange(dimension.Items.Select(item => Item(item, published)));
        }

        return [.. measures.Concat(result.BlockItems.Select(item => Item(item, published))).Where(measure => measure.Rows.Count > 0)];
    }

    /// <summary>One side of a compared measure: its total over some units and role groups, and some of the units by themselves.</summary>
    /// <param name="executives">How they stand in the comparison, which may join them where the wave's own result does not.</param>
    public ReleasedMeasure Compared(
        string name, Func<SheetSums, ScoreSum?> of, IReadOnlyCollection<string> units, IReadOnlyCollection<Audience> compared, IReadOnlyCollection<string> alone,
        ExecutiveGroup executives = ExecutiveGroup.OnTheirOwn)
    {
        Audience[] among = [.. compared.SelectMany(group => executives.MembersOf(group))];
        int Count(SheetSums sums) => CountOf(of(sums));
        return new(Name(name, Count), Cells(Count), [.. Rows(units.Contains, among, alone).Prepend(Row(Total, cell => units.Contains(cell.Unit) && among.Contains(cell.Audience)))]);
    }

    // Executives who all agreed to be shown need no protection, and what is known of them protects nobody else.
    private bool IsConsented(Audience group) => group == Audience.X && wave.Executives == ExecutiveGroup.ByConsent;

    private string Name(string code, Func<SheetSums, int> countOf) =>
        official is null || official.Cells(countOf).SequenceEqual(Cells(countOf)) ? code : $"{code}@{wave.Questionnaire.Version}";

    private static int CountOf(ScoreSum? sum) => sum?.Count ?? 0;

    private ReleasedMeasure Measure(
        string name, Func<SheetSums, int> countOf, bool total, Audience[] among, IReadOnlyList<Audience> alone, IReadOnlyCollection<string> units) => new(Name(name, countOf), Cells(countOf),
    [
        .. total ? [Row(Total, cell => among.Contains(cell.Audience))] : Array.Empty<PublishedRow>(),
        .. alone.Select(group => Row($"{All}/{group}", cell => cell.Audience == group)),
        .. Rows(_ => true, among, units)
    ]);

    private ReleasedMeasure Side(string name, SideScore side, Audience[] published, Func<SheetSums, ScoreSum?> of) =>
        OfWhole(name, sums => CountOf(of(sums)), side.Score is not null, Large(published, of));

    private ReleasedMeasure Item(ItemResult item, Audience[] published)
    {
        int CountOfItem(SheetSums sums) => sums.Items.GetValueOrDefault(item.Id)?.Count ?? 0;
        return OfWhole(item.Id, CountOfItem, item.Withheld is null, [.. published.Where(group => CountOfItem(groups[group]) >= wave.Disclosure.MinimumSheets)]);
    }

    private ReleasedMeasure OfWhole(string name, Func<SheetSums, int> countOf, bool shown, Audience[] among)
    {
        Audience[] known = [.. groups.Keys.Order()];
        return new(Name(name, countOf), [.. known.Select(group => new BaseCell(All, group.ToString(), countOf(groups[group])))],
            shown ? [new(Total, [.. Enumerable.Range(0, known.Length).Where(i => among.Contains(known[i]))])] : []);
    }

    /// <summary>The role groups that count in a measure, as the scoring decides it.</summary>
    private Audience[] Large(Audience[] published, Func<SheetSums, ScoreSum?> of) =>
        [.. published.Where(group => of(groups[group]) is { } sum && sum.Count >= wave.Disclosure.MinimumSheets && !wave.Disclosure.Hides(sum))];

    private BaseCell[] Cells(Func<SheetSums, int> countOf) => [.. cells.Select(cell => new BaseCell(cell.Cell.Unit, cell.Cell.Audience.ToString(), countOf(cell.Sums)))];

    private IEnumerable<PublishedRow> Rows(Func<string, bool> within, IReadOnlyCollection<Audience> among, IReadOnlyCollection<string> units) =>
        units.Where(within).Select(unit => Row(LabelOf(unit), cell => cell.Unit == unit && among.Contains(cell.Audience)));

    private PublishedRow Row(string label, Func<CellSums, bool> holds) => new(label, [.. Enumerable.Range(0, cells.Length).Where(i => holds(cells[i].Cell))]);
}
