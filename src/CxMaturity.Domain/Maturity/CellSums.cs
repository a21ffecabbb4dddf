using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// The sheets of one role group in one unit, added up; those that raise doubts apart, so that a result can say what it would be without
/// them.
/// </summary>
/// <param name="Submitted">Sheets that were submitted.</param>
/// <param name="Unfinished">Sheets that the closing wave found unfinished.</param>
/// <param name="Flags">How many sheets raise which doubt; a sheet may raise several.</param>
/// <param name="Digest">Order-free fingerprint of the sheets.</param>
public sealed record CellSums(
    Audience Audience,
    string Unit,
    int Submitted,
    int Unfinished,
    IReadOnlyDictionary<Doubts, int> Flags,
    string Digest,
    SheetSums Clean,
    SheetSums Flagged)
{
    public int Sheets => Submitted + Unfinished;

    public static CellSums Empty(Audience audience, string unit) =>
        new(audience, unit, 0, 0, new Dictionary<Doubts, int>(), SheetDigest.Empty, SheetSums.Empty, SheetSums.Empty);

    /// <summary>All sheets, with those that raise doubts.</summary>
    public SheetSums All() => Flagged.Sheets == 0 ? Clean : Clean.Sheets == 0 ? Flagged : Clean.Add(Flagged);

    /// <summary>Adds one sheet that counts: a submitted one, or one that was closed unfinished.</summary>
    public CellSums Add(Guid id, ScoredSheet sheet, bool submitted) => Move(id, sheet, submitted, 1);

    /// <summary>Adds many sheets at a time, which costs less than one by one and comes to the same.</summary>
    public CellSums Add(IReadOnlyCollection<(Guid Id, ScoredSheet Sheet, bool Submitted)> sheets)
    {
        var flagged = sheets.Where(sheet => sheet.Sheet.IsFlagged).Select(sheet => sheet.Sheet).ToArray();
        return this with
        {
            Submitted = Submitted + sheets.Count(sheet => sheet.Submitted),
            Unfinished = Unfinished + sheets.Count(sheet => !sheet.Submitted),
            Flags = flagged.Aggregate(Flags, (flags, sheet) => Moved(flags, sheet.Flags, 1)),
            Digest = sheets.Aggregate(Digest, (digest, sheet) => SheetDigest.Add(digest, sheet.Id, Audience, Unit, sheet.Sheet.Answers)),
            Clean = flagged.Length == sheets.Count ? Clean : Clean.Add([.. sheets.Select(sheet => sheet.Sheet).Where(sheet => !sheet.IsFlagged)]),
            Flagged = flagged.Length == 0 ? Flagged : Flagged.Add(flagged)
        };
    }

    /// <summary>Takes away a sheet that was added, to the byte.</summary>
    public CellSums Subtract(Guid id, ScoredSheet sheet, bool submitted) => Move(id, sheet, submitted, -1);

    private CellSums Move(Guid id, ScoredSheet sheet, bool submitted, int sign) => this with
    {
        Submitted = Submitted + (submitted ? sign : 0),
        Unfinished = Unfinished + (submitted ? 0 : sign),
        Flags = sheet.IsFlagged ? Moved(Flags, sheet.Flags, sign) : Flags,
        Digest = sign > 0
            ? SheetDigest.Add(Digest, id, Audience, Unit, sheet.Answers)
            : SheetDigest.Subtract(Digest, id, Audience, Unit, sheet.Answers),
        Clean = sheet.IsFlagged ? Clean : sign > 0 ? Clean.Add(sheet) : Clean.Subtract(sheet),
        Flagged = !sheet.IsFlagged ? Flagged : sign > 0 ? Flagged.Add(sheet) : Flagged.Subtract(sheet)
    };

    private static Dictionary<Doubts, int> Moved(IReadOnlyDictionary<Doubts, int> known, Doubts flags, int sign) =>
        Enum.GetValues<Doubts>().Where(flag => flag != Doubts.None)
            .Select(flag => (flag, Count: known.GetValueOrDefault(flag) + (flags.HasFlag(flag) ? sign : 0)))
            .Where(flag => flag.Count > 0)
            .ToDictionary(flag => flag.flag, flag => flag.Count);
}
