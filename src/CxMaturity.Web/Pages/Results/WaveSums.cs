using System.Collections.Immutable;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results;

/// <summary>What a wave's result is computed from: sums per role group and unit, and a fingerprint of the sheets behind them.</summary>
public sealed record WaveSums(Guid Id, ImmutableDictionary<string, CellSums> Cells, string Digest, DateTimeOffset? ClosedAt)
{
    public static WaveSums Empty(Guid wave) => new(wave, ImmutableDictionary<string, CellSums>.Empty, SheetDigest.Empty, null);

    public WaveSums Add(Questionnaire questionnaire, Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers, bool submitted)
    {
        var key = $"{audience}|{unit}";
        var cell = Cells.GetValueOrDefault(key) ?? CellSums.Empty(audience, unit);
        return this with
        {
            Cells = Cells.SetItem(key, cell.Add(questionnaire, answers, submitted)),
            Digest = SheetDigest.Add(Digest, sheet, audience, unit, answers)
        };
    }
}

/// <summary>Adds up the sheets that count: those submitted, and those that a closing wave found unfinished.</summary>
public sealed class WaveSumsProjection(Func<QuestionnaireCatalog> catalog) : Projection<WaveSums>("wave_sums")
{
    public override IReadOnlyCollection<Type> Events => [typeof(AnswerSheetSubmitted), typeof(AnswerSheetClosedUnfinished), typeof(WaveClosed)];

    public override Guid? KeyOf(object happened) => happened switch
    {
        AnswerSheetSubmitted e => e.WaveId,
        AnswerSheetClosedUnfinished e => e.WaveId,
        WaveClosed e => e.WaveId,
        _ => null
    };

    protected override WaveSums Evolve(WaveSums? document, object happened) => happened switch
    {
        AnswerSheetSubmitted e => (document ?? WaveSums.Empty(e.WaveId)).Add(
            catalog().Require(e.QuestionnaireId, e.QuestionnaireVersion), e.AnswerSheetId, e.Audience, e.Unit, e.Answers, submitted: true),
        AnswerSheetClosedUnfinished e => (document ?? WaveSums.Empty(e.WaveId)).Add(
            catalog().Require(e.QuestionnaireId, e.QuestionnaireVersion), e.AnswerSheetId, e.Audience, e.Unit, e.Answers, submitted: false),
        WaveClosed e => (document ?? WaveSums.Empty(e.WaveId)) with { ClosedAt = e.At },
        _ => document!
    };
}
