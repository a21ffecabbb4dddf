using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Recommendations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>
/// Writes down what rules find in an official result, and which plays answer it. A finding has an id that follows from the wave, the rule
/// and its subject, so that whoever looks twice finds the same ones.
/// </summary>
public sealed class FindingRaising(EventStore store, RecommendationReading recommendations, TimeProvider clock) : IAfterFixing
{
    /// <summary>What has been told of a wave already is not told again.</summary>
    public async Task FixedAsync(string organization, Wave wave, CancellationToken ct)
    {
        if ((await store.For(Tenancy.TenantOf(organization)).AllAsync(Streams.Findings, ct)).All(finding => finding.WaveId != wave.Id))
            await RaiseAsync(organization, wave.Id, ct);
    }

    /// <returns>How many findings are new.</returns>
    public async Task<int> RaiseAsync(string organization, Guid wave, CancellationToken ct)
    {
        var read = await recommendations.OfAsync(organization, wave, null, ct);
        var found = ResultFindings.Of(read.Dated.Questionnaire, read.Dated.Result);
        var (now, raised) = (clock.GetUtcNow(), 0);
        await store.For(Tenancy.TenantOf(organization)).TransactAsync(async transaction =>
        {
            // An organisation that was removed meanwhile must not come back with a finding.
            if ((await transaction.DecideAsync(Streams.Waves, wave, _ => [], ct)).State.Status != WaveStatus.Closed)
                return;
            raised = 0;
            foreach (var each in found)
            {
                var command = new RaiseFinding(FindingKeeping.IdOf(wave, each.Rule, each.Subject), wave, each.Rule, each.Subject, each.Dimension, each.Severity, each.Evidence, each.References, now);
                raised += (await transaction.DecideAsync(Streams.Findings, command.FindingId, finding => FindingDecider.Decide(finding, command), ct)).Events.Count;
            }

            foreach (var recommendation in read.Plays.Recommendations)
                if (RecommendationReading.FindingFor(recommendation, wave, found) is { } finding)
                    await transaction.DecideAsync(Streams.Findings, finding, known => Propose(known, recommendation.ToCommand(now)), ct);
        }, ct);
        return raised;
    }

    /// <summary>What somebody has closed stays closed.</summary>
    private static IReadOnlyList<FindingEvent> Propose(Finding finding, RecommendPlay command) =>
        finding.IsAlive ? RecommendationDecider.Decide(finding, command) : [];
}
