using System.Numerics;

namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>A published sum: the base cells that it adds up, each once, as positions in a list of base cells.</summary>
/// <param name="Label">What it stands for, such as <c>north/*</c>; readers of a finding see it.</param>
public sealed record PublishedRow(string Label, IReadOnlyList<int> Cells);

/// <summary>How often a published sum is added (or taken off, where negative) to work something out.</summary>
/// <param name="Row">Position of the published sum.</param>
public sealed record WitnessTerm(int Row, string Label, BigInteger Numerator, BigInteger Denominator);

/// <summary>A group of people too small to publish that can be worked out from what is published.</summary>
/// <param name="Cells">Positions of the base cells, ascending.</param>
/// <param name="Count">Answers in them together.</param>
/// <param name="Witness">The published sums that give it.</param>
public sealed record Recoverable(IReadOnlyList<int> Cells, int Count, IReadOnlyList<WitnessTerm> Witness);

/// <summary>
/// Looks for small groups in the row space of all that is published (linear audit of linked tables, Hundepool et al. 2012, ch. 5;
/// 0/1 rows over base cells, exact rational elimination).
/// </summary>
public static class LinearAudit
{
    /// <summary>
    /// Every base cell with fewer answers than the minimum, and every smallest union of such cells with fewer than that in total, that can
    /// be worked out. Refuses a minimum below five, negative counts, and rows that name a cell twice or one that is not there.
    /// </summary>
    /// <param name="counts">Answers per base cell, of one measure.</param>
    public static IReadOnlyList<Recoverable> Find(
        IReadOnlyList<int> counts, IReadOnlyList<PublishedRow> rows, int minimum = SmallestGroup.Default)
    {
        SmallestGroup.Check(minimum, counts);
        foreach (var row in rows)
            if (row.Cells.Any(cell => cell < 0 || cell >= counts.Count) || row.Cells.Distinct().Count() != row.Cells.Count)
                throw new ArgumentException($"{row.Label} names a cell twice or one that is not there.", nameof(rows));

        var classes = Indistinguishable(counts, rows);
        if (!classes.Any(each => SmallestGroup.Betrays(each.Count, minimum)))
            return [];

        var space = new RowSpace(RowsOver(classes, rows.Count), classes.Count);
        var candidates = Enumerable.Range(0, classes.Count).Where(i => SmallestGroup.Betrays(classes[i].Count, minimum))
            .Select(i => new ZeroSums.Candidate(i, classes[i].Count, space.Freedom(i))).ToArray();
        int[][] found = [.. ZeroSums.Below(minimum, candidates)];
        if (found.Length == 0)
            return [];

        var combinations = space.Combinations(found);
        return
        [
            .. found.Select((set, i) => new Recoverable(
                    [.. set.SelectMany(each => classes[each].Cells).Order()],
                    set.Sum(each => classes[each].Count),
                    [.. combinations[i].Select(term => new WitnessTerm(term.Row, rows[term.Row].Label, term.Numerator, term.Denominator))]))
                .OrderBy(finding => finding.Cells[0]).ThenBy(finding => string.Join(',', finding.Cells), StringComparer.Ordinal)
        ];
    }

    /// <summary>
    /// The same over sheets instead of base cells, for releases that cut a wave in ways that have no base cells in common: whoever
    /// stands in the same published sums is one group, and no such group, nor a union of them, below the minimum may be worked out.
    /// Positions in the findings are those of the sheets in ordinal order.
    /// </summary>
    /// <param name="rows">Label → hashes of the sheets that the published sum adds up.</param>
    public static IReadOnlyList<Recoverable> FindAmongSheets(
        IReadOnlyList<(string Label, IReadOnlySet<string> Sheets)> rows, int minimum = SmallestGroup.Default)
    {
        var positions = rows.SelectMany(row => row.Sheets).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((sheet, position) => (sheet, position)).ToDictionary(pair => pair.sheet, pair => pair.position, StringComparer.Ordinal);
        return Find(
            [.. Enumerable.Repeat(1, positions.Count)],
            [.. rows.Select(row => new PublishedRow(row.Label, [.. row.Sheets.Select(sheet => positions[sheet]).Order()]))],
            minimum);
    }

    // A cell without answers is struck out: its sum is known to be nothing, so to publish it would add no knowledge, and to keep it as
    // an unknown would let it seem to hide its neighbours. A cell in no published sum can never be worked out; it is left out, too.
    // Cells that stand in the same sums can be worked out together or not at all; they become one column.
    private static List<(int[] Cells, int[] Rows, int Count)> Indistinguishable(IReadOnlyList<int> counts, IReadOnlyList<PublishedRow> rows)
    {
        var memberships = new List<int>?[counts.Count];
        for (var row = 0; row < rows.Count; row++)
            foreach (var cell in rows[row].Cells)
                if (counts[cell] > 0)
                    (memberships[cell] ??= []).Add(row);
        return
        [
            .. Enumerable.Range(0, counts.Count).Where(cell => memberships[cell] is not null)
                .GroupBy(cell => string.Join(',', memberships[cell]!), StringComparer.Ordinal)
                .Select(alike => (alike.ToArray(), memberships[alike.First()]!.ToArray(), alike.Sum(cell => counts[cell])))
        ];
    }

    private static List<int>[] RowsOver(List<(int[] Cells, int[] Rows, int Count)> classes, int count)
    {
        var rows = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < classes.Count; i++)
            foreach (var row in classes[i].Rows)
                rows[row].Add(i);
        return rows;
    }
}
