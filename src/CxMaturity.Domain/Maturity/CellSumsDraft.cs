namespace CxMaturity.Domain.Maturity;

/// <summary>The sums of a cell while sheets are being added or taken away.</summary>
public sealed class CellSumsDraft(CellSums cell)
{
    private static readonly Doubts[] Kinds = [.. Enum.GetValues<Doubts>().Where(doubt => doubt != Doubts.None)];

    private readonly Dictionary<Doubts, int> flags = new(cell.Flags);
    private UInt128 digest = SheetDigest.Number(cell.Digest);
    private int submitted = cell.Submitted;
    private int unfinished = cell.Unfinished;
    private SheetSumsDraft? clean;
    private SheetSumsDraft? flagged;

    /// <param name="counts">1 adds the sheet, −1 takes it away.</param>
    public void Move(Guid id, ScoredSheet sheet, bool isSubmitted, int counts)
    {
        if (isSubmitted)
            submitted += counts;
        else
            unfinished += counts;
        var fingerprint = SheetDigest.Fingerprint(id, cell.Audience, cell.Unit, sheet.Answers, ScoringPlan.For(sheet.Questionnaire, sheet.Audience).Ids);
        digest = unchecked(counts > 0 ? digest + fingerprint : digest - fingerprint);
        foreach (var kind in Kinds)
            if (sheet.Flags.HasFlag(kind) && (flags[kind] = flags.GetValueOrDefault(kind) + counts) == 0)
                flags.Remove(kind);
        (sheet.IsFlagged ? flagged ??= new(cell.Flagged) : clean ??= new(cell.Clean)).Move(sheet, counts);
    }

    public CellSums Done() => cell with
    {
        Submitted = submitted, Unfinished = unfinished, Flags = flags, Digest = SheetDigest.Text(digest), Clean = clean?.Done() ?? cell.Clean, Flagged = flagged?.Done() ?? cell.Flagged
    };
}
