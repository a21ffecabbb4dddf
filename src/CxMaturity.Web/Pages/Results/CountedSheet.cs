using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A sheet that enters a result, whether it was submitted or found unfinished by the closing wave.</summary>
public sealed record CountedSheet(
    Guid Id,
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    Audience Audience,
    string Unit,
    IReadOnlyDictionary<string, int> Answers,
    bool Hasty,
    bool Submitted)
{
    public static readonly IReadOnlyCollection<Type> Events = [typeof(AnswerSheetSubmitted), typeof(AnswerSheetClosedUnfinished)];

    /// <summary>The sheet behind an event; none where the event makes no sheet count.</summary>
    public static CountedSheet? Of(object happened) => happened switch
    {
        AnswerSheetSubmitted e => new(e.AnswerSheetId, e.WaveId, e.QuestionnaireId, e.QuestionnaireVersion, e.Audience, e.Unit, e.Answers, e.Hasty, true),
        AnswerSheetClosedUnfinished e => new(e.AnswerSheetId, e.WaveId, e.QuestionnaireId, e.QuestionnaireVersion, e.Audience, e.Unit, e.Answers, false, false),
        _ => null
    };

    public ScoredSheet Scored(QuestionnaireCatalog catalog) => Scored(catalog.Require(QuestionnaireId, QuestionnaireVersion));

    /// <summary>Scored by another version of the questionnaire than it was answered with.</summary>
    public ScoredSheet Scored(Questionnaire questionnaire) => ScoredSheet.Of(questionnaire, Audience, Answers, Hasty);
}
