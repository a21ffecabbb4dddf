namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>The work behind a protected table: what was withdrawn so far, and what follows from it.</summary>
internal sealed class TableProtection
{
    private const string All = "*";

    private readonly int minimum;
    private readonly bool crossed;
    private readonly BaseCell[] cells;
    private readonly Part[] units;
    private readonly Part[] groups;
    private readonly HashSet<string> published;
    private readonly HashSet<string> withdrawnUnits = new(StringComparer.Ordinal);
    private readonly HashSet<(string Unit, string Group)> withdrawnCells = [];
    private readonly HashSet<string> unitsWithSmallGroupsOnly;
    private readonly List<(string? Unit, string? Group, int Count)> rows = [];

    internal TableProtection(IReadOnlyCollection<BaseCell> given, int minimum, bool crossed, IReadOnlySet<string> withheldUnits)
    {
        (this.minimum, this.crossed) = (minimum, crossed);
        withdrawnUnits.UnionWith(withheldUnits);
        cells = [.. given.OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Group, StringComparer.Ordinal)];
        groups = [.. Parts(cells, cell => cell.Group)];
        published = [.. groups.Where(group => group.Count >= minimum).Select(group => group.Code)];
        units = [.. Parts(cells, cell => cell.Unit, cell => published.Contains(cell.Group))];
        var answered = cells.Where(cell => cell.Count > 0).Select(cell => cell.Unit).ToHashSet(StringComparer.Ordinal);
        unitsWithSmallGroupsOnly = [.. units.Where(unit => unit.Count == 0 && answered.Contains(unit.Code)).Select(unit => unit.Code)];
    }

    private int Answers => units.Sum(unit => unit.Count);

    internal ProtectedTable Table()
    {
        var ofUnits = ReasonsOfUnits();
        var hidden = crossed ? HiddenCells(ofUnits) : [];
        Margin[] groupMargins = [.. groups.Select(group => Margin(group, Small(group)))];
        Margin[] unitMargins = [.. units.Select(unit => Margin(unit, Known(ofUnits, unit.Code)))];
        CrossCell[] crossCells = crossed ? [.. cells.Select(cell => Cross(cell, ofUnits, hidden))] : [];
        var total = Margin(new(All, Answers), Answers > 0 ? null : Answered ? WithholdingReason.TooFew : WithholdingReason.NoAnswers);
        return new(total, groupMargins, unitMargins, crossCells, cells, Rows(total, groupMargins, unitMargins, crossCells));
    }

    /// <summary>
    /// From each finding's witness takes one row out for good, unless one of its rows went already: units by role group first, then units.
    /// Totals of whole role groups alone never betray anybody, so each witness has a row of a unit.
    /// </summary>
    internal void Withdraw(IReadOnlyList<Recoverable> findings)
    {
        var goneNow = new HashSet<int>();
        foreach (var witness in findings.Select(finding => finding.Witness.Select(term => term.Row).ToArray()))
        {
            if (goneNow.Overlaps(witness))
                continue;
            var row = witness.Where(row => rows[row].Unit is not null)
                .OrderBy(row => rows[row].Group is null).ThenBy(row => rows[row].Count).ThenBy(row => row).First();
            goneNow.Add(row);
            if (rows[row] is (var unit, { } group, _))
                withdrawnCells.Add((unit!, group));
            else
                withdrawnUnits.Add(rows[row].Unit!);
        }
    }

    private bool Answered => cells.Any(cell => cell.Count > 0);

    private WithholdingReason? Small(Part group) => group.Count == 0
        ? WithholdingReason.NoAnswers
        : published.Contains(group.Code) ? null : WithholdingReason.TooFew;

    private Dictionary<string, WithholdingReason> ReasonsOfUnits()
    {
        var reasons = new Dictionary<string, WithholdingReason>(
            ComplementarySuppression.Of(units, minimum, withdrawnUnits), StringComparer.Ordinal);
        // Somebody did answer there, but only in role groups that are too small to be part of anything.
        foreach (var unit in unitsWithSmallGroupsOnly)
            reasons[unit] = WithholdingReason.TooFew;
        return reasons;
    }

    /// <summary>The rule of complements along every unit and along every role group, again and again until both are content.</summary>
    private HashSet<(string Unit, string Group)> HiddenCells(Dictionary<string, WithholdingReason> ofUnits)
    {
        var counted = cells.Where(cell => cell.Count > 0 && published.Contains(cell.Group)).ToArray();
        var hidden = counted.Where(cell => ofUnits.ContainsKey(cell.Unit) || withdrawnCells.Contains((cell.Unit, cell.Group)))
            .Select(cell => (cell.Unit, cell.Group)).ToHashSet();
        var rows = counted.Where(cell => !ofUnits.ContainsKey(cell.Unit)).GroupBy(cell => cell.Unit).Select(row => row.ToArray()).ToArray();
        var columns = counted.GroupBy(cell => cell.Group).Select(column => column.ToArray()).ToArray();
        int before;
        do
        {
            before = hidden.Count;
            foreach (var row in rows)
                Hide(row, cell => cell.Group);
            foreach (var column in columns)
                Hide(column, cell => cell.Unit);
        }
        while (hidden.Count > before);
        return hidden;

        void Hide(BaseCell[] family, Func<BaseCell, string> code)
        {
            var already = family.Where(cell => hidden.Contains((cell.Unit, cell.Group))).Select(code).ToHashSet(StringComparer.Ordinal);
            var reasons = ComplementarySuppression.Of([.. family.Select(cell => new Part(code(cell), cell.Count))], minimum, already);
            hidden.UnionWith(family.Where(cell => reasons.ContainsKey(code(cell))).Select(cell => (cell.Unit, cell.Group)));
        }
    }

    // Below something withheld, nothing is said of a cell, not even that nobody answered: who is in a small group must not be narrowed down.
    private CrossCell Cross(BaseCell cell, Dictionary<string, WithholdingReason> ofUnits, HashSet<(string, string)> hidden)
    {
        var belowWithheld = !published.Contains(cell.Group) || ofUnits.ContainsKey(cell.Unit);
        WithholdingReason? reason = belowWithheld ? WithholdingReason.ParentWithheld
            : cell.Count == 0 ? WithholdingReason.NoAnswers
            : cell.Count < minimum ? WithholdingReason.TooFew
            : hidden.Contains((cell.Unit, cell.Group)) ? WithholdingReason.Complement
            : null;
        return new(cell.Unit, cell.Group, Shown(cell.Count, reason), reason);
    }

    // What each published row stands for is kept beside it: codes come from people, and labels made of them need not be unique.
    private List<PublishedRow> Rows(Margin total, Margin[] groupMargins, Margin[] unitMargins, CrossCell[] crossCells)
    {
        var counted = Enumerable.Range(0, cells.Length).Where(i => published.Contains(cells[i].Group)).ToArray();
        var byGroup = counted.ToLookup(i => cells[i].Group, StringComparer.Ordinal);
        var byUnit = counted.ToLookup(i => cells[i].Unit, StringComparer.Ordinal);
        var result = new List<PublishedRow>();
        rows.Clear();
        if (total.Withheld is null)
            Add(null, null, Answers, counted);
        foreach (var margin in groupMargins.Where(margin => margin.Withheld is null))
            Add(null, margin.Code, margin.Count, byGroup[margin.Code]);
        foreach (var margin in unitMargins.Where(margin => margin.Withheld is null))
            Add(margin.Code, null, margin.Count, byUnit[margin.Code]);
        for (var i = 0; i < crossCells.Length; i++)
            if (crossCells[i].Withheld is null)
                Add(cells[i].Unit, cells[i].Group, cells[i].Count, [i]);
        return result;

        void Add(string? unit, string? group, int? count, IEnumerable<int> positions)
        {
            rows.Add((unit, group, count!.Value));
            result.Add(new($"{unit ?? All}/{group ?? All}", [.. positions]));
        }
    }

    private static IEnumerable<Part> Parts(BaseCell[] cells, Func<BaseCell, string> code, Func<BaseCell, bool>? counts = null) =>
        cells.GroupBy(code).OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new Part(part.Key, part.Where(cell => counts is null || counts(cell)).Sum(cell => cell.Count)));

    private static Margin Margin(Part part, WithholdingReason? reason) => new(part.Code, Shown(part.Count, reason), reason);

    private static int? Shown(int count, WithholdingReason? reason) =>
        reason is null ? count : reason == WithholdingReason.NoAnswers ? 0 : null;

    private static WithholdingReason? Known(Dictionary<string, WithholdingReason> reasons, string code) =>
        reasons.TryGetValue(code, out var reason) ? reason : null;
}
