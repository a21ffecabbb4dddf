using System.Collections.Concurrent;
using CxMaturity.Domain;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Releases;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Scores the answers of a closed wave as if a newer version of its questionnaire had been asked. The official result stays.</summary>
public sealed class AsIfScoring(
    EventStore store, QuestionnaireCatalog catalog, WaveKeeping waves, ResultFixing fixing, ResultComputing computing, ReleaseKeeping releases, ResultRuns runs, TimeProvider clock)
{
    // Whoever comes back after a long run must hear why nothing came of it.
    private readonly ConcurrentDictionary<(Guid Wave, string Version), RefusedException> refused = new();

    /// <summary>The published versions of a wave's questionnaire that came after its own, newest first.</summary>
    public IReadOnlyList<Publication> NewerThan(Wave wave) =>
    [
        .. catalog.All.Where(publication => publication.QuestionnaireId == wave.QuestionnaireId && Version.Parse(publication.Version) > Version.Parse(wave.QuestionnaireVersion))
    ];

    public Publication Require(Wave wave, string? version) => NewerThan(wave).FirstOrDefault(publication => publication.Version == version)
        ?? throw RefusedException.Invalid("results.as_if_unknown", version ?? "", wave.QuestionnaireVersion);

    public FixingProgress? ProgressOf(Guid wave, string version) => runs.ProgressOf(wave, version);

    /// <summary>Why the last run came to nothing.</summary>
    public RefusedException? RefusalOf(Guid wave, string version) => refused.GetValueOrDefault((wave, version));

    /// <summary>Starts scoring, unless it runs already, and waits for it a while; it goes on in any case.</summary>
    public async Task BeginAsync(string organization, Guid waveId, string? version, string? reason, TimeSpan patience, CancellationToken ct)
    {
        var wave = await waves.RequireAsync(organization, waveId, ct);
        var publication = Require(wave, version);
        var history = await fixing.HistoryAsync(organization, waveId, ct);
        // What is wrong with the reason is said before anybody computes.
        FixedResultDecider.Decide(history, new ScoreResultAsIf(publication.Version, reason, "", "", "", "", clock.GetUtcNow()));
        refused.TryRemove((waveId, publication.Version), out _);
        var run = runs.Begin(waveId, publication.Version, progress => ScoreAsync(organization, wave, publication, reason, progress));
        if (await Task.WhenAny(run, Task.Delay(patience, clock, ct)) == run)
            await run;
    }

    private async Task ScoreAsync(string organization, Wave wave, Publication publication, string? reason, Action<FixingProgress> progress)
    {
        var official = (await fixing.HistoryAsync(organization, wave.Id, default)).Latest!;
        var computed = await computing.AnewAsync(organization, wave, publication.Content!, await fixing.BeforeAsync(organization, wave, default), progress, default);
        var present = await computing.MeasureAsync(organization, wave, FixedContent.Read(official.Content).Executives, default);
        var (content, hash) = FixedContent.Written(computed.Result);
        var command = new ScoreResultAsIf(publication.Version, reason, MaturityEngine.Version, hash, computed.Result.Digest, content, clock.GetUtcNow());
        try
        {
            await releases.EnsureOfficialAsync(organization, wave, official, present, default);
            await store.For(Tenancy.TenantOf(organization)).TransactAsync(async transaction =>
            {
                // An organisation that was removed meanwhile must not come back with a result.
                if ((await transaction.DecideAsync(Streams.Waves, wave.Id, _ => [])).State.Status != WaveStatus.Closed)
                    return;
                if ((await transaction.DecideAsync(Streams.FixedResults, ResultFixing.StreamOf(wave.Id), history => FixedResultDecider.Decide(history, command))).Events.Count > 0)
                    await releases.ReleaseAsync(transaction, wave.Id, ReportKind.AsIf, computed, hash, publication.Version, present);
            });
        }
        catch (RefusedException refusal)
        {
            refused[(wave.Id, publication.Version)] = refusal;
            throw;
        }
    }
}
