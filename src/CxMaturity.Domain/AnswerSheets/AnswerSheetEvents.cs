using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.AnswerSheets;

// What has happened to one person's sheet. These names and shapes are the storage format: add a new event rather than change one.
// Every event names its wave, so that a wave's read models can be kept without looking anything up.
public abstract record AnswerSheetEvent(Guid AnswerSheetId, Guid WaveId, DateTimeOffset At);

/// <param name="Seed">Orders the agreement items of this sheet, now and whenever it is opened again.</param>
public sealed record AnswerSheetOpened(
    Guid AnswerSheetId,
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    Audience Audience,
    string Unit,
    int Seed,
    DateTimeOffset At) : AnswerSheetEvent(AnswerSheetId, WaveId, At);

/// <param name="Value">1, 2, … or <see cref="Questionnaires.Item.CannotJudge"/>.</param>
public sealed record QuestionAnswered(Guid AnswerSheetId, Guid WaveId, string Item, int Value, DateTimeOffset At)
    : AnswerSheetEvent(AnswerSheetId, WaveId, At);

public sealed record AnswerRevised(Guid AnswerSheetId, Guid WaveId, string Item, int From, int To, DateTimeOffset At)
    : AnswerSheetEvent(AnswerSheetId, WaveId, At);

/// <param name="Answers">The full vector, so that a fold needs no state per sheet.</param>
/// <param name="Hasty">Whether the answers came faster than the questions can be read; only the moment of submitting can tell.</param>
public sealed record AnswerSheetSubmitted(
    Guid AnswerSheetId,
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    Audience Audience,
    string Unit,
    IReadOnlyDictionary<string, int> Answers,
    bool Hasty,
    DateTimeOffset At) : AnswerSheetEvent(AnswerSheetId, WaveId, At);

/// <summary>
/// The person agreed to be shown as part of a group that is smaller than the minimum, as executives mostly are. It takes all of them.
/// </summary>
public sealed record NamedModeConsented(Guid AnswerSheetId, Guid WaveId, DateTimeOffset At) : AnswerSheetEvent(AnswerSheetId, WaveId, At);

public sealed record NamedModeConsentRevoked(Guid AnswerSheetId, Guid WaveId, DateTimeOffset At) : AnswerSheetEvent(AnswerSheetId, WaveId, At);

/// <summary>How submitting was stored before anybody looked at haste; read as unhurried.</summary>
public sealed record AnswerSheetSubmittedFirst(
    Guid AnswerSheetId,
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    Audience Audience,
    string Unit,
    IReadOnlyDictionary<string, int> Answers,
    DateTimeOffset At) : AnswerSheetEvent(AnswerSheetId, WaveId, At)
{
    public AnswerSheetSubmitted Lifted() => new(AnswerSheetId, WaveId, QuestionnaireId, QuestionnaireVersion, Audience, Unit, Answers, false, At);
}

/// <summary>The wave closed while this sheet had answers and was not submitted; the half rules decide what of it counts.</summary>
public sealed record AnswerSheetClosedUnfinished(
    Guid AnswerSheetId,
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    Audience Audience,
    string Unit,
    IReadOnlyDictionary<string, int> Answers,
    DateTimeOffset At) : AnswerSheetEvent(AnswerSheetId, WaveId, At);
