using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Means of role groups, put together. Each measure decides for itself which groups are large enough, because the number of people
/// behind it differs from item to item.
/// </summary>
internal sealed class GroupMeans(Questionnaire questionnaire, IReadOnlyList<CellSums> cells, Disclosure disclosure)
{
    private readonly Audience[] audiences = [.. cells.Select(cell => cell.Audience).Distinct().Order()];

    internal sealed record Mean(double? Score, double? Pooled, int N, Withheld? Withheld, IReadOnlyList<GroupScore> Groups);

    public Mean OfDimension(Dimension dimension) =>
        Of(cell => cell.Dimensions.GetValueOrDefault(dimension.Code), audience => dimension.Items.Any(item => item.IsFor(audience)));

    public SubScaleResult OfSubScale(SubScale scale)
    {
        var mean = Of(cell => cell.SubScales.GetValueOrDefault(scale.Code), audience => scale.Items.Any(item => item.IsFor(audience)));
        return new(scale.Code, mean.Score is { } score ? disclosure.Score(score, mean.N) : null, mean.N, mean.Withheld);
    }

    /// <summary>Perspective-weighted over at least two groups, pooled otherwise.</summary>
    private Mean Of(Func<CellSums, ScoreSum?> sumOf, Func<Audience, bool> asks)
    {
        var sums = audiences.Where(asks).Select(audience => (Audience: audience, Sum: Total(audience, sumOf))).ToArray();
        var shown = sums.Where(group => group.Sum.Count >= disclosure.MinimumSheets).ToArray();
        GroupScore[] groups =
        [
            .. audiences.Select(audience => sums.FirstOrDefault(group => group.Audience == audience) is { Sum: { } sum }
                ? WithheldOf(sum.Count) is { } reason
                    ? new GroupScore(audience, null, null, reason)
                    : new GroupScore(audience, disclosure.Score(sum.Mean!.Value, sum.Count), sum.Count, null)
                : new GroupScore(audience, null, null, Withheld.NotAsked))
        ];

        if (shown.Length == 0)
            return new(null, null, 0, sums.Length == 0 ? Withheld.NotAsked : sums.Any(group => group.Sum.Count > 0) ? Withheld.TooFew : Withheld.NoAnswers, groups);

        var pooled = shown.Aggregate(ScoreSum.Empty, (sum, group) => sum.Add(group.Sum));
        if (shown.Length == 1)
            return new(pooled.Mean, pooled.Mean, pooled.Count, null, groups);

        var weight = shown.Sum(group => questionnaire.Perspectives.Of(group.Audience));
        var score = shown.Sum(group => questionnaire.Perspectives.Of(group.Audience) * group.Sum.Mean!.Value) / weight;
        return new(Ladder.OnScale(score), pooled.Mean, pooled.Count, null, groups);
    }

    public ItemResult OfItem(Item item, bool scored)
    {
        var sums = audiences.Where(item.IsFor)
            .Select(audience => cells.Where(cell => cell.Audience == audience)
                .Aggregate(ItemSums.Empty(item), (sum, cell) => cell.Items.TryGetValue(item.Id, out var more) ? sum.Add(more) : sum))
            .ToArray();
        var shown = sums.Where(sum => sum.Count >= disclosure.MinimumSheets).Aggregate(ItemSums.Empty(item), (all, sum) => all.Add(sum));
        if (shown.Count == 0)
        {
            var reason = sums.Length == 0 ? Withheld.NotAsked : sums.Any(sum => sum.Count > 0) ? Withheld.TooFew : Withheld.NoAnswers;
            return new(item.Id, null, null, 0, 0, 0, [], reason);
        }

        var spread = disclosure.ShowsDistribution(shown.Count);
        var favourable = shown.Values.Select((count, i) => SheetScores.KeyedValue(item, i + 1) >= 4 ? count : 0).Sum();
        return new(item.Id, disclosure.Score(shown.Mean!.Value, shown.Count), scored && spread ? (double)favourable / shown.Count : null,
            shown.Count, shown.CannotJudge, shown.Open, spread ? shown.Values : [], null);
    }

    private ScoreSum Total(Audience audience, Func<CellSums, ScoreSum?> sumOf) =>
        cells.Where(cell => cell.Audience == audience).Aggregate(ScoreSum.Empty, (sum, cell) => sumOf(cell) is { } more ? sum.Add(more) : sum);

    private Withheld? WithheldOf(int n) => n == 0 ? Withheld.NoAnswers : n < disclosure.MinimumSheets ? Withheld.TooFew : null;
}
