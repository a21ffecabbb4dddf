namespace CxMaturity.Domain.Maturity;

/// <summary>
/// What adds up over sheets, in whole numbers: from it every mean, spread, agreement and correlation that a page shows is computed, so
/// that the cost of showing does not grow with the number of sheets. Measures that nobody has are not in the maps.
/// </summary>
/// <param name="Shared">Per dimension: mean of the items that every role group is asked.</param>
/// <param name="SharedCounts">Per dimension: how often each mean of the shared items (times 10¹²) occurred.</param>
/// <param name="SharedAnswers">Per dimension: the answers of those who answered all shared items.</param>
/// <param name="Difference">Per dimension: practice minus perception of those who have both.</param>
/// <param name="Core">Mean of the core dimensions, of those who have all of them.</param>
/// <param name="Together">Dimensions and outcome of those who have all of them; none where nobody has.</param>
public sealed record SheetSums(
    int Sheets,
    IReadOnlyDictionary<string, ItemSums> Items,
    IReadOnlyDictionary<string, ScoreSum> SubScales,
    IReadOnlyDictionary<string, ScoreSum> Dimensions,
    IReadOnlyDictionary<string, ScoreSum> Shared,
    IReadOnlyDictionary<string, IReadOnlyDictionary<long, int>> SharedCounts,
    IReadOnlyDictionary<string, SharedSums> SharedAnswers,
    IReadOnlyDictionary<string, ScoreSum> Practice,
    IReadOnlyDictionary<string, ScoreSum> Perception,
    IReadOnlyDictionary<string, ScoreSum> Difference,
    ScoreSum Core,
    ScoreSum Outcome,
    ProductSums? Together)
{
    public static readonly SheetSums Empty = new(0, None<ItemSums>(), None<ScoreSum>(), None<ScoreSum>(), None<ScoreSum>(),
        None<IReadOnlyDictionary<long, int>>(), None<SharedSums>(), None<ScoreSum>(), None<ScoreSum>(), None<ScoreSum>(), ScoreSum.Empty, ScoreSum.Empty, null);

    public SheetSums Add(ScoredSheet sheet) => Move(sheet, 1);

    /// <summary>Takes away a sheet that was added: afterwards nothing tells that it was ever there.</summary>
    public SheetSums Subtract(ScoredSheet sheet) => Move(sheet, -1);

    public SheetSums Add(SheetSums other) => new(Sheets + other.Sheets,
        Merged(Items, other.Items, (mine, theirs) => mine.Add(theirs)),
        Merged(SubScales, other.SubScales), Merged(Dimensions, other.Dimensions), Merged(Shared, other.Shared),
        Merged(SharedCounts, other.SharedCounts, (mine, theirs) => Merged(mine, theirs, (some, more) => some + more)),
        Merged(SharedAnswers, other.SharedAnswers, (mine, theirs) => mine.Add(theirs)),
        Merged(Practice, other.Practice), Merged(Perception, other.Perception), Merged(Difference, other.Difference),
        Core.Add(other.Core), Outcome.Add(other.Outcome),
        Together is null ? other.Together : other.Together is null ? Together : Together.Add(other.Together));

    private SheetSums Move(ScoredSheet sheet, int sign)
    {
        var draft = new SheetSumsDraft(this);
        draft.Move(sheet, sign);
        return draft.Done();
    }

    private static Dictionary<string, ScoreSum> Merged(IReadOnlyDictionary<string, ScoreSum> mine, IReadOnlyDictionary<string, ScoreSum> theirs) =>
        Merged(mine, theirs, (some, more) => some.Add(more));

    private static Dictionary<TKey, T> Merged<TKey, T>(IReadOnlyDictionary<TKey, T> mine, IReadOnlyDictionary<TKey, T> theirs, Func<T, T, T> add)
        where TKey : notnull
    {
        Dictionary<TKey, T> merged = new(mine);
        foreach (var (key, value) in theirs)
            merged[key] = merged.TryGetValue(key, out var known) ? add(known, value) : value;
        return merged;
    }

    private static Dictionary<string, T> None<T>() => new(StringComparer.Ordinal);

    private static Dictionary<TKey, T> None<TKey, T>() where TKey : notnull => [];
}
