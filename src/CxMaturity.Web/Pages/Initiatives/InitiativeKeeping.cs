using CxMaturity.Domain;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>Where a card is put within its column.</summary>
public enum CardPlace
{
    /// <summary>Where it is read first.</summary>
    First,

    Last,

    /// <summary>One further up than it stands.</summary>
    Up,

    /// <summary>One further down than it stands.</summary>
    Down,

    /// <summary>Before a card that is named, or at the end where that is gone.</summary>
    Before
}

/// <summary>Somebody has seen an older state than the one that is to be changed.</summary>
public sealed class SeenBeforeException(Initiative seen, Snapshot<Initiative> now) : Exception("The initiative has changed since it was looked at.")
{
    public Snapshot<Initiative> Now => now;

    public IReadOnlyList<InitiativeDifference> Differences => InitiativeDifferences.Between(seen, now.State);
}

/// <summary>Proposes initiatives, plans them and moves them across the board; pages and API come through here.</summary>
public sealed class InitiativeKeeping(EventStore store, OrganizationKeeping organizations, OrganizationDoor door, Playbooks playbooks, TimeProvider clock)
{
    /// <summary>Under which name whoever moves cards keeps the board to itself.</summary>
    internal const string Board = "board";

    private const int EventsAtOnce = 2000;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>The id that a form carries along, so that sending it twice proposes once.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>All initiatives, newest first.</summary>
    public Task<IReadOnlyList<Initiative>> AllAsync(string organization, CancellationToken ct) => Tenant(organization).AllAsync(Streams.Initiatives, ct);

    /// <summary>All initiatives as they stood at a moment, newest first.</summary>
    public async Task<IReadOnlyList<Initiative>> AsOfAsync(string organization, DateTimeOffset moment, CancellationToken ct)
    {
        var (events, filter) = (new List<StoredEvent>(), new EventFilter([Streams.Initiatives]) { Until = moment });
        EventCursor? next = null;
        do
        {
            var page = await Tenant(organization).History.PageAsync(filter, EventsAtOnce, next, ct);
            events.AddRange(page.Events);
            next = page.HasMore ? EventCursor.Of(page.Events[^1]) : null;
        }
        while (next is not null);
        return
        [
            .. events.GroupBy(stored => stored.Stream).OrderByDescending(stream => stream.Key)
                .Select(stream => stream.OrderBy(stored => stored.Version).Select(stored => stored.Event).OfType<InitiativeEvent>().Aggregate(Initiative.Initial, Initiative.Evolve))
                .Where(initiative => initiative.Exists)
        ];
    }

    public async Task<Snapshot<Initiative>> RequireAsync(string organization, Guid initiative, CancellationToken ct)
    {
        var found = await Tenant(organization).LoadAsync(Streams.Initiatives, initiative, ct);
        return found.State.Exists ? found : throw RefusedException.Unknown("initiative.unknown");
    }

    /// <summary>Proposes an initiative above the other ideas; the findings that it takes care of are told so in the same moment.</summary>
    /// <param name="playId">None for an idea of one's own.</param>
    /// <param name="id">What the form carried along; none where nobody could send it twice.</param>
    public async Task<Guid> ProposeAsync(
        string organization, string title, string? playId, IReadOnlyList<Guid> findings, CancellationToken ct, Guid? id = null)
    {
        await organizations.RequireAsync(organization, ct);
        var initiative = id is { } given && given != Guid.Empty ? given : NewId();
        var first = Column(await AllAsync(organization, ct), BoardColumn.Idea) is [var top, ..] ? top.Position : null;
        var command = new ProposeInitiative(initiative, title, playId, findings, BoardPosition.Between(null, first), Now);
        var book = await playbooks.OfAsync(organization, ct);
        var play = string.IsNullOrWhiteSpace(playId) ? null : playId.Trim();
        if (play is not null && book.Find(play) is null && book.OwnOf(play) is null)
            throw RefusedException.Invalid("board.play_unknown", play);
        await Tenant(organization).TransactAsync(async transaction =>
        {
            var proposed = await transaction.DecideAsync(Streams.Initiatives, initiative, state => play is not null && book.IsWithdrawn(play) && !state.Exists
                ? throw RefusedException.Conflict("own_play.withdrawn_for_new", play)
                : InitiativeCommands.Proposed(state, command, play is null ? null : book.Find(play)), ct);
            if (proposed.Events.Count > 0)
                await TakeUpAsync(transaction, proposed.State, [], ct);
        }, ct);
        return initiative;
    }

    /// <summary>Names the findings that an initiative takes care of; those that are new to it are told so.</summary>
    public async Task LinkFindingsAsync(string organization, Guid initiative, IReadOnlyList<Guid> findings, long? expected, CancellationToken ct)
    {
        await ExpectAsync(organization, initiative, expected, ct);
        var command = new LinkFindings(findings, Now);
        await Tenant(organization).TransactAsync(async transaction =>
        {
            IReadOnlyList<Guid> before = [];
            var linked = await transaction.DecideAsync(Streams.Initiatives, initiative, state =>
            {
                before = state.Findings;
                return InitiativeDecider.Decide(state, command);
            }, ct);
            await TakeUpAsync(transaction, linked.State, before, ct);
        }, ct);
    }

