using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>One side of a comparison: a wave's sums over the units that both sides have.</summary>
internal sealed class ComparedWave
{
    private readonly WaveMeasurement wave;
    private readonly Dictionary<Audience, SheetSums> common;
    private readonly Dictionary<Audience, SheetSums> whole;

    public ComparedWave(WaveMeasurement wave, IReadOnlyCollection<string> units)
    {
        this.wave = wave;
        common = Merged(wave.Cells.Where(cell => units.Contains(cell.Unit)));
        whole = Merged(wave.Cells);
    }

    public Disclosure Disclosure => wave.Disclosure;

    /// <summary>Whether a role group is large enough here and in the wave's own result, and not of one mind to the last person.</summary>
    public bool Shows(Audience group, Func<SheetSums, ScoreSum?> of) => Count(common, group, of) >= wave.Disclosure.MinimumSheets
        && whole.GetValueOrDefault(group)?.Sheets >= wave.Disclosure.MinimumSheets
        && !wave.Disclosure.Hides(of(common[group])!) && !wave.Disclosure.Hides(of(whole[group])!);

    /// <summary>
    /// Whether the comparison beside the wave's own result betrays nobody: who is in the one and not in the other are none or enough
    /// (differencing).
    /// </summary>
    public bool LeavesNobodyAlone(Func<SheetSums, ScoreSum?> of) => !wave.Disclosure.Rounds || RoleGroups.All
        .Where(group => Count(whole, group, of) >= wave.Disclosure.MinimumSheets)
        .All(group => new Difference(Count(whole, group, of) - Count(common, group, of), 0).IsSafe(wave.Disclosure.MinimumSheets));

    public IReadOnlyList<Stratum> Strata(IReadOnlyCollection<Audience> groups, Func<SheetSums, ScoreSum?> of) =>
        [.. groups.Select(group => new Stratum(groups.Count == 1 ? 1 : Math.Max(wave.WeightOf(group), 1e-9), of(common[group])!.Moments!, null))];

    private static int Count(Dictionary<Audience, SheetSums> sums, Audience group, Func<SheetSums, ScoreSum?> of) =>
        sums.TryGetValue(group, out var known) ? of(known)?.Count ?? 0 : 0;

    private static Dictionary<Audience, SheetSums> Merged(IEnumerable<CellSums> cells) => cells.Where(cell => cell.Audience.IsRoleGroup())
        .GroupBy(cell => cell.Audience).ToDictionary(group => group.Key, group => group.Select(cell => cell.All()).Aggregate((all, more) => all.Add(more)));
}

/// <summary>One measure per unit over some role groups, where disclosure lets it be shown.</summary>
internal sealed class UnitMargins
{
    private readonly Dictionary<string, Moments> shown;

    public UnitMargins(WaveMeasurement wave, IReadOnlyCollection<Audience> groups, Func<SheetSums, ScoreSum?> of)
    {
        var (disclosure, units) = (wave.Disclosure, wave.Headcounts.Units);
        var cells = wave.Cells.Where(cell => cell.Audience.IsRoleGroup()).ToLookup(cell => (cell.Unit, cell.Audience), cell => of(cell.All()) ?? ScoreSum.Empty);
        var sums = units.ToDictionary(unit => unit, unit => Sum(unit, groups), StringComparer.Ordinal);
        // The wave's own result shows units over all of its role groups: whom the comparison leaves out must not be the difference of both.
        Audience[] left = [.. RoleGroups.All.Except(groups).Where(group => units.Sum(unit => Sum(unit, [group]).Count) >= disclosure.MinimumSheets)];
        var hidden = units.Where(unit => disclosure.Hides(sums[unit]) || left.Length > 0 && SmallestGroup.Betrays(Sum(unit, left).Count, disclosure.MinimumSheets))
            .ToHashSet(StringComparer.Ordinal);
        HashSet<string> allowed = disclosure.Rounds && groups.Count > 0
            ? Beside(Own(), ProtectedTable.Of(Cells(groups), disclosure.MinimumSheets, crossed: false, hidden), groups, disclosure.MinimumSheets)
            : [.. units];
        shown = sums.Where(unit => allowed.Contains(unit.Key) && unit.Value.Count >= disclosure.MinimumSheets)
            .ToDictionary(unit => unit.Key, unit => unit.Value.Moments!, StringComparer.Ordinal);

        // As the wave's own result decides it.
        ProtectedTable Own()
        {
            Audience[] all = [.. groups.Union(RoleGroups.All.Where(group => WholeOf(group) is { Count: var count } whole && count >= disclosure.MinimumSheets && !disclosure.Hides(whole)))];
            return ProtectedTable.Of(Cells(all), disclosure.MinimumSheets, crossed: false, units.Where(unit => disclosure.Hides(Sum(unit, all))).ToHashSet(StringComparer.Ordinal));
        }

        ScoreSum WholeOf(Audience group) => units.Aggregate(ScoreSum.Empty, (all, unit) => all.Add(Sum(unit, [group])));

        BaseCell[] Cells(IReadOnlyCollection<Audience> among) =>
            [.. units.SelectMany(unit => among.Select(group => new BaseCell(unit, group.ToString(), Sum(unit, [group]).Count)))];

        ScoreSum Sum(string unit, IEnumerable<Audience> among) =>
            among.SelectMany(group => cells[(unit, group)]).Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));
    }

    public Moments? Of(string unit) => shown.GetValueOrDefault(unit);

    /// <summary>
    /// Units that may be shown over some role groups beside all that the wave's own result shows over all of its own: another unit may be
    /// withheld there than here, and both together would tell what neither does alone.
    /// </summary>
    private static HashSet<string> Beside(ProtectedTable own, ProtectedTable compared, IReadOnlyCollection<Audience> groups, int minimum)
    {
        var positions = own.BaseCells.Select((cell, i) => (cell, i)).ToDictionary(cell => (cell.cell.Unit, cell.cell.Group), cell => cell.i);
        int[] counts = [.. own.BaseCells.Select(cell => cell.Count)];
        var left = compared.Units.Where(margin => margin.Withheld is null).OrderBy(margin => margin.Count).ThenBy(margin => margin.Code, StringComparer.Ordinal).ToList();
        while (true)
        {
            PublishedRow[] rows = [.. own.Rows, .. left.Select(unit => new PublishedRow(unit.Code, [.. groups.Select(group => positions[(unit.Code, group.ToString())]).Order()]))];
            var findings = LinearAudit.Find(counts, rows, minimum);
            if (findings.Count == 0)
                return [.. left.Select(unit => unit.Code)];
            // The own result betrays nobody alone, so each witness has a row of the comparison; the smallest of them goes.
            var gone = findings.Select(finding => finding.Witness.Where(term => term.Row >= own.Rows.Count).Min(term => term.Row) - own.Rows.Count).ToHashSet();
            left = [.. left.Where((_, i) => !gone.Contains(i))];
        }
    }
}
