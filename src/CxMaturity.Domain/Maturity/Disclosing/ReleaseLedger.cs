namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>What a release published of one measure: sums over base cells. Texts and whole numbers only, so that it can be stored.</summary>
/// <param name="Measure">Code of a dimension, item, sub-scale or score.</param>
public sealed record ReleasedMeasure(string Measure, IReadOnlyList<BaseCell> Cells, IReadOnlyList<PublishedRow> Rows);

/// <summary>What was published together on one wave.</summary>
public sealed record Release(string Id, IReadOnlyList<ReleasedMeasure> Measures);

/// <summary>Why a release may not stand beside the earlier ones.</summary>
public enum ReleaseConflictKind
{
    /// <summary>The releases differ by a few answers only.</summary>
    Difference,

    /// <summary>Adding and subtracting published sums gives a small group.</summary>
    Recoverable,

    /// <summary>A base cell has another number of answers than before, so that the difference tells who changed.</summary>
    Changed
}

/// <summary>One conflict of a new release with what was published before.</summary>
/// <param name="Earlier">Ids of the releases that it conflicts with; empty where the new one betrays somebody by itself.</param>
/// <param name="Cells">The base cells concerned, as <c>unit/group</c>.</param>
/// <param name="Count">Answers concerned.</param>
/// <param name="Sums">Labels of the published sums that betray them, each with the id of its release in front.</param>
public sealed record ReleaseConflict(
    ReleaseConflictKind Kind,
    string Measure,
    IReadOnlyList<string> Earlier,
    IReadOnlyList<string> Cells,
    int Count,
    IReadOnlyList<string> Sums);

/// <summary>
/// Whether a release may be published beside the earlier ones on the same wave: no small difference (D.10 rule 3), and still nothing small
/// in the row space of all of them together (rule 7; Hundepool et al. 2012, ch. 5).
/// </summary>
public static class ReleaseLedger
{
    /// <summary>
    /// All reasons against it, measure by measure; none means that it may go out. Counts are answers. Refuses a minimum below five.
    /// A base cell that changed since an earlier release is a conflict, and its measure is judged no further: what a correction tells
    /// can only be judged from the sheets (<see cref="Differencing"/> and <see cref="LinearAudit.FindAmongSheets"/>).
    /// </summary>
    public static IReadOnlyList<ReleaseConflict> Conflicts(
        Release release, IReadOnlyCollection<Release> earlier, int minimum = SmallestGroup.Default)
    {
        SmallestGroup.Check(minimum, []);
        return [.. release.Measures.SelectMany(measure => OfMeasure(release.Id, measure, [.. Of(measure.Measure, earlier)], minimum))];
    }

    private static IEnumerable<(string Release, ReleasedMeasure Measure)> Of(string measure, IEnumerable<Release> releases) =>
        releases.SelectMany(release => release.Measures.Where(each => each.Measure == measure).Select(each => (release.Id, each)));

    private static IEnumerable<ReleaseConflict> OfMeasure(
        string id, ReleasedMeasure measure, (string Release, ReleasedMeasure Measure)[] earlier, int minimum)
    {
        ReleaseConflict[] changed = [.. earlier.Select(other => Changed(measure, other)).OfType<ReleaseConflict>()];
        if (changed.Length > 0)
            return changed;
        return earlier.Select(other => Differing(measure, other, minimum)).OfType<ReleaseConflict>()
            .Concat(Together(id, measure, earlier, minimum));
    }

    private static ReleaseConflict? Changed(ReleasedMeasure measure, (string Release, ReleasedMeasure Measure) other)
    {
        var before = other.Measure.Cells.ToDictionary(Key, cell => cell.Count);
        BaseCell[] changed = [.. measure.Cells.Where(cell => before.TryGetValue(Key(cell), out var count) && count != cell.Count)];
        return changed.Length == 0 ? null : new(ReleaseConflictKind.Changed, measure.Measure, [other.Release],
            [.. changed.Select(Label)], changed.Sum(cell => Math.Abs(cell.Count - before[Key(cell)])), []);
    }

    private static ReleaseConflict? Differing(ReleasedMeasure measure, (string Release, ReleasedMeasure Measure) other, int minimum)
    {
        var (mine, theirs) = (Population(measure), Population(other.Measure));
        var difference = Differencing.Between(mine, theirs);
        if (difference.IsSafe(minimum))
            return null;
        BaseCell[] onlyMine = SmallestGroup.Betrays(difference.OnlyFirst, minimum) ? [.. mine.Except(theirs)] : [];
        BaseCell[] onlyTheirs = SmallestGroup.Betrays(difference.OnlySecond, minimum) ? [.. theirs.Except(mine)] : [];
        BaseCell[] few = [.. onlyMine.Concat(onlyTheirs).Where(cell => cell.Count > 0)];
        return new(ReleaseConflictKind.Difference, measure.Measure, [other.Release], [.. few.Select(Label)], few.Sum(cell => cell.Count), []);
    }

    // All releases over one list of base cells; a cell that only one of them names is as good as known to the others.
    private static IEnumerable<ReleaseConflict> Together(
        string id, ReleasedMeasure measure, (string Release, ReleasedMeasure Measure)[] earlier, int minimum)
    {
        var cells = new List<BaseCell>();
        var positions = new Dictionary<(string, string), int>();
        var rows = new List<(string Release, PublishedRow Row)>();
        foreach (var (release, each) in earlier.Append((id, measure)))
        {
            foreach (var cell in each.Cells.Where(cell => positions.TryAdd(Key(cell), cells.Count)))
                cells.Add(cell);
            rows.AddRange(each.Rows.Select(row =>
                (release, new PublishedRow($"{release}:{row.Label}", [.. row.Cells.Select(cell => positions[Key(each.Cells[cell])])]))));
        }

        int[] counts = [.. cells.Select(cell => cell.Count)];
        var found = LinearAudit.Find(counts, [.. rows.Select(row => row.Row)], minimum);
        // What the earlier ones betray by themselves, such as before the minimum was raised, is no reason against the new one.
        var known = found.Count == 0 ? [] : LinearAudit.Find(counts, [.. rows.Where(row => row.Release != id).Select(row => row.Row)], minimum)
            .Select(finding => string.Join(',', finding.Cells)).ToHashSet(StringComparer.Ordinal);
        return found.Where(finding => !known.Contains(string.Join(',', finding.Cells)))
            .Select(finding => new ReleaseConflict(
                ReleaseConflictKind.Recoverable,
                measure.Measure,
                [.. finding.Witness.Select(term => rows[term.Row].Release).Where(release => release != id).Distinct()],
                [.. finding.Cells.Select(cell => Label(cells[cell]))],
                finding.Count,
                [.. finding.Witness.Select(term => term.Label)]));
    }

    // Whoever stands in any published sum.
    private static BaseCell[] Population(ReleasedMeasure measure) =>
        [.. measure.Rows.SelectMany(row => row.Cells).Distinct().Order().Select(cell => measure.Cells[cell])];

    private static (string, string) Key(BaseCell cell) => (cell.Unit, cell.Group);

    private static string Label(BaseCell cell) => $"{cell.Unit}/{cell.Group}";
}
