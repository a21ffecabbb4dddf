using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A result with what it is the result of, and the moment as of which it holds.</summary>
/// <param name="AsIf">By which other version of the questionnaire it was scored; none for an official result.</param>
/// <param name="Official">The fixed result it was read from, and those before and after; none for a person's own sheet.</param>
public sealed record DatedResult(
    Wave Wave, Questionnaire Questionnaire, string QuestionnaireHash, MaturityResult Result, DateTimeOffset AsOf, FixedResult? Official = null, FixedResultHistory? History = null,
    AsIfResult? AsIf = null)
{
    /// <summary>Which scoring computed it.</summary>
    public string Engine => AsIf?.Engine ?? Official?.Engine ?? MaturityEngine.Version;

    /// <summary>Whether a later result has taken its place since.</summary>
    public bool IsSuperseded => History is not null && History.Latest != Official;

    /// <summary>What the result says in words; page, workbook and API use the same.</summary>
    public ResultWords WordsIn(Language language) =>
        new(Questionnaire, Result, rounds: Result.Scope == ResultScope.Wave && Wave.Mode != WaveMode.Trial, language);
}

/// <summary>Finds the official result of a wave as of a date, and the result of a sheet; page, workbook and API come through here.</summary>
public sealed class ResultReading(QuestionnaireCatalog catalog, WaveKeeping waves, ResultFixing fixing, AsIfScoring scoring, AsOfDates dates)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Thrown where the result is not there yet; asking again a moment later helps.</summary>
    public sealed class StillComputingException() : Exception("The result is still being computed.");

    /// <param name="patience">How long to wait for a result that is just being computed.</param>
    /// <param name="asIf">A newer version of the questionnaire that the answers were scored by; none for the official result.</param>
    public async Task<DatedResult> OfWaveAsync(string organization, Guid waveId, string? asOf, CancellationToken ct, TimeSpan? patience = null, string? asIf = null)
    {
        var wave = await waves.RequireAsync(organization, waveId, ct);
        var date = dates.Read(asOf);
        var other = string.IsNullOrWhiteSpace(asIf) ? null : scoring.Require(wave, asIf);
        if (wave.ClosedAt is not { } closedAt)
            throw RefusedException.Conflict("results.wave_not_closed");
        if (date is { } day && day < closedAt)
            throw RefusedException.Unknown("results.before_closing", closedAt);

        var history = await fixing.OfAsync(organization, wave, patience ?? Patience, ct) ?? throw new StillComputingException();
        var official = date is { } moment ? history.AsOf(moment)! : history.Latest!;
        var publication = catalog.FindPublication(wave.QuestionnaireId, wave.QuestionnaireVersion)!;
        var dated = new DatedResult(wave, publication.Content!, publication.Hash, FixedContent.Read(official.Content), official.From, official, history);
        return other is null ? dated : AsIf(dated, other, date);
    }

    private DatedResult AsIf(DatedResult official, Publication version, DateTimeOffset? date)
    {
        if (official.History!.AsIfBy(version.Version, date) is { } scored)
            return official with { Questionnaire = version.Content!, QuestionnaireHash = version.Hash, Result = FixedContent.Read(scored.Content), AsIf = scored };
        throw scoring.ProgressOf(official.Wave.Id, version.Version) is not null
            ? new StillComputingException()
            : scoring.RefusalOf(official.Wave.Id, version.Version) ?? (Exception)RefusedException.Unknown("results.as_if_missing", version.Version);
    }

    /// <summary>A submitted sheet's own result, for the person who filled it in.</summary>
    public DatedResult OfSheet(AnswerSheet sheet, Wave wave)
    {
        if (sheet.Status is AnswerSheetStatus.Open)
            throw RefusedException.Conflict("results.sheet_open");
        var publication = catalog.FindPublication(sheet.QuestionnaireId, sheet.QuestionnaireVersion)!;
        var result = WaveScoring.OfSheet(publication.Content!, sheet.Id, sheet.Audience, sheet.Unit, sheet.Answers);
        return new(wave, publication.Content!, publication.Hash, result, sheet.ChangedAt);
    }
}
