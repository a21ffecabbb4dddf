using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>From sums to the result that people see: means, levels, caps and gaps, as far as disclosure allows.</summary>
public static class WaveScoring
{
    /// <summary>The result of a wave.</summary>
    /// <param name="wave">As <see cref="SmallExecutiveGroup.Arranged"/> leaves it, where executives may be too few.</param>
    public static MaturityResult OfWave(WaveMeasurement wave)
    {
        var (questionnaire, cells, headcounts, disclosure) = (wave.Questionnaire, wave.Cells, wave.Headcounts, wave.Disclosure);
        var groups = RoleGroups.All.Append(Audience.A)
            .Where(audience => questionnaire.VariantFor(audience) is not null)
            .Select(audience => Group(audience, wave))
            .ToArray();
        var published = groups.Where(group => group is { Withheld: null, Audience: not Audience.A }).Select(group => group.Audience).ToArray();
        var people = groups.Where(group => published.Contains(group.Audience)).Sum(group => group.Sheets ?? 0);
        var asked = RoleGroups.All.Where(group => questionnaire.VariantFor(group) is not null).ToArray();
        var headcount = asked.Sum(headcounts.Of);
        // More answers than people: the headcount is wrong, and a rate would be too.
        var rate = headcount == 0 || people > headcount ? (double?)null : (double)people / headcount;
        var missing = asked.Count(group => !published.Contains(group) && !(group == Audience.X && wave.Executives == ExecutiveGroup.WithMiddleManagement));
        var provisional = CapFinder.Provisional(people, rate, missing, questionnaire.Caps);
        var basis = new ResultBasis(ResultScope.Wave, questionnaire, [.. cells.Where(cell => published.Contains(cell.Audience))], headcounts, disclosure, wave.Singles, wave.Digest,
            wave.Executives, groups.Where(group => group is { Withheld: not null, Audience: not Audience.A }).ToDictionary(group => group.Audience, group => group.Withheld!.Value));

        return Result(basis, ResultScope.Wave, [.. cells.Where(cell => cell.Audience == Audience.A)], provisional, people, headcount, rate, groups, wave);
    }

    /// <summary>The result of one person's own sheet; its level is always provisional, being one view.</summary>
    public static MaturityResult OfSheet(Questionnaire questionnaire, Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers)
    {
        var cell = CellSums.Empty(audience, unit).Add(sheet, ScoredSheet.Of(questionnaire, audience, answers), submitted: true);
        var provisional = new Cap(CapCode.C5, null, [], [ProvisionalReason.FewPeople]);
        var basis = new ResultBasis(ResultScope.Sheet, questionnaire, [cell], Headcounts.None, Disclosure.OfOwnSheet, null, cell.Digest);
        return Result(basis, ResultScope.Sheet, [], provisional, 1, null, null, [new(audience, 1, null, null)], null);
    }

    private static GroupResult Group(Audience audience, WaveMeasurement wave)
    {
        if (audience == Audience.X && wave.Executives == ExecutiveGroup.WithMiddleManagement)
            return new(audience, null, null, Withheld.Joined);
        var sheets = wave.Cells.Where(cell => cell.Audience == audience).Sum(cell => cell.Sheets);
        var consented = audience == Audience.X && wave.Executives == ExecutiveGroup.ByConsent;
        Withheld? withheld = sheets == 0 ? Withheld.NoAnswers
            : audience.IsRoleGroup() && !consented && sheets < wave.Disclosure.MinimumSheets ? Withheld.TooFew
            : null;
        return new(audience, withheld == Withheld.TooFew ? null : sheets,
            audience.IsRoleGroup() && wave.Headcounts.Units.Count > 0 ? wave.Headcounts.Of(audience) : null, withheld);
    }

