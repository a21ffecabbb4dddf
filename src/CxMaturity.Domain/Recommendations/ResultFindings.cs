using CxMaturity.Domain.ChangePulses;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Recommendations;

/// <summary>Something that a rule found in a result.</summary>
/// <param name="Subject">What the rule looked at; with the wave and the rule it names the finding.</param>
public sealed record FoundInResult(
    FindingRule Rule, string Subject, string? Dimension, Severity Severity, IReadOnlyList<FindingEvidence> Evidence, IReadOnlyList<FindingReference> References);

/// <summary>
/// From a wave's published result to what should change: low scores, caps, gaps, patterns, barriers and doubts about the measuring itself.
/// The rules look at nothing that a page does not show.
/// </summary>
public static class ResultFindings
{
    /// <summary>Below this a dimension, an item or a unit is low: the two lowest levels.</summary>
    public const double Low = 2.6;

    /// <summary>A gap to the target below this matters to nobody.</summary>
    public const double Matters = MeasureChange.Matters;

    /// <summary>Share of doubtful sheets from which on the measuring itself is a finding.</summary>
    public const double ManyDoubts = 0.1;

    private const double Poor = 1.8;
    private const double EnoughReliability = 0.7;
    private const int MostItems = 3;

    public static IReadOnlyList<FoundInResult> Of(Questionnaire questionnaire, MaturityResult result)
    {
        var items = PlayFacts.Of(questionnaire, result, [], []).Items;
        return
        [
            .. Scores(result, items), .. Caps(result), .. Perception(result), .. Patterns(questionnaire, result), .. Units(result), .. Barrier(items), .. Measuring(result)
        ];
    }

    private static IEnumerable<FoundInResult> Scores(MaturityResult result, IReadOnlyDictionary<string, double> items)
    {
        foreach (var dimension in result.Dimensions)
        {
            if (dimension.Score is not { } score)
                continue;
            var weakest = dimension.Items.Select(item => item.Id).Where(id => items.TryGetValue(id, out var mean) && mean < Low).OrderBy(id => items[id]).ThenBy(id => id, StringComparer.Ordinal)
                .Take(MostItems).Select(id => new FindingEvidence(id, items[id]));
            FindingEvidence[] evidence = [new(dimension.Code, score), new("target", dimension.Target), .. weakest];
            if (score < Low)
                yield return Whole(FindingRule.DimensionLow, dimension.Code, dimension.Code, dimension.Core || score < Poor ? Severity.High : Severity.Medium, evidence);
            else if (dimension.Target - score >= Matters - 1e-9)
                yield return Whole(FindingRule.BelowTarget, dimension.Code, dimension.Code, evidence.Length > 2 ? Severity.Medium : Severity.Low, evidence);
        }
    }

    private static IEnumerable<FoundInResult> Caps(MaturityResult result)
    {
        foreach (var cap in result.Headline?.Caps ?? [])
        {
            if (RuleOf(cap.Code) is not { } rule)
                continue;
            var evidence = cap.Lifts.Select(lift => new FindingEvidence(lift.Dimension, lift.From)).ToArray();
            var dimension = cap.Lifts.Count > 0 ? cap.Lifts[0].Dimension : null;
            yield return Whole(rule, dimension ?? cap.Code.ToString(), dimension, cap.Code == CapCode.C5 ? Severity.Medium : Severity.High, evidence);
        }
    }

    private static FindingRule? RuleOf(CapCode cap) => cap switch
    {
        CapCode.C1 => FindingRule.CapC1,
        CapCode.C2a => FindingRule.CapC2a,
        CapCode.C2b => FindingRule.CapC2b,
        CapCode.C4 => FindingRule.CapC4,
        CapCode.C5 => FindingRule.Provisional,
        // The pace of the headline is nothing that anybody could change.
        _ => null
    };

