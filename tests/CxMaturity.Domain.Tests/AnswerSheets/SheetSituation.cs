using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.AnswerSheets;

/// <summary>A frontline sheet of the small sample questionnaire, with what can happen to it.</summary>
public static class SheetSituation
{
    public static readonly Guid Id = new("0195f000-0000-7000-8000-000000000001");
    public static readonly Guid Wave = new("0195f000-0000-7000-8000-000000000002");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Questionnaire Questionnaire = SampleQuestionnaire.Small;

    public static Spec<AnswerSheet, AnswerSheetEvent> Spec => new(AnswerSheet.Initial, AnswerSheet.Evolve);

    public static AnswerSheetEvent Opened(Audience audience = Audience.F) =>
        new AnswerSheetOpened(Id, Wave, Questionnaire.Id, Questionnaire.Version, audience, "north", 42, Now);

    public static AnswerSheetEvent Answered(string item, int value) => new QuestionAnswered(Id, Wave, item, value, Now);

    public static AnswerSheetEvent Revised(string item, int from, int to) => new AnswerRevised(Id, Wave, item, from, to, Now);

    /// <summary>Submitted at once: nobody can have read the questions.</summary>
    public static AnswerSheetEvent Submitted(params (string Item, int Value)[] answers) => Submitted(true, Now, answers);

    public static AnswerSheetEvent Submitted(bool hasty, DateTimeOffset at, params (string Item, int Value)[] answers) =>
        new AnswerSheetSubmitted(Id, Wave, Questionnaire.Id, Questionnaire.Version, Audience.F, "north", Vector(answers), hasty, at);

    public static AnswerSheetEvent ClosedUnfinished(params (string Item, int Value)[] answers) =>
        new AnswerSheetClosedUnfinished(Id, Wave, Questionnaire.Id, Questionnaire.Version, Audience.F, "north", Vector(answers), Now);

    public static Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>> Open(Audience audience = Audience.F, int seed = 42) =>
        sheet => AnswerSheetDecider.Decide(sheet, new OpenAnswerSheet(Id, Wave, audience, "north", seed, Now), Questionnaire);

    public static Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>> Answer(string item, int value, bool waveIsOpen = true) =>
        sheet => AnswerSheetDecider.Decide(sheet, new AnswerQuestion(item, value, waveIsOpen, Now), Questionnaire);

    public static Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>> Submit(bool waveIsOpen = true, DateTimeOffset? at = null) =>
        sheet => AnswerSheetDecider.Decide(sheet, new SubmitAnswerSheet(waveIsOpen, at ?? Now), Questionnaire);

    public static Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>> Close() =>
        sheet => AnswerSheetDecider.Decide(sheet, new CloseAnswerSheet(Now), Questionnaire);

    private static Dictionary<string, int> Vector((string Item, int Value)[] answers) =>
        answers.ToDictionary(answer => answer.Item, answer => answer.Value);
}
