using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>All of one sheet that enters sums: its answers, its scores, and whether it raises doubts.</summary>
public sealed record ScoredSheet(
    Questionnaire Questionnaire,
    Audience Audience,
    IReadOnlyDictionary<string, int> Answers,
    SheetScores Scores,
    Doubts Flags)
{
    public static ScoredSheet Of(Questionnaire questionnaire, Audience audience, IReadOnlyDictionary<string, int> answers, bool hasty = false) =>
        new(questionnaire, audience, answers, SheetScores.Of(questionnaire, audience, answers), ResponseQuality.Of(questionnaire, audience, answers, hasty));

    public bool IsFlagged => Flags != Doubts.None;

    /// <summary>The keyed answers to a dimension's shared items; none unless all of them were answered.</summary>
    internal long[]? SharedAnswers(ScoringPlan.Part part)
    {
        if (part.Shared.Length == 0)
            return null;
        var keyed = new long[part.Shared.Length];
        for (var item = 0; item < keyed.Length; item++)
        {
            if (!Answers.TryGetValue(part.Shared[item].Id, out var value) || SheetScores.KeyedValue(part.Shared[item], value) is not { } known)
                return null;
            keyed[item] = known;
        }

        return keyed;
    }

    /// <summary>All dimension scores and the outcome, times 10¹²; none where one of them is missing.</summary>
    internal long[]? Complete()
    {
        if (Scores.Outcome is not { } outcome || Scores.Dimensions.Count < Questionnaire.Dimensions.Count)
            return null;
        return [.. Questionnaire.Dimensions.Select(dimension => ScoreSum.Whole(Scores.Dimensions[dimension.Code])), ScoreSum.Whole(outcome)];
    }
}
