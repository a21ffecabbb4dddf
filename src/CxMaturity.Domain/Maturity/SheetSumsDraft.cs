namespace CxMaturity.Domain.Maturity;

/// <summary>Sums while sheets are being added or taken away: maps of their own that nobody else sees yet.</summary>
internal sealed class SheetSumsDraft(SheetSums sums)
{
    private readonly Dictionary<string, ItemSums> items = Copy(sums.Items);
    private readonly Dictionary<string, ScoreSum> subScales = Copy(sums.SubScales);
    private readonly Dictionary<string, ScoreSum> dimensions = Copy(sums.Dimensions);
    private readonly Dictionary<string, ScoreSum> shared = Copy(sums.Shared);
    private readonly Dictionary<string, Dictionary<long, int>> sharedCounts = sums.SharedCounts.ToDictionary(entry => entry.Key, entry => Copy(entry.Value), StringComparer.Ordinal);
    private readonly Dictionary<string, SharedSums> sharedAnswers = Copy(sums.SharedAnswers);
    private readonly Dictionary<string, ScoreSum> practice = Copy(sums.Practice);
    private readonly Dictionary<string, ScoreSum> perception = Copy(sums.Perception);
    private readonly Dictionary<string, ScoreSum> difference = Copy(sums.Difference);
    private int sheets = sums.Sheets;
    private ScoreSum core = sums.Core;
    private ScoreSum outcome = sums.Outcome;
    private ProductSums? together = sums.Together;

    /// <param name="sign">1 adds, −1 takes away.</param>
    public void Move(ScoredSheet sheet, int sign)
    {
        var (plan, scores) = (ScoringPlan.For(sheet.Questionnaire, sheet.Audience), sheet.Scores);
        sheets += sign;
        foreach (var item in plan.Items)
        {
            int? value = sheet.Answers.TryGetValue(item.Id, out var given) ? given : null;
            var known = items.GetValueOrDefault(item.Id) ?? ItemSums.Empty(item);
            Put(items, item.Id, sign > 0 ? known.Add(value) : known.Subtract(value), sum => sum.IsEmpty);
        }

        foreach (var part in plan.Parts)
        {
            if (sheet.SharedAnswers(part) is { } keyed)
            {
                var known = sharedAnswers.GetValueOrDefault(part.Code) ?? SharedSums.Empty(keyed.Length);
                Put(sharedAnswers, part.Code, sign > 0 ? known.Add(keyed) : known.Subtract(keyed), sum => sum.Count == 0);
            }

            if (scores.Shared.TryGetValue(part.Code, out var score))
                Count(part.Code, ScoreSum.Whole(score), sign);
            if (scores.Practice.TryGetValue(part.Code, out var done) && scores.Perception.TryGetValue(part.Code, out var felt))
                Put(difference, part.Code, Moved(difference.GetValueOrDefault(part.Code) ?? ScoreSum.Empty, done - felt, sign), sum => sum.Count == 0);
        }

        Move(subScales, scores.SubScales, sign);
        Move(dimensions, scores.Dimensions, sign);
        Move(shared, scores.Shared, sign);
        Move(practice, scores.Practice, sign);
        Move(perception, scores.Perception, sign);
        (core, outcome) = (Moved(core, scores.Core, sign), Moved(outcome, scores.Outcome, sign));
        if (sheet.Complete() is { } complete)
        {
            var moved = sign > 0 ? (together ?? ProductSums.Empty(complete.Length)).Add(complete) : (together ?? ProductSums.Empty(complete.Length)).Subtract(complete);
            together = moved.Count == 0 ? null : moved;
        }
    }

    public SheetSums Done() => new(sheets, items, subScales, dimensions, shared,
        sharedCounts.ToDictionary(entry => entry.Key, IReadOnlyDictionary<long, int> (entry) => entry.Value, StringComparer.Ordinal), sharedAnswers,
        practice, perception, difference, core, outcome, together);

    private void Count(string code, long whole, int sign)
    {
        if (!sharedCounts.TryGetValue(code, out var counts))
            sharedCounts.Add(code, counts = []);
        Put(counts, whole, counts.GetValueOrDefault(whole) + sign, count => count == 0);
        if (counts.Count == 0)
            sharedCounts.Remove(code);
    }

    private static void Move(Dictionary<string, ScoreSum> map, IReadOnlyDictionary<string, double> scores, int sign)
    {
        foreach (var (code, score) in scores)
            Put(map, code, Moved(map.GetValueOrDefault(code) ?? ScoreSum.Empty, score, sign), sum => sum.Count == 0);
    }

    private static ScoreSum Moved(ScoreSum sum, double? score, int sign) => score is not { } value ? sum : sign > 0 ? sum.Add(value) : sum.Subtract(value);

    private static Dictionary<TKey, T> Copy<TKey, T>(IReadOnlyDictionary<TKey, T> map) where TKey : notnull =>
        map is Dictionary<TKey, T> plain ? new(plain, plain.Comparer) : new(map);

    private static void Put<TKey, T>(Dictionary<TKey, T> map, TKey key, T value, Func<T, bool> isEmpty) where TKey : notnull
    {
        if (isEmpty(value))
            map.Remove(key);
        else
            map[key] = value;
    }
}