    private static MaturityResult Result(
        ResultBasis basis,
        ResultScope scope,
        IReadOnlyList<CellSums> auditors,
        Cap? provisional,
        int people,
        int? headcount,
        double? rate,
        IReadOnlyList<GroupResult> groups,
        WaveMeasurement? wave)
    {
        var (questionnaire, disclosure, measures) = (basis.Questionnaire, basis.Disclosure, new GroupMeans(basis));
        var means = questionnaire.Dimensions.ToDictionary(dimension => dimension.Code, measures.OfDimension, StringComparer.Ordinal);
        var gaps = questionnaire.Dimensions.ToDictionary(dimension => dimension.Code, dimension => PerceptionScoring.Gaps(basis, dimension), StringComparer.Ordinal);
        ScoredDimension[] measured =
        [
            .. questionnaire.Dimensions.Where(dimension => means[dimension.Code].Score is not null)
                .Select(dimension => new ScoredDimension(dimension.Code, dimension.Core, dimension.Weight, means[dimension.Code].Score!.Value,
                    dimension.Core && gaps[dimension.Code].Any(PerceptionScoring.Caps) && Frontline(dimension.Code) is { } frontline ? Ladder.LevelOf(frontline) : null))
        ];
        var levels = measured.ToDictionary(dimension => dimension.Code, StringComparer.Ordinal);
        var published = measured.ToDictionary(
            dimension => dimension.Code, dimension => disclosure.Score(dimension.Score, means[dimension.Code].N), StringComparer.Ordinal);

        var (overall, overallWithheld) = OverallScore.Of(questionnaire, measured);
        var (foundations, foundationsWithheld) = OverallScore.OfFoundations(questionnaire, measured);
        var weightedGaps = questionnaire.Dimensions.Where(dimension => published.ContainsKey(dimension.Code))
            .Sum(dimension => dimension.Weight * GapOf(dimension, published[dimension.Code]));
        var core = measures.OfCore().Precision;
        var units = new UnitScoring(basis).All();

        return new(scope, people, headcount, rate, groups,
            Standing(overall, measured, questionnaire.Headline == Headline.Overall, null), overallWithheld,
            Standing(foundations, [.. measured.Where(dimension => dimension.Core)], questionnaire.Headline == Headline.Foundations, core), foundationsWithheld,
            [.. questionnaire.Dimensions.Select(Dimension)],
            [.. questionnaire.Blocks.SelectMany(block => measures.OfItems([.. block.Items.Where(item => item.Kind != ItemKind.Choice)], scored: false))],
            basis.Digest, units, QualityScoring.Of(basis, wave?.ItemProducts ?? new Dictionary<string, ProductSums>(), units), wave?.Drivers, disclosure.MinimumSheets,
            basis.Executives);

        double? Frontline(string code) => means[code].Shown.Contains(Audience.F) ? basis.Of(Audience.F).Dimensions[code].Mean : null;

        double? Auditors(string code)
        {
            var sum = auditors.Aggregate(ScoreSum.Empty, (all, cell) => cell.All().Dimensions.TryGetValue(code, out var more) ? all.Add(more) : all);
            return sum.Mean is { } mean ? disclosure.Score(mean, sum.Count) : null;
        }

        Standing? Standing(double? score, IReadOnlyList<ScoredDimension> dimensions, bool headline, Precision? precision)
        {
            if (score is not { } value)
                return null;
            var raw = Ladder.LevelOf(value);
            var caps = CapFinder.Find(raw, dimensions, questionnaire.Caps);
            var level = CapFinder.LevelUnder(raw, caps);
            var named = headline ? CapFinder.HeadlineLevel(level, wave?.LastHeadline, wave?.At ?? default) : level;
            return new(disclosure.Score(value, people), disclosure.Index(Ladder.IndexOf(value)), raw, level, named,
            [
                .. CapFinder.Perception(dimensions, code => disclosure.Score(Frontline(code)!.Value, basis.Of(Audience.F).Dimensions[code].Count)),
                .. caps.Select(cap => cap with { Lifts = [.. cap.Lifts.Select(lift => lift with { From = published[lift.Dimension] })] }),
                .. provisional is null ? Array.Empty<Cap>() : [provisional],
                .. named < level ? [new Cap(CapCode.C6, named, [], [])] : Array.Empty<Cap>()
            ], precision);
        }

        DimensionResult Dimension(Dimension dimension)
        {
            var mean = means[dimension.Code];
            var score = published.TryGetValue(dimension.Code, out var shown) ? shown : (double?)null;
            var gap = score is { } known ? disclosure.Gap(GapOf(dimension, known)) : (double?)null;
            var (favourable, cannotJudge, open) = measures.Shares(dimension, mean.Shown, mean.N);
            return new(dimension.Code, dimension.Core, dimension.Weight, dimension.Target, score,
                mean.Pooled is { } pooled ? disclosure.Score(pooled, mean.N) : null,
                mean.Score is { } exact ? disclosure.Index(Ladder.IndexOf(exact)) : null,
                levels.GetValueOrDefault(dimension.Code)?.Level,
                mean.N, mean.Withheld, gap,
                gap is null ? null : weightedGaps > 0 ? dimension.Weight * gap / weightedGaps : 0,
                [.. groups.Where(group => group.Audience.IsRoleGroup()).Select(group => Group(group, mean.Groups))],
                Auditors(dimension.Code),
                [.. dimension.SubScales.Select(measures.OfSubScale)],
                measures.OfItems([.. dimension.Items], scored: true),
                mean.Precision, basis.AgreementOf(dimension, [.. mean.Shown.Intersect(basis.Large)]),
                measures.OfSide(sums => sums.Practice.GetValueOrDefault(dimension.Code), dimension, ItemKind.Anchored),
                measures.OfSide(sums => sums.Perception.GetValueOrDefault(dimension.Code), dimension, ItemKind.Agreement),
                measures.OfDifference(dimension), favourable, cannotJudge, open,
                basis.IsGroup ? measures.Views(dimension) : [],
                [.. gaps[dimension.Code].Select(each => PerceptionScoring.Shown(each, basis, dimension))]);
        }
    }

    /// <summary>A group that is withheld as a whole is withheld in each measure, for the same reason.</summary>
    private static GroupScore Group(GroupResult group, IReadOnlyList<GroupScore> groups) =>
        groups.FirstOrDefault(known => known.Audience == group.Audience) ?? new(group.Audience, null, null, group.Withheld ?? Withheld.NotAsked);

    // A difference of a hair is no gap: targets and rounded scores are decimal numbers.
    private static double GapOf(Dimension dimension, double score) => dimension.Target - score > 1e-9 ? dimension.Target - score : 0;
}
