using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.AnswerSheets;

public sealed record OpenAnswerSheet(Guid AnswerSheetId, Guid WaveId, Audience Audience, string Unit, int Seed, DateTimeOffset Now);

/// <param name="WaveIsOpen">Whether the sheet's wave takes answers at this moment.</param>
public sealed record AnswerQuestion(string Item, int Value, bool WaveIsOpen, DateTimeOffset Now);

/// <param name="WaveIsOpen">Whether the sheet's wave takes answers at this moment.</param>
public sealed record SubmitAnswerSheet(bool WaveIsOpen, DateTimeOffset Now);

/// <param name="Consents">Whether the person may be shown as part of a group smaller than the minimum; taken back with false.</param>
/// <param name="WaveIsOpen">Whether the sheet's wave takes answers at this moment; once it is closed, results rest on what was said.</param>
public sealed record ConsentToSmallGroup(bool Consents, bool WaveIsOpen, DateTimeOffset Now);

public sealed record CloseAnswerSheet(DateTimeOffset Now);

/// <summary>
/// The rules of answering. A decision returns the events that make it so, none when it is so already, or is a
/// <see cref="RefusedException"/>.
/// </summary>
public static class AnswerSheetDecider
{
    public static IReadOnlyList<AnswerSheetEvent> Decide(AnswerSheet sheet, OpenAnswerSheet command, Questionnaire questionnaire)
    {
        if (sheet.Status != AnswerSheetStatus.Unopened)
            return [];

        if (questionnaire.VariantFor(command.Audience) is null)
            throw RefusedException.Invalid("sheet.no_variant", command.Audience);

        return
        [
            new AnswerSheetOpened(command.AnswerSheetId, command.WaveId, questionnaire.Id, questionnaire.Version, command.Audience,
                command.Unit, command.Seed, command.Now)
        ];
    }

    public static IReadOnlyList<AnswerSheetEvent> Decide(AnswerSheet sheet, AnswerQuestion command, Questionnaire questionnaire)
    {
        if (questionnaire.Find(command.Item) is not { } item)
            throw RefusedException.Unknown("answer.unknown_item", command.Item);

        if (!item.IsFor(sheet.Audience))
            throw RefusedException.Invalid("answer.other_variant", command.Item, sheet.Audience);

        if (!item.Accepts(command.Value))
            throw RefusedException.Invalid("answer.off_scale", command.Item, Scoring.LowestValue, item.Highest);

        var given = sheet.Answers.TryGetValue(item.Id, out var current);
        if (given && current == command.Value)
            return [];

        RefuseUnlessOpen(sheet, command.WaveIsOpen);

        return given
            ? [new AnswerRevised(sheet.Id, sheet.WaveId, item.Id, current, command.Value, command.Now)]
            : [new QuestionAnswered(sheet.Id, sheet.WaveId, item.Id, command.Value, command.Now)];
    }

    public static IReadOnlyList<AnswerSheetEvent> Decide(AnswerSheet sheet, SubmitAnswerSheet command, Questionnaire questionnaire)
    {
        if (sheet.Status == AnswerSheetStatus.Submitted)
            return [];

        RefuseUnlessOpen(sheet, command.WaveIsOpen);

        if (sheet.Answers.IsEmpty)
            throw RefusedException.Conflict("sheet.empty");

        return
        [
            new AnswerSheetSubmitted(sheet.Id, sheet.WaveId, sheet.QuestionnaireId, sheet.QuestionnaireVersion, sheet.Audience, sheet.Unit,
                Vector(sheet, questionnaire), ResponseQuality.IsHasty(sheet.Answers.Count, command.Now - sheet.OpenedAt), command.Now)
        ];
    }

    public static IReadOnlyList<AnswerSheetEvent> Decide(AnswerSheet sheet, ConsentToSmallGroup command)
    {
        if (sheet.Audience != Audience.X)
            throw RefusedException.Invalid("sheet.consent_executives_only");
        if (sheet.ConsentsToSmallGroup == command.Consents)
            return [];
        if (!command.WaveIsOpen)
            throw RefusedException.Conflict("sheet.wave_closed");
        return command.Consents
            ? [new NamedModeConsented(sheet.Id, sheet.WaveId, command.Now)]
            : [new NamedModeConsentRevoked(sheet.Id, sheet.WaveId, command.Now)];
    }

    public static IReadOnlyList<AnswerSheetEvent> Decide(AnswerSheet sheet, CloseAnswerSheet command, Questionnaire questionnaire) =>
        sheet.Status != AnswerSheetStatus.Open || sheet.Answers.IsEmpty
            ? []
            :
            [
                new AnswerSheetClosedUnfinished(sheet.Id, sheet.WaveId, sheet.QuestionnaireId, sheet.QuestionnaireVersion, sheet.Audience,
                    sheet.Unit, Vector(sheet, questionnaire), command.Now)
            ];

    private static void RefuseUnlessOpen(AnswerSheet sheet, bool waveIsOpen)
    {
        if (sheet.Status == AnswerSheetStatus.Submitted)
            throw RefusedException.Conflict("sheet.submitted");
        if (!waveIsOpen || sheet.Status != AnswerSheetStatus.Open)
            throw RefusedException.Conflict("sheet.wave_closed");
    }

    /// <summary>All answers in the order of the questionnaire.</summary>
    private static Dictionary<string, int> Vector(AnswerSheet sheet, Questionnaire questionnaire) =>
        questionnaire.ItemsFor(sheet.Audience).Where(sheet.Has).ToDictionary(item => item.Id, item => sheet.Answers[item.Id], StringComparer.Ordinal);
}
