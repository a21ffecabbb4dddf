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
            ? [.. ProtectedTable.Of([.. units.SelectMany(unit => groups.Select(group => new BaseCell(unit, group.ToString(), Sum(unit, [group]).Count)))],
                disclosure.MinimumSheets, crossed: false, hidden).Units.Where(margin => margin.Withheld is null).Select(margin => margin.Code)]
            : [.. units];
        shown = sums.Where(unit => allowed.Contains(unit.Key) && unit.Value.Count >= disclosure.MinimumSheets)
            .ToDictionary(unit => unit.Key, unit => unit.Value.Moments!, StringComparer.Ordinal);

        ScoreSum Sum(string unit, IEnumerable<Audience> among) =>
            among.SelectMany(group => cells[(unit, group)]).Aggregate(ScoreSum.Empty, (all, more) => all.Add(more));
    }

    public Moments? Of(string unit) => shown.GetValueOrDefault(unit);
}
