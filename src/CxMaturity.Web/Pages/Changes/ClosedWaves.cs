using CxMaturity.Domain;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>A closed wave by the name that people know it by.</summary>
public sealed record ClosedWave(Wave Wave, Questionnaire Questionnaire, string Name, string ShortName)
{
    public DateTimeOffset At => Wave.ClosedAt!.Value;

    public string UnitName(string code) => Wave.Units.FirstOrDefault(unit => unit.Code == code)?.Name.ForReader() ?? code;
}

/// <summary>Two closed waves of one organisation, the earlier one first.</summary>
public sealed record WavePair(ClosedWave Before, ClosedWave After);

/// <summary>Thrown where the answers of a wave are no longer those behind the official result that a comparison would rest on.</summary>
public sealed class AnswersChangedException(ClosedWave wave) : Exception($"The answers of wave {wave.Wave.Id} are not those behind its official result.")
{
    public ClosedWave Wave => wave;
}

/// <summary>Finds the closed waves of an organisation as of a day, and what comparing them takes.</summary>
public sealed class ClosedWaves(
    WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, OrganizationKeeping organizations, ResultComputing computing, ResultReading results,
    AsOfDates dates)
{
    /// <summary>Those that had closed by then, newest first.</summary>
    public async Task<IReadOnlyList<ClosedWave>> AsOfAsync(string organization, string? asOf, CancellationToken ct)
    {
        var date = dates.Read(asOf);
        return
        [
            .. (await waves.AllAsync(organization, ct)).Where(wave => wave.Status == WaveStatus.Closed && (date is null || wave.ClosedAt <= date))
                .OrderByDescending(wave => wave.ClosedAt).ThenBy(wave => wave.Id).Select(Named)
        ];
    }

    /// <summary>Those that anything can be proven by. A trial proves nothing, but in the demo, where nothing is real, trials stand for what is.</summary>
    public async Task<IReadOnlyList<ClosedWave>> ThatCountAsync(string organization, string? asOf, CancellationToken ct) =>
        (await organizations.RequireAsync(organization, ct)).IsDemo
            ? await AsOfAsync(organization, asOf, ct)
            : [.. (await AsOfAsync(organization, asOf, ct)).Where(wave => wave.Wave.Mode != WaveMode.Trial)];

    /// <summary>The wave asked for, the newest where none is; none where there is none.</summary>
    public async Task<ClosedWave?> ChosenAsync(string organization, IReadOnlyList<ClosedWave> closed, string? wave, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(wave) ? closed is [var newest, ..] ? newest : null : await FindAsync(organization, closed, wave, ct);

    /// <summary>
    /// The waves asked for; where one is not named, the one that closed before or after it on the same questionnaire, and the two latest
    /// of the same questionnaire where none is.
    /// </summary>
    /// <returns>None where there are not two waves.</returns>
    public async Task<WavePair?> PairAsync(string organization, IReadOnlyList<ClosedWave> closed, string? before, string? after, CancellationToken ct)
    {
        var (first, second) = (await FindAsync(organization, closed, before, ct), await FindAsync(organization, closed, after, ct));
        if (first is null && second is null)
            second = closed.FirstOrDefault(wave => closed.Any(other => IsBefore(other, wave))) ?? (closed.Count > 1 ? closed[0] : null);
        first ??= second is null ? null : closed.FirstOrDefault(wave => IsBefore(wave, second)) ?? closed.FirstOrDefault(wave => wave.At < second.At);
        second ??= first is null ? null : closed.LastOrDefault(wave => IsBefore(first, wave)) ?? closed.LastOrDefault(wave => wave.At > first.At);
        return first is null || second is null ? null : first.At <= second.At ? new(first, second) : new(second, first);

        static bool IsBefore(ClosedWave one, ClosedWave other) => one.Wave.QuestionnaireId == other.Wave.QuestionnaireId && one.At < other.At;
    }

    /// <summary>
    /// All that a wave's comparisons are computed from; its official result comes first, so that it is never seen before that. The answers
    /// must be those behind the result: sheets are the same for ever, unless one had to be erased.
    /// </summary>
    public async Task<WaveMeasurement> MeasureAsync(string organization, ClosedWave closed, FixedResult official, CancellationToken ct)
    {
        var measured = await computing.MeasureAsync(organization, closed.Wave, FixedContent.Read(official.Content).Executives, ct);
        return measured.Digest == official.SheetDigest ? measured : throw new AnswersChangedException(closed);
    }

    /// <summary>The same sheets scored by another version of their questionnaire.</summary>
    public async Task<WaveMeasurement> AsIfAsync(string organization, ClosedWave closed, Questionnaire questionnaire, CancellationToken ct)
    {
        var official = await ResultAsync(organization, closed, null, ct);
        var folded = await computing.FoldAsync(organization, closed.Wave, questionnaire, _ => { }, ct);
        var disclosure = ResultComputing.DisclosureOf(closed.Wave.Mode, await organizations.RequireAsync(organization, ct));
        return SmallExecutiveGroup.Arranged(new(questionnaire, folded.Cells(), ResultComputing.HeadcountsOf(closed.Wave), disclosure, closed.At),
            official.Result.Executives == ExecutiveGroup.ByConsent);
    }

    /// <summary>The official result; refuses while it is being computed.</summary>
    public Task<DatedResult> ResultAsync(string organization, ClosedWave closed, string? asOf, CancellationToken ct) =>
        results.OfWaveAsync(organization, closed.Wave.Id, asOf, ct);

    private async Task<ClosedWave?> FindAsync(string organization, IReadOnlyList<ClosedWave> closed, string? id, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(id))
            return null;
        if (!Guid.TryParse(id, out var wave))
            throw RefusedException.Unknown("wave.unknown");
        if (closed.FirstOrDefault(each => each.Wave.Id == wave) is { } found)
            return found;
        var known = await waves.RequireAsync(organization, wave, ct);
        throw known.ClosedAt is { } at ? RefusedException.Unknown("results.before_closing", at) : RefusedException.Conflict("results.wave_not_closed");
    }

    private ClosedWave Named(Wave wave)
    {
        var questionnaire = catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion);
        return new(wave, questionnaire, names.Of(wave, questionnaire, ReaderLanguage.Current), names.ShortOf(wave));
    }
}
