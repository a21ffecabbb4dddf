using CxMaturity.Domain;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Releases;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>
/// Makes the result of a closed wave official: computes it once, with all that takes long, and keeps it as an event. Whoever asks
/// meanwhile sees how far it is; the same wave is never computed twice at a time.
/// </summary>
public sealed class ResultFixing(EventStore store, WaveKeeping waves, ResultComputing computing, ReleaseKeeping releases, ResultRuns runs, IServiceProvider services, ILogger<ResultFixing> log, TimeProvider clock)
{
    public static Guid StreamOf(Guid wave) => StableId.Of("fixed-result", wave.ToString());

    public async Task<FixedResultHistory> HistoryAsync(string organization, Guid wave, CancellationToken ct) =>
        (await store.For(Tenancy.TenantOf(organization)).LoadAsync(Streams.FixedResults, StreamOf(wave), ct)).State;

    /// <summary>The official results of a closed wave; computes the first one where there is none.</summary>
    /// <param name="patience">How long to wait for the computing; it goes on in any case.</param>
    /// <returns>None where it takes longer.</returns>
    public async Task<FixedResultHistory?> OfAsync(string organization, Wave wave, TimeSpan patience, CancellationToken ct)
    {
        var history = await HistoryAsync(organization, wave.Id, ct);
        if (history.Latest is not null)
            return history;
        var run = Begin(organization, wave);
        var first = await Task.WhenAny(run, Task.Delay(patience, clock, ct));
        if (first != run)
            return null;
        await run;
        return await HistoryAsync(organization, wave.Id, ct);
    }

    /// <summary>Starts computing, unless it runs already; nobody has to wait for it.</summary>
    public Task Begin(string organization, Wave wave) => runs.Begin(wave.Id, null, progress => FixAsync(organization, wave, progress));

    /// <summary>Computes a wave anew from its events and says where that differs from the official result; changes nothing.</summary>
    public async Task<Recomputed> RecomputeAsync(string organization, Wave wave, CancellationToken ct)
    {
        var latest = (await HistoryAsync(organization, wave.Id, ct)).Latest ?? throw RefusedException.Conflict("results.not_fixed");
        var computed = await computing.AnewAsync(organization, wave, null, await BeforeAsync(organization, wave, ct), _ => { }, ct);
        var content = FixedContent.Write(computed.Result);
        return new(latest, computed, content, FixedContent.HashOf(content), latest.Content == content ? [] : FixedContent.Differences(latest.Content, content));
    }

    /// <summary>
    /// Puts the recomputed result in the place of the official one, if it differs; refused where both beside each other would betray
    /// somebody.
    /// </summary>
    public async Task<Recomputed> RestateAsync(string organization, Guid waveId, string? reason, CancellationToken ct)
    {
        var wave = await waves.RequireAsync(organization, waveId, ct);
        var recomputed = await RecomputeAsync(organization, wave, ct);
        await releases.EnsureOfficialAsync(organization, wave, recomputed.Official, recomputed.Computed.From, ct);
        var command = new RestateResult(reason ?? "", MaturityEngine.Version, recomputed.Hash, recomputed.Computed.Result.Digest, recomputed.Content, clock.GetUtcNow());
        await store.For(Tenancy.TenantOf(organization)).TransactAsync(async transaction =>
        {
            if ((await transaction.DecideAsync(Streams.FixedResults, StreamOf(waveId), history => FixedResultDecider.Decide(history, command), ct)).Events.Count > 0)
                await releases.ReleaseAsync(transaction, waveId, ReportKind.Restatement, recomputed.Computed, recomputed.Hash, ct: ct);
        }, ct);
        return recomputed;
    }

    private async Task FixAsync(string organization, Wave wave, Action<FixingProgress> progress)
    {
        if ((await HistoryAsync(organization, wave.Id, CancellationToken.None)).Latest is not null)
            return;
        var computed = await computing.OfAsync(organization, wave, await BeforeAsync(organization, wave, CancellationToken.None), progress, CancellationToken.None);
        var (content, hash) = FixedContent.Written(computed.Result);
        var command = new FixResult(wave.Id, wave.ClosedAt!.Value, MaturityEngine.Version, hash, computed.Result.Digest, content, clock.GetUtcNow());
        await store.For(Tenancy.TenantOf(organization)).TransactAsync(async transaction =>
        {
            // An organisation that was removed meanwhile must not come back with a result.
            if ((await transaction.DecideAsync(Streams.Waves, wave.Id, _ => [])).State.Status != WaveStatus.Closed)
                return;
            if ((await transaction.DecideAsync(Streams.FixedResults, StreamOf(wave.Id), history => FixedResultDecider.Decide(history, command))).Events.Count > 0)
                await releases.ReleaseAsync(transaction, wave.Id, ReportKind.Result, computed, hash);
        });
        // Asked for late: what follows from a result reads results itself.
        foreach (var next in services.GetServices<IAfterFixing>())
            try
            {
                await next.FixedAsync(organization, wave, CancellationToken.None);
            }
            catch (Exception failure)
            {
                // The result stands, whatever comes of it.
                log.LogError(failure, "What follows from the result of wave {Wave} could not be written down by {Step}.", wave.Id, next.GetType().Name);
            }
    }

    /// <summary>The headline of the wave before on the same questionnaire; its result is made official first, where that has not happened.</summary>
    internal async Task<(int Level, DateTimeOffset At)?> BeforeAsync(string organization, Wave wave, CancellationToken ct)
    {
        var before = (await waves.AllAsync(organization, ct))
            .Where(other => other.Id != wave.Id && other.QuestionnaireId == wave.QuestionnaireId && other.ClosedAt < wave.ClosedAt).MaxBy(other => other.ClosedAt);
        if (before is null)
            return null;
        var history = await OfAsync(organization, before, Timeout.InfiniteTimeSpan, ct);
        return FixedContent.Read(history!.Latest!.Content).Headline is { } headline ? (headline.HeadlineLevel, before.ClosedAt!.Value) : null;
    }
}

/// <summary>A result computed once more, beside the official one.</summary>
public sealed record Recomputed(FixedResult Official, ComputedResult Computed, string Content, string Hash, IReadOnlyList<ResultDifference> Differences)
{
    public bool IsSame => Official.Hash == Hash;
}