    /// <summary>Changes one initiative by any of its rules.</summary>
    /// <param name="expected">The version that the asker has seen; where another one stands, <see cref="SeenBeforeException"/> tells what has changed.</param>
    public async Task<Initiative> ChangeAsync(
        string organization, Guid initiative, Func<Initiative, IReadOnlyList<InitiativeEvent>> decide, long? expected, CancellationToken ct)
    {
        await ExpectAsync(organization, initiative, expected, ct);
        try
        {
            return (await Tenant(organization).DecideAsync(Streams.Initiatives, initiative, decide, expected, ct)).State;
        }
        catch (ConcurrencyException) when (expected is not null)
        {
            // Somebody came in between the look and the change.
            await ExpectAsync(organization, initiative, expected, ct);
            throw;
        }
    }

    /// <summary>Refuses an account that is nobody in the organisation.</summary>
    public async Task AdmitOwnerAsync(string organization, Owner? owner, Initiative known, CancellationToken ct)
    {
        // Whoever has left stays named until somebody names another.
        if (owner?.Account is { } account && account != Guid.Empty && owner != known.Owner && await door.FindAsync(Tenancy.OrganizationIdOf(organization), account, ct) is null)
            throw RefusedException.Invalid("board.owner_unknown");
    }

    /// <summary>Moves a card; what the owner has in progress already is counted here.</summary>
    /// <param name="from">The column in which the mover saw it; none where that does not matter.</param>
    /// <param name="before">The card above which it is put, for <see cref="CardPlace.Before"/>.</param>
    /// <returns>The initiative as it was and as it is.</returns>
    public Task<(Initiative Before, Initiative After)> MoveAsync(
        string organization, Guid initiative, BoardColumn to, CardPlace place, string? reason, CancellationToken ct, BoardColumn? from = null, Guid? before = null) =>
        MoveAsync(organization, initiative, to, reason, (all, card) => from is { } seen && seen != card.Column
            ? throw RefusedException.Conflict("board.moved_meanwhile", card.Title, card.Column, seen)
            : PositionOf(card, [.. Column(all, to).Where(other => other.Id != card.Id)], to, place, before), ct);

    /// <summary>Puts a card back where it stood.</summary>
    public Task<(Initiative Before, Initiative After)> MoveBackAsync(
        string organization, Guid initiative, BoardColumn to, string position, string? reason, CancellationToken ct) =>
        MoveAsync(organization, initiative, to, reason, (_, _) => position, ct);

    /// <summary>The cards of a column in their order.</summary>
    public static IReadOnlyList<Initiative> Column(IEnumerable<Initiative> initiatives, BoardColumn column) =>
        [.. initiatives.Where(initiative => initiative.Column == column).OrderBy(initiative => initiative.Position, BoardPosition.Order).ThenBy(initiative => initiative.Id)];

    /// <summary>One move at a time on a board: how much an owner has in progress, and between which cards a place is, are not one card's matter.</summary>
    private async Task<(Initiative Before, Initiative After)> MoveAsync(
        string organization, Guid initiative, BoardColumn to, string? reason, Func<IReadOnlyList<Initiative>, Initiative, string> positionOf, CancellationToken ct)
    {
        (Initiative, Initiative) moved = (Initiative.Initial, Initiative.Initial);
        await Tenant(organization).TransactAsync(async transaction =>
        {
            await transaction.AloneAtAsync(Board, ct);
            var all = await transaction.AllAsync(Streams.Initiatives, ct);
            var card = all.FirstOrDefault(known => known.Id == initiative) ?? throw RefusedException.Unknown("initiative.unknown");
            var command = new MoveInitiative(to, positionOf(all, card), reason, MoveDecider.Running(all, card), MoveDecider.DefaultLimit, Now);
            moved = (card, (await transaction.DecideAsync(Streams.Initiatives, card.Id, state => MoveDecider.Decide(state, command), ct)).State);
        }, ct);
        return moved;
    }

    private static string PositionOf(Initiative card, IReadOnlyList<Initiative> others, BoardColumn to, CardPlace place, Guid? before)
    {
        if (place is CardPlace.Up or CardPlace.Down && card.Column == to)
        {
            // Cards in one place are told apart by their ids, as when they are shown.
            var above = others.Count(other => BoardPosition.Order.Compare(other.Position, card.Position) is var order && (order < 0 || (order == 0 && other.Id.CompareTo(card.Id) < 0)));
            var target = place == CardPlace.Up ? above - 1 : above + 1;
            return target < 0 || target > others.Count ? card.Position : At(target);
        }

        return place switch
        {
            CardPlace.First => At(0),
            CardPlace.Before when others.ToList().FindIndex(other => other.Id == before) is >= 0 and var index => At(index),
            _ => At(others.Count)
        };

        string At(int index) => BoardPosition.Between(index > 0 ? others[index - 1].Position : null, index < others.Count ? others[index].Position : null);
    }

    private async Task TakeUpAsync(TenantTransaction transaction, Initiative initiative, IReadOnlyList<Guid> before, CancellationToken ct)
    {
        foreach (var finding in initiative.Findings.Except(before))
            await transaction.DecideAsync(Streams.Findings, finding, state => initiative.PlayId is { } play
                ? RecommendationDecider.Decide(state, new ChoosePlay(play, initiative.Id, Now))
                : RecommendationDecider.Decide(state, new TakeUpFinding(initiative.Id, Now)), ct);
    }

    private async Task ExpectAsync(string organization, Guid initiative, long? expected, CancellationToken ct)
    {
        var now = await RequireAsync(organization, initiative, ct);
        if (expected is not { } version || version == now.Version)
            return;
        var seen = await Tenant(organization).History.AtVersionAsync(Streams.Initiatives, initiative, Math.Clamp(version, 1, now.Version), ct);
        throw new SeenBeforeException(seen.State, now);
    }

    private TenantStore Tenant(string organization) => store.For(Tenancy.TenantOf(organization));
}