    private static IEnumerable<FoundInResult> Perception(MaturityResult result) =>
        from dimension in result.Dimensions
        from gap in dimension.Gaps
        where gap.IsSure && gap.Size != GapBand.Small && gap.Difference > 0 && gap is { First: Audience.X, Second: Audience.F }
        select Whole(FindingRule.PerceptionGap, dimension.Code, dimension.Code, gap.Size == GapBand.Serious ? Severity.High : Severity.Medium, [new("X-F", gap.Difference)]);

    private static IEnumerable<FoundInResult> Patterns(Questionnaire questionnaire, MaturityResult result)
    {
        foreach (var found in FindingRules.Of(questionnaire, result))
        {
            FindingEvidence[] evidence = [.. found.Evidence.Select(each => new FindingEvidence(each.Code, each.Score))];
            switch (found.Code)
            {
                case FindingCode.LitmusTest:
                    foreach (var gate in found.Gates.Where(gate => gate.State == GateState.Closed))
                        yield return Whole(FindingRule.GateClosed, gate.Key, DimensionOf(gate.Evidence[0].Code), Severity.High, [.. gate.Evidence.Select(each => new FindingEvidence(each.Code, each.Score))]);
                    break;
                case FindingCode.StructuresDoNotGrip or FindingCode.GoodWillAlone:
                    foreach (var each in evidence)
                        yield return Whole(found.Code == FindingCode.GoodWillAlone ? FindingRule.GoodWillAlone : FindingRule.StructuresDoNotGrip, each.Code, each.Code, Severity.Medium, [each]);
                    break;
                case FindingCode.Tapestry:
                    yield return Whole(FindingRule.Tapestry, "PROC", DimensionOf(evidence[^1].Code), Severity.Medium, evidence);
                    break;
                case FindingCode.Dilemma:
                    yield return Whole(FindingRule.Dilemma, DimensionOf(evidence[^1].Code), DimensionOf(evidence[^1].Code), Severity.High, evidence);
                    break;
            }
        }
    }

    private static IEnumerable<FoundInResult> Units(MaturityResult result) =>
        from unit in result.Units
        where unit.Core.Score < Low
        let lowest = unit.Dimensions.Where(dimension => dimension.Score is not null).MinBy(dimension => dimension.Score)
        select new FoundInResult(FindingRule.UnitLow, unit.Code, lowest?.Code, unit.Core.Score < Poor ? Severity.High : Severity.Medium,
            lowest is null ? [new(CoreScore.Code, unit.Core.Score!.Value)] : [new(CoreScore.Code, unit.Core.Score!.Value), new(lowest.Code, lowest.Score!.Value)],
            [new(ReferenceKind.Unit, unit.Code)]);

    private static IEnumerable<FoundInResult> Barrier(IReadOnlyDictionary<string, double> items) =>
        ChangePulse.Of(items).Barrier is { } barrier
            ? [Whole(FindingRule.ChangeBarrier, barrier.Element.ToString(), DimensionOf(barrier.Items[0]), Severity.Medium, [.. barrier.Items.Select(item => new FindingEvidence(item, items[item]))])]
            : [];

    private static IEnumerable<FoundInResult> Measuring(MaturityResult result)
    {
        if (result.Quality is not { } quality)
            yield break;
        if (quality.Flagged is { } flagged && result.Sheets > 0 && (double)flagged / result.Sheets >= ManyDoubts)
            yield return Whole(FindingRule.Doubtful, "sheets", null, Severity.Low, [new("sheets", (double)flagged / result.Sheets)]);
        foreach (var each in quality.Reliability)
            // As it reads, with two decimals: what is written as 0.70 is not called less.
            if ((each.Omega ?? each.Alpha) is { } reliability && Math.Round(reliability, 2) < EnoughReliability)
                yield return Whole(FindingRule.Unreliable, each.Dimension, each.Dimension, Severity.Low, [new(each.Dimension, reliability)]);
    }

    private static string DimensionOf(string code) => code.Split('-')[0];

    private static FoundInResult Whole(FindingRule rule, string subject, string? dimension, Severity severity, IReadOnlyList<FindingEvidence> evidence) =>
        new(rule, subject, dimension, severity, evidence, [FindingReference.Whole]);
}
