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
        var (plan, scores) = (ScoringPlan.For(sheet.Questionnaire, sheet.Audience), sheet.Scores);
        var items = Copy(Items);
        foreach (var item in plan.Items)
        {
            int? value = sheet.Answers.TryGetValue(item.Id, out var given) ? given : null;
            var sums = items.GetValueOrDefault(item.Id) ?? ItemSums.Empty(item);
            Put(items, item.Id, sign > 0 ? sums.Add(value) : sums.Subtract(value), sum => sum.IsEmpty);
        }

        var (answers, counts) = (Copy(SharedAnswers), Copy(SharedCounts));
        foreach (var part in plan.Parts)
        {
            if (sheet.SharedAnswers(part) is { } keyed)
            {
                var sums = answers.GetValueOrDefault(part.Code) ?? SharedSums.Empty(keyed.Length);
                Put(answers, part.Code, sign > 0 ? sums.Add(keyed) : sums.Subtract(keyed), sum => sum.Count == 0);
            }

            if (scores.Shared.TryGetValue(part.Code, out var score))
            {
                var (known, whole) = (Copy(counts.GetValueOrDefault(part.Code) ?? None<long, int>()), ScoreSum.Whole(score));
                Put(known, whole, known.GetValueOrDefault(whole) + sign, count => count == 0);
                Put(counts, part.Code, known, all => all.Count == 0);
            }
        }

        return new(Sheets + sign, items,
            Moved(SubScales, scores.SubScales, sign), Moved(Dimensions, scores.Dimensions, sign), Moved(Shared, scores.Shared, sign), counts, answers,
            Moved(Practice, scores.Practice, sign), Moved(Perception, scores.Perception, sign), Moved(Difference, Differences(scores), sign),
            Moved(Core, scores.Core, sign), Moved(Outcome, scores.Outcome, sign), Moved(Together, sheet.Complete(), sign));
    }

    private static Dictionary<string, double> Differences(SheetScores scores) =>
        scores.Practice.Where(practice => scores.Perception.ContainsKey(practice.Key))
            .ToDictionary(practice => practice.Key, practice => practice.Value - scores.Perception[practice.Key], StringComparer.Ordinal);

    private static Dictionary<string, ScoreSum> Moved(IReadOnlyDictionary<string, ScoreSum> sums, IReadOnlyDictionary<string, double> scores, int sign)
    {
        var moved = Copy(sums);
        foreach (var (code, score) in scores)
            Put(moved, code, Moved(moved.GetValueOrDefault(code) ?? ScoreSum.Empty, score, sign), sum => sum.Count == 0);
        return moved;
    }

    private static ScoreSum Moved(ScoreSum sum, double? score, int sign) =>
        score is not { } value ? sum : sign > 0 ? sum.Add(value) : sum.Subtract(value);

    private static ProductSums? Moved(ProductSums? sums, long[]? values, int sign)
    {
        if (values is null)
            return sums;
        var moved = sign > 0 ? (sums ?? ProductSums.Empty(values.Length)).Add(values) : (sums ?? ProductSums.Empty(values.Length)).Subtract(values);
        return moved.Count == 0 ? null : moved;
    }

    private static Dictionary<TKey, T> Copy<TKey, T>(IReadOnlyDictionary<TKey, T> map) where TKey : notnull => map is Dictionary<TKey, T> plain
        ? new(plain, plain.Comparer)
        : new(map);

    private static void Put<TKey, T>(Dictionary<TKey, T> map, TKey key, T value, Func<T, bool> isEmpty) where TKey : notnull
    {
        if (isEmpty(value))
            map.Remove(key);
        else
            map[key] = value;
    }

    private static Dictionary<string, ScoreSum> Merged(IReadOnlyDictionary<string, ScoreSum> mine, IReadOnlyDictionary<string, ScoreSum> theirs) =>
        Merged(mine, theirs, (some, more) => some.Add(more));

    private static Dictionary<TKey, T> Merged<TKey, T>(IReadOnlyDictionary<TKey, T> mine, IReadOnlyDictionary<TKey, T> theirs, Func<T, T, T> add)
        where TKey : notnull
    {
        var merged = Copy(mine);
        foreach (var (key, value) in theirs)
            merged[key] = merged.TryGetValue(key, out var known) ? add(known, value) : value;
        return merged;
    }

    private static Dictionary<string, T> None<T>() => new(StringComparer.Ordinal);

    private static Dictionary<TKey, T> None<TKey, T>() where TKey : notnull => [];
}
