using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>From sums to the result that people see: means, levels, caps and gaps, as far as disclosure allows.</summary>
public static class WaveScoring
{
    /// <summary>The result of a wave.</summary>
    /// <param name="cells">Sums per role group and unit.</param>
    /// <param name="headcounts">People per role group; those whom the questionnaire does not ask are left out of the response rate.</param>
    public static MaturityResult OfWave(
        Questionnaire questionnaire,
        IReadOnlyList<CellSums> cells,
        IReadOnlyDictionary<Audience, int> headcounts,
        Disclosure disclosure,
        string digest)
    {
        var groups = RoleGroups.All.Append(Audience.A)
            .Where(audience => questionnaire.VariantFor(audience) is not null)
            .Select(audience => Group(audience, cells, headcounts.TryGetValue(audience, out var heads) ? heads : null, disclosure))
            .ToArray();
        var published = groups.Where(group => group is { Withheld: null, Audience: not Audience.A }).Select(group => group.Audience).ToArray();
        var people = groups.Where(group => published.Contains(group.Audience)).Sum(group => group.Sheets ?? 0);
        var asked = RoleGroups.All.Where(group => questionnaire.VariantFor(group) is not null).ToArray();
        var headcount = asked.Sum(group => headcounts.GetValueOrDefault(group));
        var rate = headcount == 0 ? (double?)null : Math.Min(1, (double)people / headcount);
        var missing = asked.Count(group => !published.Contains(group));
        var provisional = CapFinder.Provisional(people, rate, missing, questionnaire.Caps);

        return Result(ResultScope.Wave, questionnaire, [.. cells.Where(cell => published.Contains(cell.Audience))],
            [.. cells.Where(cell => cell.Audience == Audience.A)], disclosure, provisional, people, headcount, rate, groups, digest);
    }

    /// <summary>The result of one person's own sheet; its level is always provisional, being one view.</summary>
    public static MaturityResult OfSheet(Questionnaire questionnaire, Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers)
    {
        var cell = CellSums.Empty(audience, unit).Add(questionnaire, answers, submitted: true);
        var provisional = new Cap(CapCode.C5, null, [], [ProvisionalReason.FewPeople]);
        return Result(ResultScope.Sheet, questionnaire, [cell], [], Disclosure.OfOwnSheet, provisional, 1, null, null,
            [new(audience, 1, null, null)], SheetDigest.Add(SheetDigest.Empty, sheet, audience, unit, answers));
    }

    private static GroupResult Group(Audience audience, IEnumerable<CellSums> cells, int? headcount, Disclosure disclosure)
    {
        var sheets = cells.Where(cell => cell.Audience == audience).Sum(cell => cell.Sheets);
        Withheld? withheld = sheets == 0 ? Withheld.NoAnswers
            : audience.IsRoleGroup() && sheets < disclosure.MinimumSheets ? Withheld.TooFew
            : null;
        return new(audience, withheld == Withheld.TooFew ? null : sheets, audience.IsRoleGroup() ? headcount : null, withheld);
    }

    private static MaturityResult Result(
        ResultScope scope,
        Questionnaire questionnaire,
        IReadOnlyList<CellSums> cells,
        IReadOnlyList<CellSums> auditors,
        Disclosure disclosure,
        Cap? provisional,
        int people,
        int? headcount,
        double? rate,
        IReadOnlyList<GroupResult> groups,
        string digest)
    {
        var measures = new GroupMeans(questionnaire, cells, disclosure);
        var means = questionnaire.Dimensions.ToDictionary(dimension => dimension.Code, dimension => measures.OfDimension(dimension), StringComparer.Ordinal);
        ScoredDimension[] measured =
        [
            .. questionnaire.Dimensions.Where(dimension => means[dimension.Code].Score is not null)
                .Select(dimension => new ScoredDimension(dimension.Code, dimension.Core, dimension.Weight, means[dimension.Code].Score!.Value))
        ];
        var published = measured.ToDictionary(
            dimension => dimension.Code, dimension => disclosure.Score(dimension.Score, means[dimension.Code].N), StringComparer.Ordinal);

        var (overall, overallWithheld) = OverallScore.Of(questionnaire, measured);
        var (foundations, foundationsWithheld) = OverallScore.OfFoundations(questionnaire, measured);
        var weightedGaps = questionnaire.Dimensions.Where(dimension => published.ContainsKey(dimension.Code))
            .Sum(dimension => dimension.Weight * GapOf(dimension, published[dimension.Code]));

        return new(scope, people, headcount, rate, groups,
            Standing(overall, measured), overallWithheld,
            Standing(foundations, [.. measured.Where(dimension => dimension.Core)]), foundationsWithheld,
            [.. questionnaire.Dimensions.Select(Dimension)],
            [.. questionnaire.Blocks.SelectMany(block => block.Items).Where(item => item.Kind != ItemKind.Choice)
                .Select(item => measures.OfItem(item, scored: false))],
            digest);

        double? Auditors(string code)
        {
            var sum = auditors.Aggregate(ScoreSum.Empty, (all, cell) => cell.Dimensions.TryGetValue(code, out var more) ? all.Add(more) : all);
            return sum.Mean is { } mean ? disclosure.Score(mean, sum.Count) : null;
        }

        Standing? Standing(double? score, IReadOnlyList<ScoredDimension> dimensions)
        {
            if (score is not { } value)
                return null;
            var raw = Ladder.LevelOf(value);
            var caps = CapFinder.Find(raw, dimensions, questionnaire.Caps);
            return new(disclosure.Score(value, people), disclosure.Index(Ladder.IndexOf(value)), raw, CapFinder.LevelUnder(raw, caps),
            [
                .. caps.Select(cap => cap with { Lifts = [.. cap.Lifts.Select(lift => lift with { From = published[lift.Dimension] })] }),
                .. provisional is null ? Array.Empty<Cap>() : [provisional]
            ]);
        }

        DimensionResult Dimension(Dimension dimension)
        {
            var mean = means[dimension.Code];
            var score = published.TryGetValue(dimension.Code, out var shown) ? shown : (double?)null;
            var gap = score is { } known ? disclosure.Gap(GapOf(dimension, known)) : (double?)null;
            return new(dimension.Code, dimension.Core, dimension.Weight, dimension.Target, score,
                mean.Pooled is { } pooled ? disclosure.Score(pooled, mean.N) : null,
                mean.Score is { } exact ? disclosure.Index(Ladder.IndexOf(exact)) : null,
                mean.Score is { } raw ? Ladder.LevelOf(raw) : null,
                mean.N, mean.Withheld, gap,
                gap is null ? null : weightedGaps > 0 ? dimension.Weight * gap / weightedGaps : 0,
                [.. groups.Where(group => group.Audience.IsRoleGroup()).Select(group => Group(group, mean))],
                Auditors(dimension.Code),
                [.. dimension.SubScales.Select(measures.OfSubScale)],
                [.. dimension.Items.Select(item => measures.OfItem(item, scored: true))]);
        }
    }

    /// <summary>A group that is withheld as a whole is withheld in each measure, for the same reason.</summary>
    private static GroupScore Group(GroupResult group, GroupMeans.Mean mean) =>
        mean.Groups.FirstOrDefault(known => known.Audience == group.Audience) ?? new(group.Audience, null, null, group.Withheld ?? Withheld.NotAsked);

    // A difference of a hair is no gap: targets and rounded scores are decimal numbers.
    private static double GapOf(Dimension dimension, double score) => dimension.Target - score > 1e-9 ? dimension.Target - score : 0;
}
