using CxMaturity.Domain;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>Records findings and what is decided on them; pages and API come through here.</summary>
public sealed class FindingKeeping(EventStore store, TimeProvider clock)
{
    public static Guid IdOf(Guid wave, FindingRule rule, string subject) => StableId.Of("finding", wave.ToString(), rule.ToString(), subject);

    /// <summary>All of an organisation, newest first.</summary>
    public Task<IReadOnlyList<Finding>> AllAsync(string organization, CancellationToken ct) => TenantOf(organization).AllAsync(Streams.Findings, ct);

    /// <summary>Those that somebody can do something about now, and those that are named.</summary>
    public async Task<IReadOnlyList<Finding>> CurrentAsync(string organization, IReadOnlyCollection<Guid> named, CancellationToken ct) =>
        CurrentFindings.Of(await AllAsync(organization, ct), Closed(await TenantOf(organization).AllAsync(Streams.Waves, ct)), named);

    /// <summary>The closed ones among some waves, as the rules of findings look at them.</summary>
    public static IEnumerable<FoundWave> Closed(IEnumerable<Wave> waves) =>
        waves.Where(wave => wave.ClosedAt is not null).Select(wave => new FoundWave(wave.Id, wave.QuestionnaireId, wave.ClosedAt!.Value));

    public async Task<Finding> RequireAsync(string organization, Guid id, CancellationToken ct) =>
        (await TenantOf(organization).LoadAsync(Streams.Findings, id, ct)).State is { Exists: true } found ? found : throw RefusedException.Unknown("finding.unknown");

    public async Task<Guid> RecordAsync(
        string organization, string? title, string? text, string? dimension, IReadOnlyList<FindingReference> references, CancellationToken ct, Guid? id = null)
    {
        var now = clock.GetUtcNow();
        var command = new RecordFinding(id is { } given && given != Guid.Empty ? given : Guid.CreateVersion7(now), title ?? "", text ?? "", string.IsNullOrWhiteSpace(dimension) ? null : dimension, references, now);
        await TenantOf(organization).DecideAsync(Streams.Findings, command.FindingId, finding => FindingDecider.Decide(finding, command), ct: ct);
        return command.FindingId;
    }

    public Task<Finding> RewordAsync(string organization, Guid id, string? title, string? text, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new RewordFinding(title ?? "", text ?? "", now)), ct);

    public Task<Finding> ReferAsync(string organization, Guid id, IReadOnlyList<FindingReference> references, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new ReferFinding(references, now)), ct);

    public Task<Finding> AcceptAsync(string organization, Guid id, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new AcceptFinding(now)), ct);

    public Task<Finding> DeclineAsync(string organization, Guid id, string? reason, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new DeclineFinding(reason ?? "", now)), ct);

    public Task<Finding> ReopenAsync(string organization, Guid id, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new ReopenFinding(now)), ct);

    public Task<Finding> DeliverAsync(string organization, Guid id, string? to, DeliveryFormat format, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new DeliverFinding(to ?? "", format, now)), ct);

    public Task<Finding> DiscussAsync(string organization, Guid id, string? note, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => FindingDecider.Decide(finding, new DiscussFinding(note ?? "", now)), ct);

    public Task<Finding> DeclinePlayAsync(string organization, Guid id, string play, string? reason, CancellationToken ct) =>
        DecideAsync(organization, id, (finding, now) => RecommendationDecider.Decide(finding, new DeclinePlay(play, reason ?? "", now)), ct);

    public async Task MergeAsync(string organization, Guid id, Guid into, CancellationToken ct)
    {
        var command = new MergeFinding(clock.GetUtcNow());
        await TenantOf(organization).TransactAsync(async transaction =>
        {
            // Read within the transaction, so that the other one cannot be merged away meanwhile.
            var other = (await transaction.DecideAsync(Streams.Findings, into, _ => [], ct)).State;
            await transaction.DecideAsync(Streams.Findings, id, finding => FindingDecider.Decide(finding, command, other), ct);
        }, ct);
    }

    private async Task<Finding> DecideAsync(string organization, Guid id, Func<Finding, DateTimeOffset, IReadOnlyList<FindingEvent>> decide, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (await TenantOf(organization).DecideAsync(Streams.Findings, id, finding => decide(finding, now), ct: ct)).State;
    }

    private TenantStore TenantOf(string organization) => store.For(Tenancy.TenantOf(organization));
}
