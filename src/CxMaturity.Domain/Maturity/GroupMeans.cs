using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Means of role groups, put together. Each measure decides for itself which groups are large enough, because the number of people
/// behind it differs from item to item.
/// </summary>
internal sealed class GroupMeans(ResultBasis basis)
{
    private Questionnaire Questionnaire => basis.Questionnaire;

    private Disclosure Disclosure => basis.Disclosure;

    /// <param name="Shown">The groups that count in the mean.</param>
    internal sealed record Mean(
        double? Score, double? Pooled, int N, Withheld? Withheld, IReadOnlyList<GroupScore> Groups, IReadOnlyList<Audience> Shown, Precision? Precision);

    public Mean OfDimension(Dimension dimension) =>
        Of(dimension.Code, sums => sums.Dimensions.GetValueOrDefault(dimension.Code), audience => dimension.Items.Any(item => basis.Asks(item, audience)),
            audience => basis.AgreementOf(dimension, [audience]));

    public Mean OfCore() => Of(CoreScore.Code, sums => sums.Core, audience => Questionnaire.VariantFor(audience) is not null);

    /// <summary>Each group's view on the items that all of them are asked in the same words.</summary>
    public IReadOnlyList<GroupScore> Views(Dimension dimension) => Questionnaire.ComparesPerceptions(dimension)
        ? Of(null, sums => sums.Shared.GetValueOrDefault(dimension.Code), _ => true).Groups
        : [];

    public SideScore OfSide(Func<SheetSums, ScoreSum?> sumOf, Dimension dimension, ItemKind kind)
    {
        var mean = Of(null, sumOf, audience => dimension.Items.Any(item => item.Kind == kind && basis.Asks(item, audience)));
        return new(mean.Score is { } score ? Disclosure.PartScore(score, mean.N) : null, mean.N, mean.Withheld, mean.Precision);
    }

    public SubScaleResult OfSubScale(SubScale scale)
    {
        var mean = Of(null, sums => sums.SubScales.GetValueOrDefault(scale.Code), audience => scale.Items.Any(item => basis.Asks(item, audience)));
        return new(scale.Code, mean.Score is { } score ? Disclosure.PartScore(score, mean.N) : null, mean.N, mean.Withheld, mean.Precision);
    }

    public StructureGap? OfDifference(Dimension dimension)
    {
        var sum = basis.Audiences.Select(audience => basis.Of(audience).Difference.GetValueOrDefault(dimension.Code))
            .Where(each => each is not null && each.Count >= Disclosure.MinimumSheets).Aggregate(ScoreSum.Empty, (all, each) => all.Add(each!));
        if (sum.Moments is not { } moments)
            return null;
        var interval = StratifiedMean.Of([new(1, moments, null)]).TryGet(out var found) ? found.Interval : null;
        return new(Disclosure.PartScore(moments.Mean, moments.Count), moments.Count,
            !basis.IsGroup || interval is null ? null : new(Disclosure.PartScore(interval.Low, moments.Count), Disclosure.PartScore(interval.High, moments.Count)));
    }

    /// <summary>Perspective-weighted over at least two groups, pooled otherwise.</summary>
    /// <param name="code">What small groups are resampled by; none where sums have to do.</param>
    private Mean Of(string? code, Func<SheetSums, ScoreSum?> sumOf, Func<Audience, bool> asks, Func<Audience, Agreement?>? agreement = null)
    {
        var sums = basis.Audiences.Where(asks).Select(audience => (Audience: audience, Sum: sumOf(basis.Of(audience)) ?? ScoreSum.Empty)).ToArray();
        var shown = sums.Where(group => WithheldOf(group) is null).ToArray();
        GroupScore[] groups =
        [
            .. basis.Audiences.Select(audience => sums.FirstOrDefault(group => group.Audience == audience) is { Sum: { } sum }
                ? WithheldOf((audience, sum)) is { } reason
                    ? new GroupScore(audience, null, null, reason)
                    : new GroupScore(audience, Disclosure.Score(sum.Mean!.Value, sum.Count), sum.Count, null,
                        PrecisionOf([(audience, sum)], code), agreement?.Invoke(audience))
                : new GroupScore(audience, null, null, Withheld.NotAsked))
        ];

        if (shown.Length == 0)
            return new(null, null, 0, Reason([.. sums.Select(group => WithheldOf(group)!.Value)], asks), groups, [], null);

        var pooled = shown.Aggregate(ScoreSum.Empty, (sum, group) => sum.Add(group.Sum));
        var precision = PrecisionOf(shown, code);
        var audiences = shown.Select(group => group.Audience).ToArray();
        if (shown.Length == 1)
            return new(pooled.Mean, pooled.Mean, pooled.Count, null, groups, audiences, precision);

        var weight = shown.Sum(group => basis.WeightOf(group.Audience));
        var score = shown.Sum(group => basis.WeightOf(group.Audience) * group.Sum.Mean!.Value) / weight;
        return new(Ladder.OnScale(score), pooled.Mean, pooled.Count, null, groups, audiences, precision);
    }

