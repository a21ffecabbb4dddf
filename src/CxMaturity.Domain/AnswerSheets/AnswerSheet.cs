using System.Collections.Immutable;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.AnswerSheets;

public enum AnswerSheetStatus
{
    Unopened,
    Open,
    Submitted,
    ClosedUnfinished
}

/// <summary>One person's sheet, as decisions and its own pages see it.</summary>
/// <param name="ConsentsToSmallGroup">Whether the person may be shown as part of a group smaller than the minimum.</param>
public sealed record AnswerSheet(
    Guid Id,
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    Audience Audience,
    string Unit,
    int Seed,
    AnswerSheetStatus Status,
    ImmutableDictionary<string, int> Answers,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt,
    bool ConsentsToSmallGroup = false)
{
    public static readonly AnswerSheet Initial = new(Guid.Empty, Guid.Empty, "", "", Audience.X, "", 0, AnswerSheetStatus.Unopened,
        ImmutableDictionary<string, int>.Empty, default, default);

    public static AnswerSheet Evolve(AnswerSheet sheet, AnswerSheetEvent happened) => happened switch
    {
        AnswerSheetOpened e => new(e.AnswerSheetId, e.WaveId, e.QuestionnaireId, e.QuestionnaireVersion, e.Audience, e.Unit, e.Seed,
            AnswerSheetStatus.Open, ImmutableDictionary<string, int>.Empty, e.At, e.At),
        QuestionAnswered e => sheet with { Answers = sheet.Answers.SetItem(e.Item, e.Value), ChangedAt = e.At },
        AnswerRevised e => sheet with { Answers = sheet.Answers.SetItem(e.Item, e.To), ChangedAt = e.At },
        AnswerSheetSubmitted e => sheet with { Status = AnswerSheetStatus.Submitted, ChangedAt = e.At },
        AnswerSheetClosedUnfinished e => sheet with { Status = AnswerSheetStatus.ClosedUnfinished, ChangedAt = e.At },
        NamedModeConsented => sheet with { ConsentsToSmallGroup = true },
        NamedModeConsentRevoked => sheet with { ConsentsToSmallGroup = false },
        _ => sheet
    };

    public bool Has(Item item) => Answers.ContainsKey(item.Id);
}
