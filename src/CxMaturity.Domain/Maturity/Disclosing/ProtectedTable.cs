namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>A total, or one unit or role group beside the others: how many answers, unless that is withheld.</summary>
/// <param name="Count">Answers; none (null) where too few or withheld for another's sake, 0 where nobody answered.</param>
/// <param name="Withheld">Why it is not published; null where it is.</param>
public sealed record Margin(string Code, int? Count, WithholdingReason? Withheld);

/// <summary>One role group in one unit: how many answers, unless that is withheld.</summary>
/// <param name="Count">Answers; none (null) where too few or withheld for another's sake, 0 where nobody answered.</param>
/// <param name="Withheld">Why it is not published; null where it is.</param>
public sealed record CrossCell(string Unit, string Group, int? Count, WithholdingReason? Withheld);

/// <summary>
/// What may be published of one measure: a total over the role groups that are large enough, one margin per role group and per unit, and
/// units by role group. Hierarchical complementary suppression in both directions, then a linear audit, and more withdrawn until nothing
/// small can be worked out (Hundepool et al. 2012, ch. 5).
/// </summary>
/// <param name="Total">Over the published role groups. A group that is too small itself is in no sum at all.</param>
/// <param name="Groups">Role groups, ordinal by code.</param>
/// <param name="Units">Units over the published role groups, ordinal by code.</param>
/// <param name="Cells">Units by role group, ordinal by unit, then group; empty where these were not asked for.</param>
/// <param name="BaseCells">What the rows are made of. Counts of everything, withheld or not: for audits, never for a page.</param>
/// <param name="Rows">The published sums; labels are <c>*/*</c>, <c>*/group</c>, <c>unit/*</c> and <c>unit/group</c>.</param>
public sealed record ProtectedTable(
    Margin Total,
    IReadOnlyList<Margin> Groups,
    IReadOnlyList<Margin> Units,
    IReadOnlyList<CrossCell> Cells,
    IReadOnlyList<BaseCell> BaseCells,
    IReadOnlyList<PublishedRow> Rows)
{
    /// <summary>
    /// Decides from the answers per base cell. Role groups stay whenever they are large enough; units by role group go first, then units,
    /// the smallest first, equal ones ordinal by code. Refuses a minimum below five, negative counts and a base cell named twice.
    /// </summary>
    /// <param name="cells">Answers of the measure per unit and role group; what is not named has none.</param>
    /// <param name="crossed">Whether units by role group are wanted.</param>
    /// <param name="withheldUnits">
    /// Units that are not to be published although they are large enough, such as those where everybody gave the same answer. They are
    /// hidden behind another one, and carry the same reason as that, so that the reason does not give them away.
    /// </param>
    public static ProtectedTable Of(
        IReadOnlyCollection<BaseCell> cells,
        int minimum = SmallestGroup.Default,
        bool crossed = true,
        IReadOnlySet<string>? withheldUnits = null)
    {
        SmallestGroup.Check(minimum, cells.Select(cell => cell.Count));
        if (cells.DistinctBy(cell => (cell.Unit, cell.Group)).Count() != cells.Count)
            throw new ArgumentException("A base cell is named twice.", nameof(cells));

        var protection = new TableProtection(cells, minimum, crossed, withheldUnits ?? new HashSet<string>());
        while (true)
        {
            var table = protection.Table();
            var findings = LinearAudit.Find([.. table.BaseCells.Select(cell => cell.Count)], table.Rows, minimum);
            if (findings.Count == 0)
                return table;
            // Each round withdraws at least one row for good, so there is a last round: without rows, nothing can be worked out.
            protection.Withdraw(findings);
        }
    }

    /// <summary>As part of a release, for the ledger.</summary>
    public ReleasedMeasure AsMeasure(string code) => new(code, BaseCells, Rows);
}
