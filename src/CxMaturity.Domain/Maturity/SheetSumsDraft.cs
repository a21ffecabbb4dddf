namespace CxMaturity.Domain.Maturity;

/// <summary>Sums while sheets are being added or taken away.</summary>
internal sealed class SheetSumsDraft(SheetSums sums)
{
    private readonly DraftMap<ItemSums, ItemSums.Draft> items = new(sums.Items, (known, highest) => new(known ?? ItemSums.Empty(highest)));
    private readonly DraftMap<ScoreSum, ScoreSum.Draft> subScales = Scores(sums.SubScales);
    private readonly DraftMap<ScoreSum, ScoreSum.Draft> dimensions = Scores(sums.Dimensions);
    private readonly DraftMap<ScoreSum, ScoreSum.Draft> shared = Scores(sums.Shared);
    private readonly DraftMap<IReadOnlyDictionary<long, int>, Histogram> sharedCounts = new(sums.SharedCounts, (known, _) => new(known));
    private readonly DraftMap<SharedSums, SharedSums.Draft> sharedAnswers = new(sums.SharedAnswers, (known, asked) => new(known ?? SharedSums.Empty(asked)));
    private readonly DraftMap<ScoreSum, ScoreSum.Draft> practice = Scores(sums.Practice);
    private readonly DraftMap<ScoreSum, ScoreSum.Draft> perception = Scores(sums.Perception);
    private readonly DraftMap<ScoreSum, ScoreSum.Draft> difference = Scores(sums.Difference);
    private readonly ScoreSum.Draft core = new(sums.Core);
    private readonly ScoreSum.Draft outcome = new(sums.Outcome);
    private int sheets = sums.Sheets;
    private ProductSums.Draft? together = sums.Together is { } known ? new(known) : null;

    /// <param name="sign">1 adds, −1 takes away.</param>
    public void Move(ScoredSheet sheet, int sign)
    {
        var (plan, scores) = (ScoringPlan.For(sheet.Questionnaire, sheet.Audience), sheet.Scores);
        sheets += sign;
        foreach (var item in plan.Items)
            items.Of(item.Id, item.Highest).Move(sheet.Answers.TryGetValue(item.Id, out var given) ? given : null, sign);
        foreach (var part in plan.Parts)
        {
            if (sheet.SharedAnswers(part) is { } keyed)
                sharedAnswers.Of(part.Code, keyed.Length).Move(keyed, sign);
            if (scores.Shared.TryGetValue(part.Code, out var score))
                sharedCounts.Of(part.Code).Move(ScoreSum.Whole(score), sign);
            if (scores.Practice.TryGetValue(part.Code, out var done) && scores.Perception.TryGetValue(part.Code, out var felt))
                difference.Of(part.Code).Move(done - felt, sign);
        }

        Move(subScales, scores.SubScales, sign);
        Move(dimensions, scores.Dimensions, sign);
        Move(shared, scores.Shared, sign);
        Move(practice, scores.Practice, sign);
        Move(perception, scores.Perception, sign);
        if (scores.Core is { } foundations)
            core.Move(foundations, sign);
        if (scores.Outcome is { } result)
            outcome.Move(result, sign);
        if (sheet.Complete() is { } complete)
            (together ??= new(ProductSums.Empty(complete.Length))).Move(complete, sign);
    }

    public SheetSums Done() => new(sheets, items.Done(), subScales.Done(), dimensions.Done(), shared.Done(), sharedCounts.Done(), sharedAnswers.Done(),
        practice.Done(), perception.Done(), difference.Done(), core.Done(), outcome.Done(), together is null or { IsEmpty: true } ? null : together.Done());

    private static DraftMap<ScoreSum, ScoreSum.Draft> Scores(IReadOnlyDictionary<string, ScoreSum> map) => new(map, (known, _) => new(known ?? ScoreSum.Empty));

    private static void Move(DraftMap<ScoreSum, ScoreSum.Draft> map, IReadOnlyDictionary<string, double> scores, int sign)
    {
        foreach (var (code, score) in scores)
            map.Of(code).Move(score, sign);
    }

    /// <summary>How often each mean of the shared items occurred.</summary>
    private sealed class Histogram(IReadOnlyDictionary<long, int>? known) : IDraft<IReadOnlyDictionary<long, int>>
    {
        private readonly Dictionary<long, int> counts = known is null ? [] : new(known);

        public bool IsEmpty => counts.Count == 0;

        public void Move(long whole, int sign)
        {
            var count = counts.GetValueOrDefault(whole) + sign;
            if (count == 0)
                counts.Remove(whole);
            else
                counts[whole] = count;
        }

        public IReadOnlyDictionary<long, int> Done() => counts;
    }
}
