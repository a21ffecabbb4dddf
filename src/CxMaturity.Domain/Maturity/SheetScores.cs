using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>One person's scores (1–5); what has not enough answers is missing from the maps.</summary>
/// <param name="Shared">Per dimension: mean of the items that every role group is asked.</param>
/// <param name="Practice">Per dimension: mean of the anchored items, what is done today.</param>
/// <param name="Perception">Per dimension: mean of the agreement items, how it feels.</param>
/// <param name="Core">Mean of the core dimensions, where all of them have a score.</param>
/// <param name="Outcome">Mean of the outcome items.</param>
public sealed record SheetScores(
    IReadOnlyDictionary<string, double> SubScales,
    IReadOnlyDictionary<string, double> Dimensions,
    IReadOnlyDictionary<string, double> Shared,
    IReadOnlyDictionary<string, double> Practice,
    IReadOnlyDictionary<string, double> Perception,
    double? Core,
    double? Outcome)
{
    // At least half the weight of a dimension's sub-scales must be there; equal weights must not fail by a rounding error.
    private const double WeightTolerance = 1e-9;

    /// <summary>
    /// Scores one sheet. A sub-scale is the mean of its keyed values if at least half of the items in this audience's variant have one
    /// (person-mean rule: Graham 2009, Newman 2014); a dimension is the weighted mean of its sub-scales if they carry at least half of
    /// the weight asked. "Cannot judge" and unanswered have no value.
    /// </summary>
    /// <param name="answers">Item id → value 1–5, or <see cref="Item.CannotJudge"/>.</param>
    public static SheetScores Of(Questionnaire questionnaire, Audience audience, IReadOnlyDictionary<string, int> answers)
    {
        var plan = ScoringPlan.For(questionnaire, audience);
        var parts = plan.Parts.Length;
        Dictionary<string, double> subScales = new(plan.ScaleCount, StringComparer.Ordinal), dimensions = new(parts, StringComparer.Ordinal),
            shared = new(parts, StringComparer.Ordinal), practice = new(parts, StringComparer.Ordinal), perception = new(parts, StringComparer.Ordinal);
        var (core, coreParts) = (0.0, 0);

        foreach (var part in plan.Parts)
        {
            var (weighted, present, asked) = (0.0, 0.0, 0.0);
            foreach (var scale in part.Scales)
            {
                asked += scale.Weight;
                if (MeanOf(scale.Items, answers) is not { } score)
                    continue;
                subScales.Add(scale.Code, score);
                weighted += scale.Weight * score;
                present += scale.Weight;
            }

            AddIfThere(shared, part.Code, MeanOf(part.Shared, answers));
            AddIfThere(practice, part.Code, MeanOf(part.Anchored, answers));
            AddIfThere(perception, part.Code, MeanOf(part.Agreement, answers));
            if (present > 0 && present / asked >= 0.5 - WeightTolerance)
            {
                var score = Ladder.OnScale(weighted / present);
                dimensions.Add(part.Code, score);
                if (part.Core)
                    (core, coreParts) = (core + score, coreParts + 1);
            }
        }

        return new(subScales, dimensions, shared, practice, perception,
            coreParts > 0 && coreParts == plan.CoreParts ? core / coreParts : null, MeanOf(plan.Outcome, answers));
    }

    /// <summary>The value turned so that 5 always speaks for maturity; none for "cannot judge".</summary>
    public static int? KeyedValue(Item item, int value) => value == Item.CannotJudge
        ? null
        : item.Key > 0 ? value : Scoring.LowestValue + Scoring.HighestValue - value;

    /// <summary>Mean of the keyed values, if at least half of the items have one.</summary>
    private static double? MeanOf(Item[] items, IReadOnlyDictionary<string, int> answers)
    {
        var (sum, count) = (0, 0);
        foreach (var item in items)
            if (answers.TryGetValue(item.Id, out var value) && KeyedValue(item, value) is { } keyed)
                (sum, count) = (sum + keyed, count + 1);
        return count == 0 || count < (items.Length + 1) / 2 ? null : (double)sum / count;
    }

    private static void AddIfThere(Dictionary<string, double> scores, string code, double? score)
    {
        if (score is { } value)
            scores.Add(code, value);
    }
}