    private Precision? PrecisionOf((Audience Audience, ScoreSum Sum)[] groups, string? code)
    {
        if (!basis.IsGroup)
            return null;
        Stratum[] strata =
        [
            .. groups.Select(group => new Stratum(groups.Length == 1 ? 1 : Math.Max(basis.WeightOf(group.Audience), 1e-9),
                group.Sum.Moments!, basis.Headcounts.Of(group.Audience)))
        ];
        Audience[] audiences = [.. groups.Select(group => group.Audience)];
        return Precisions.Of(strata, () => code is null ? null : basis.Singles(audiences, null, code),
            $"{basis.Digest}|{string.Concat(audiences)}||{code}", Disclosure);
    }

    /// <summary>
    /// Items of a dimension. Where all said the same to one of them, each of them is withheld: with the dimension's mean and the others
    /// it could be worked out, and it would tell what each single person said.
    /// </summary>
    public IReadOnlyList<ItemResult> OfItems(IReadOnlyList<Item> items, bool scored)
    {
        var alike = Disclosure.Rounds && items.Any(item => Homogeneity.IsIn(Shown(item).Values));
        return [.. items.Select(item => OfItem(item, scored, alike))];
    }

    private ItemSums Shown(Item item) => basis.Audiences.Where(audience => basis.Asks(item, audience)).Select(audience => basis.Of(audience).Items.GetValueOrDefault(item.Id))
        .OfType<ItemSums>().Where(sum => sum.Count >= Disclosure.MinimumSheets).Aggregate(ItemSums.Empty(item), (all, sum) => all.Add(sum));

    private ItemResult OfItem(Item item, bool scored, bool withheldAlike)
    {
        var sums = basis.Audiences.Where(audience => basis.Asks(item, audience))
            .Select(audience => basis.Of(audience).Items.GetValueOrDefault(item.Id) ?? ItemSums.Empty(item))
            .ToArray();
        var shown = Shown(item);
        if (shown.Count == 0)
        {
            var reason = Reason([.. sums.Select(sum => sum.Count > 0 ? Withheld.TooFew : Withheld.NoAnswers)], item.IsFor);
            return new(item.Id, null, null, 0, 0, 0, [], reason);
        }

        if (withheldAlike)
            return new(item.Id, null, null, shown.Count, shown.CannotJudge, shown.Open, [], Withheld.AllAlike);

        var spread = Disclosure.ShowsDistribution(shown.Count);
        var favourable = Favourable(item, shown);
        return new(item.Id, Disclosure.Score(shown.Mean!.Value, shown.Count), scored && spread ? Disclosure.Share((double)favourable / shown.Count) : null,
            shown.Count, shown.CannotJudge, shown.Open, spread ? Disclosure.Distribution(shown.Values) : [], null,
            scored && spread && basis.IsGroup && WilsonInterval.Of(favourable, shown.Count).TryGet(out var range)
                ? new(Disclosure.Share(range.Low), Disclosure.Share(range.High))
                : null);
    }

    /// <summary>
    /// Shares over all answers to a dimension's items: favourable, "cannot judge", left open; of groups that are shown. What a handful of a
    /// group answered to one item is not in it, because it is not in that item's own counts either and would be the difference of both.
    /// </summary>
    /// <param name="people">How many are behind the dimension; of few the favourable share would tell how their answers are spread.</param>
    public (double? Favourable, double? CannotJudge, double? Open) Shares(Dimension dimension, IReadOnlyList<Audience> shown, int people)
    {
        var (favourable, given, cannot, open) = (0, 0, 0, 0);
        foreach (var audience in shown.Intersect(basis.Large))
            foreach (var item in dimension.Items.Where(item => basis.Asks(item, audience)))
                if (basis.Of(audience).Items.GetValueOrDefault(item.Id) is { } sums && !SmallestGroup.Betrays(sums.Count, Disclosure.MinimumSheets))
                    (favourable, given, cannot, open) = (favourable + Favourable(item, sums), given + sums.Count, cannot + sums.CannotJudge, open + sums.Open);
        var asked = given + cannot + open;
        return asked == 0 ? (null, null, null)
            : (given == 0 || !Disclosure.ShowsDistribution(people) ? null : Disclosure.Share((double)favourable / given), Disclosure.Share((double)cannot / asked), Disclosure.Share((double)open / asked));
    }

    private static int Favourable(Item item, ItemSums sums) => sums.Values.Select((count, i) => SheetScores.KeyedValue(item, i + 1) >= 4 ? count : 0).Sum();

    /// <summary>Why nothing at all is shown of a measure.</summary>
    /// <param name="ofGroups">What is said of the groups that are asked and large enough as a whole; none where there are no such groups.</param>
    private Withheld Reason(Withheld[] ofGroups, Func<Audience, bool> asks)
    {
        if (ofGroups.Length == 0)
            ofGroups = [.. basis.Missing.Where(group => asks(group.Key)).Select(group => group.Value)];
        return ofGroups.Contains(Withheld.AllAlike) ? Withheld.AllAlike
            : ofGroups.Contains(Withheld.TooFew) ? Withheld.TooFew
            // Others did answer, and were not asked.
            : ofGroups.Length == 0 || basis.Audiences.Count > 0 && !basis.Audiences.Any(asks) ? Withheld.NotAsked
            : Withheld.NoAnswers;
    }

    private Withheld? WithheldOf((Audience Audience, ScoreSum Sum) group) => group.Sum.Count == 0 ? Withheld.NoAnswers
        : group.Sum.Count < basis.MinimumFor(group.Audience) ? Withheld.TooFew
        : Disclosure.Hides(group.Sum) ? Withheld.AllAlike : null;
}
