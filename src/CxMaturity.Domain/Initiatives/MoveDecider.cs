using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

/// <param name="Position">The place within the column.</param>
/// <param name="OwnerRunning">How many other initiatives of the same owner are in progress.</param>
/// <param name="Limit">How many one owner should have in progress at once.</param>
public sealed record MoveInitiative(BoardColumn To, string Position, string? Reason, int OwnerRunning, int Limit, DateTimeOffset Now);

/// <summary>The rules of the board: ready means agreed, done means checked, and whoever does otherwise says why.</summary>
public static class MoveDecider
{
    public const int DefaultLimit = 3;

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, MoveInitiative command)
    {
        InitiativeDecider.Existing(initiative);
        if (!Enum.IsDefined(command.To))
            throw RefusedException.Invalid("initiative.column");
        var position = InitiativeDecider.PositionOf(command.Position);
        if (initiative.Column == command.To && initiative.Position == position)
            return [];

        var reason = Wording.TextOrNothing(command.Reason, InitiativeDecider.LongestReason, "initiative.reason");
        if (initiative.Column != command.To)
            Admit(initiative, command, hasReason: reason.Length > 0);
        return [new InitiativeMoved(initiative.Id, initiative.Column, command.To, position, reason.Length > 0 ? reason : null, command.Now)];
    }

    /// <summary>How many others of the same owner are in progress.</summary>
    public static int Running(IEnumerable<Initiative> initiatives, Initiative besides) => besides.Owner is not { } owner
        ? 0
        : initiatives.Count(initiative => initiative.IsRunning && initiative.Owner == owner && initiative.Id != besides.Id);

    private static void Admit(Initiative initiative, MoveInitiative command, bool hasReason)
    {
        // Backwards out of the end there is one door, and it has a reason written on it.
        if (initiative.IsEnded && command.To != BoardColumn.InProgress)
            throw RefusedException.Conflict("initiative.ended");
        if (Readiness.IsAsked(command.To) && Readiness.Missing(initiative) is { Count: > 0 } missing)
            throw RefusedException.Conflict("initiative.not_ready", [.. missing]);
        if (hasReason)
            return;
        if (initiative.IsEnded)
            throw RefusedException.Conflict("initiative.resume_reason", InitiativeDecider.LongestReason);
        if (command.To == BoardColumn.Stopped)
            throw RefusedException.Conflict("initiative.stop_reason", InitiativeDecider.LongestReason);
        if (command.To == BoardColumn.Done && !initiative.HasEffectCheck)
            throw RefusedException.Conflict("initiative.done_unchecked", InitiativeDecider.LongestReason);
        if (command.To == BoardColumn.InProgress && command.OwnerRunning >= command.Limit)
            throw RefusedException.Conflict("initiative.limit", command.OwnerRunning, command.Limit);
    }
}
