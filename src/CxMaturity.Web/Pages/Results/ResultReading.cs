using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A result with what it is the result of, and the moment as of which it holds.</summary>
public sealed record DatedResult(Wave Wave, Questionnaire Questionnaire, string QuestionnaireHash, MaturityResult Result, DateTimeOffset AsOf)
{
    /// <summary>What the result says in words; page, workbook and API use the same.</summary>
    public ResultWords WordsIn(Language language) =>
        new(Questionnaire, Result, rounds: Result.Scope == ResultScope.Wave && Wave.Mode != WaveMode.Trial, language);
}

/// <summary>Finds the result of a wave as of a date, and of a sheet; page, workbook and API come through here.</summary>
public sealed class ResultReading(EventStore store, QuestionnaireCatalog catalog, WaveKeeping waves, WaveSumsProjection sums, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] MomentForms = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>Thrown where the read model is not there yet; asking again a moment later helps.</summary>
    public sealed class StillComputingException() : Exception("The result is still being computed.");

    public async Task<DatedResult> OfWaveAsync(string organization, Guid waveId, string? asOf, CancellationToken ct)
    {
        var wave = await waves.RequireAsync(organization, waveId, ct);
        var date = AsOfDate(asOf);
        if (wave.ClosedAt is not { } closedAt)
            throw RefusedException.Conflict("results.wave_not_closed");
        if (date is { } day && day < closedAt)
            throw RefusedException.Unknown("results.before_closing", closedAt);

        var tenant = store.For(Tenancy.TenantOf(organization));
        if (!await tenant.CaughtUpAsync(sums, waveId, Patience, ct))
            throw new StillComputingException();

        var added = await tenant.DocumentAsync(sums, waveId, ct) ?? WaveSums.Empty(waveId);
        var publication = catalog.FindPublication(wave.QuestionnaireId, wave.QuestionnaireVersion)!;
        var result = WaveScoring.OfWave(publication.Content!, [.. added.Cells.Values], wave.Headcounts(), DisclosureOf(wave.Mode), added.Digest);
        return new(wave, publication.Content!, publication.Hash, result, closedAt);
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

    private static Disclosure DisclosureOf(WaveMode mode) => mode == WaveMode.Trial ? Disclosure.OfTrial : Disclosure.OfGroups;

    /// <summary>A day means its end; a moment means itself; nothing means whatever is known, even to a clock that was set back.</summary>
    private DateTimeOffset? AsOfDate(string? asOf)
    {
        var now = clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(asOf))
            return null;

        if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.Year is < 2000 or > 2200
                ? throw RefusedException.Invalid("results.as_of", asOf)
                : day > DateOnly.FromDateTime(now.UtcDateTime)
                    ? throw RefusedException.Invalid("results.as_of_future", asOf)
                    : new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        }

        // Without an offset the moment would depend on where the server stands.
        var hasOffset = asOf.EndsWith('Z') || asOf.Length > 10 && asOf.AsSpan(10).IndexOfAny('+', '-') >= 0;
        if (!hasOffset || !DateTimeOffset.TryParseExact(asOf, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            throw RefusedException.Invalid("results.as_of", asOf);
        return moment > now.AddMinutes(1) ? throw RefusedException.Invalid("results.as_of_future", asOf) : moment;
    }
}
