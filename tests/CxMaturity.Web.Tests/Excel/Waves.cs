using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Excel;

namespace CxMaturity.Web.Tests.Excel;

/// <summary>Results to draw workbooks from.</summary>
internal static class Waves
{
    public static readonly DateTimeOffset AsOf = new(2026, 3, 31, 14, 5, 0, TimeSpan.FromHours(2));

    /// <summary>Six sheets per role group and two auditors; INC is the weak foundation that caps the level.</summary>
    public static MaturityResult Complete(Questionnaire questionnaire, Disclosure disclosure) => SmallQuestionnaire.Wave(questionnaire, disclosure,
    [
        .. Many(questionnaire, Audience.X, 6, high: 5), .. Many(questionnaire, Audience.M, 6, high: 4), .. Many(questionnaire, Audience.F, 6, high: 5),
        (Audience.A, SmallQuestionnaire.Answers(questionnaire, Audience.A, 4)), (Audience.A, SmallQuestionnaire.Answers(questionnaire, Audience.A, 3))
    ]);

    public static ResultsWorkbookContent Content(Questionnaire questionnaire, MaturityResult result, string mode = "named") =>
        new(questionnaire, "sha256-of-values", result, "Frühjahr 2026", "Musterhaus", mode, AsOf, "1.0", null);

    public static ResultsWorkbookContent OwnSheet(Questionnaire questionnaire)
    {
        var answers = SmallQuestionnaire.Answers(questionnaire, Audience.X, ("LEAD", 4), ("INC", 2), ("SILO", 3), ("ROLE", 4));
        answers["OUT-02"] = 2;
        answers["SILO-01"] = Item.CannotJudge;
        return new(questionnaire, "sha256-of-values", WaveScoring.OfSheet(questionnaire, new Guid(7, 0, 0, new byte[8]), Audience.X, "all", answers),
            "Eigener Bogen", null, "named", AsOf, "1.0", answers);
    }

    private static IEnumerable<(Audience, IReadOnlyDictionary<string, int>)> Many(Questionnaire questionnaire, Audience audience, int count, int high) =>
        Enumerable.Range(0, count).Select(i => (audience, (IReadOnlyDictionary<string, int>)SmallQuestionnaire.Answers(questionnaire, audience,
            [.. questionnaire.Dimensions.Select(dimension => (dimension.Code, dimension.Code == "INC" ? 1 + i % 2 : high - i % 2))])));
}
