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

    /// <summary>The sheets of both, as one cell of this role group.</summary>
    public CellSums Join(CellSums other) => this with
    {
        Submitted = Submitted + other.Submitted,
        Unfinished = Unfinished + other.Unfinished,
        Flags = Flags.Concat(other.Flags).GroupBy(flag => flag.Key).ToDictionary(flag => flag.Key, flag => flag.Sum(each => each.Value)),
        Digest = SheetDigest.Join(Digest, other.Digest),
        Clean = Clean.Add(other.Clean),
        Flagged = Flagged.Add(other.Flagged)
    };

    /// <summary>Takes away a sheet that was added, to the byte.</summary>
    public CellSums Subtract(Guid id, ScoredSheet sheet, bool submitted) => Move(id, sheet, submitted, -1);

    private CellSums Move(Guid id, ScoredSheet sheet, bool submitted, int sign)
    {
        var draft = new CellSumsDraft(this);
        draft.Move(id, sheet, submitted, sign);
        return draft.Done();
    }
}
