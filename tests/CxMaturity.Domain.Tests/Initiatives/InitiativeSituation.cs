using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Domain.Tests.Initiatives;

/// <summary>An initiative with everything that makes it ready.</summary>
public static class InitiativeSituation
{
    public static readonly Guid Id = new("0195f000-0000-7000-8000-000000000201");
    public static readonly Guid FindingId = new("0195f000-0000-7000-8000-000000000202");
    public static readonly Guid Account = new("0195f000-0000-7000-8000-000000000203");
    public static readonly Guid Wave = new("0195f000-0000-7000-8000-000000000204");
    public static readonly Guid Item = new("0195f000-0000-7000-8000-000000000205");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly ScopeCard Scope = new("Which targets clash?", "Three journeys", "Pay of persons", "A matrix", "The board", "Each clash is decided");
    public static readonly DimensionTarget Target = new("INC", 0.3, new(2026, 9, 30));

    public static readonly InitiativeProposed Proposed = new(Id, "Workshop on clashing incentives", "P09", [FindingId], "i", Now);
    public static readonly InitiativeScoped Scoped = new(Id, Scope, Now);
    public static readonly OwnerNamed Owned = new(Id, Owner.Of(Account), Now);
    public static readonly PeriodSet Timed = new(Id, new(2026, 3, 9), new(2026, 6, 30), Now);
    public static readonly DriversLinked Driven = new(Id, ["Reliability"], Now);
    public static readonly TargetsSet Targeted = new(Id, [Target], Now);

    public static InitiativeEvent[] Agreed => [Proposed, Scoped, Owned, Timed, Driven, Targeted];

    public static InitiativeEvent[] Begun => [.. Agreed, Moved(BoardColumn.Idea, BoardColumn.InProgress)];

    public static Spec<Initiative, InitiativeEvent> Spec => new(Initiative.Initial, Initiative.Evolve);

    public static InitiativeMoved Moved(BoardColumn from, BoardColumn to, string? reason = null) => new(Id, from, to, "i", reason, Now);

    public static Func<Initiative, IReadOnlyList<InitiativeEvent>> Moves(BoardColumn to, string? reason = null, int running = 0, string position = "i") =>
        initiative => MoveDecider.Decide(initiative, new MoveInitiative(to, position, reason, running, MoveDecider.DefaultLimit, Now));

    public static Initiative After(params InitiativeEvent[] events) => events.Aggregate(Initiative.Initial, Initiative.Evolve);

    /// <summary>One of many, as a board sees it.</summary>
    public static Initiative Card(int number, BoardColumn column = BoardColumn.InProgress, Func<Initiative, Initiative>? with = null)
    {
        var card = After(Begun) with { Id = new Guid(number, 0, 0, new byte[8]), Column = column, EndedAt = column is BoardColumn.Done or BoardColumn.Stopped ? Now : null };
        return with is null ? card : with(card);
    }

    /// <summary>Everything a refusal names.</summary>
    public static IReadOnlyList<object> RefusedValues(Func<Initiative, IReadOnlyList<InitiativeEvent>> decide, params InitiativeEvent[] given) =>
        Should.Throw<RefusedException>(() => decide(After(given))).Values;
}
