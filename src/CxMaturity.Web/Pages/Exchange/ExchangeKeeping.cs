using CxMaturity.Domain;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>Keeps who gets what in which format, and takes back what tools say of our initiatives; pages and API come through here.</summary>
public sealed class ExchangeKeeping(EventStore store, OrganizationKeeping organizations, InitiativeKeeping initiatives, FindingKeeping findings, TimeProvider clock)
{
    private const int EventsAtOnce = 2000;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<ToolExchange> OfAsync(string organization, CancellationToken ct) =>
        (await Tenant(organization).LoadAsync(Streams.Exchanges, StreamOf((await organizations.RequireAsync(organization, ct)).Id), ct)).State;

    public Task ChooseAsync(string organization, Department department, DeliveryFormat format, CancellationToken ct) =>
        DecideAsync(organization, (exchange, id) => ExchangeDecider.Decide(exchange, new ChooseDeliveryFormat(id, department, format, Now)), ct);

    public Task DropAsync(string organization, Department department, CancellationToken ct) =>
        DecideAsync(organization, (exchange, id) => ExchangeDecider.Decide(exchange, new DropDeliveryFormat(id, department, Now)), ct);

    /// <summary>Notes that findings were handed to a department; what was handed to it so before stays as it is.</summary>
    public async Task DeliverAsync(string organization, IEnumerable<Guid> delivered, Department department, DeliveryFormat format, CancellationToken ct)
    {
        foreach (var finding in delivered)
            await findings.DeliverAsync(organization, finding, department.Name, format, ct);
    }

    /// <summary>What a file would change, row by row.</summary>
    /// <param name="lookedAt">When somebody saw the preview; none where this is it.</param>
    public async Task<IReadOnlyList<PlannedReport>> PlanAsync(string organization, StatusFile file, string? reason, DateTimeOffset? lookedAt, CancellationToken ct) =>
        await PlanAsync(organization, await initiatives.AllAsync(organization, ct), file, reason, lookedAt, ct);

    /// <summary>Takes the good rows, all in one go and alone at the board; the others are named.</summary>
    public async Task<IReadOnlyList<PlannedReport>> TakeAsync(string organization, StatusFile file, string? reason, DateTimeOffset lookedAt, CancellationToken ct)
    {
        IReadOnlyList<PlannedReport> plan = [];
        await Tenant(organization).TransactAsync(async transaction =>
        {
            await transaction.AloneAtAsync(InitiativeKeeping.Board, ct);
            plan = await PlanAsync(organization, await transaction.AllAsync(Streams.Initiatives, ct), file, reason, lookedAt, ct);
            foreach (var row in plan.Where(row => row.Outcome == ReportedOutcome.Changed))
                // Decided on the card as it was read; one that was changed this very moment is read once more with all the others.
                await transaction.DecideAsync(Streams.Initiatives, row.Before!.Id, state => InitiativeDifferences.Between(row.Before, state).Count == 0
                    ? row.Events
                    : throw new ConcurrencyException(Streams.Initiatives.Name, row.Before.Id, 0), ct);
        }, ct);
        await LearnAsync(organization, file, ct);
        return plan;
    }

    private async Task<IReadOnlyList<PlannedReport>> PlanAsync(
        string organization, IReadOnlyList<Initiative> all, StatusFile file, string? reason, DateTimeOffset? lookedAt, CancellationToken ct)
    {
        var rows = file.Rows(lookedAt);
        var named = rows.Select(row => row.Id).ToHashSet();
        return StatusImport.Plan(new(all, [.. (await findings.AllAsync(organization, ct)).Select(finding => finding.Id)], rows,
            await ChangedAsync(organization, [.. all.Select(initiative => initiative.Id).Where(id => named.Contains(HandOverId.Of(id)))], ct), reason?.Trim() ?? "", Now));
    }

    /// <summary>How many keys of the tool a file would teach us.</summary>
    public async Task<int> NewKeysAsync(string organization, StatusFile file, CancellationToken ct)
    {
        var known = await OfAsync(organization, ct);
        return (await LearningAsync(organization, file, ct)) is { } learn ? ExchangeDecider.Decide(known, learn).OfType<ToolKeysLearned>().Sum(learned => learned.Keys.Count) : 0;
    }

    /// <summary>From now on its importer finds what it has already.</summary>
    private async Task LearnAsync(string organization, StatusFile file, CancellationToken ct)
    {
        if (await LearningAsync(organization, file, ct) is { } learn)
            await DecideAsync(organization, (exchange, _) => ExchangeDecider.Decide(exchange, learn), ct);
    }

    private async Task<LearnToolKeys?> LearningAsync(string organization, StatusFile file, CancellationToken ct) => file.Tool is not { } tool ? null : new(
        (await organizations.RequireAsync(organization, ct)).Id, tool,
        file.KeysOf((await initiatives.AllAsync(organization, ct)).Select(initiative => initiative.Id).Concat((await findings.AllAsync(organization, ct)).Select(finding => finding.Id))), Now);

    /// <summary>When each card last came to another column or was given another day.</summary>
    private async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ChangedAsync(string organization, IReadOnlyCollection<Guid> cards, CancellationToken ct)
    {
        var changed = new Dictionary<Guid, DateTimeOffset>();
        if (cards.Count == 0)
            return changed;
        var filter = new EventFilter([Streams.Initiatives]) { Types = [typeof(InitiativeMoved), typeof(PeriodSet)], Streams = cards };
        EventCursor? next = null;
        do
        {
            // Newest first: the first that is met is the last that happened.
            var page = await Tenant(organization).History.PageAsync(filter, EventsAtOnce, next, ct);
            foreach (var happened in page.Events.Select(stored => stored.Event).OfType<InitiativeEvent>().Where(happened => happened is PeriodSet || happened is InitiativeMoved moved && moved.From != moved.To))
                changed.TryAdd(happened.InitiativeId, happened.At);
            next = page.HasMore ? EventCursor.Of(page.Events[^1]) : null;
        }
        while (next is not null);
        return changed;
    }

    private async Task DecideAsync(string organization, Func<ToolExchange, Guid, IReadOnlyList<ExchangeEvent>> decide, CancellationToken ct)
    {
        var id = (await organizations.RequireAsync(organization, ct)).Id;
        await Tenant(organization).DecideAsync(Streams.Exchanges, StreamOf(id), exchange => decide(exchange, id), ct: ct);
    }

    private static Guid StreamOf(Guid organization) => StableId.Of("exchange", organization.ToString());

    private TenantStore Tenant(string organization) => store.For(Tenancy.TenantOf(organization));
}
