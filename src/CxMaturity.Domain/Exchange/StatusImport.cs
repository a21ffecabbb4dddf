using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Domain.Exchange;

/// <summary>What a status of another tool says about a place on our board.</summary>
/// <param name="To">Where a card goes that stands elsewhere.</param>
/// <param name="Fits">Where a card may stand that has this status over there: nothing happens to it.</param>
public sealed record ReportedStatus(BoardColumn To, IReadOnlyList<BoardColumn> Fits);

/// <summary>One row of a file that came back.</summary>
/// <param name="Line">Where it stood in the file.</param>
/// <param name="Id">As <see cref="HandOverId"/> writes it; empty for a row that is not ours.</param>
/// <param name="Due">None where the file says nothing of it; a day that is known here is never emptied.</param>
/// <param name="AsOf">When it was so; none where the file does not say.</param>
/// <param name="Fault">What is wrong with the row itself.</param>
public sealed record ReportedRow(int Line, string Id, ReportedStatus? Status, DateOnly? Due, DateTimeOffset? AsOf, RefusedException? Fault = null);

/// <summary>What would become of a row.</summary>
public enum ReportedOutcome
{
    Changed,
    Unchanged,
    Refused,

    /// <summary>A finding: what becomes of it is decided here.</summary>
    Finding,

    /// <summary>Something else of that tool's.</summary>
    NotOurs
}

/// <summary>One row with its outcome.</summary>
/// <param name="Before">None where no initiative is meant.</param>
/// <param name="Events">What has to happen to it, and to it alone.</param>
public sealed record PlannedReport(ReportedRow Row, ReportedOutcome Outcome, Initiative? Before, IReadOnlyList<InitiativeEvent> Events, RefusedException? Refusal)
{
    public Initiative? After => Before is null ? null : Events.Aggregate(Before, Initiative.Evolve);
}

/// <summary>A whole file that came back.</summary>
/// <param name="Findings">The ids of findings, so that they are not taken for strangers.</param>
/// <param name="ChangedAt">When a card was last moved to another column or given another day; none for a card that never was.</param>
/// <param name="Reason">For those moves that need one; may be empty.</param>
public sealed record ReadStatuses(
    IReadOnlyList<Initiative> Initiatives, IReadOnlyCollection<Guid> Findings, IReadOnlyList<ReportedRow> Rows, IReadOnlyDictionary<Guid, DateTimeOffset> ChangedAt,
    string Reason, DateTimeOffset Now);

/// <summary>
/// Compares what another tool says with the board, row by row and in its order; the rules of the board decide, as for everybody else.
/// A wrong row holds no other one back.
/// </summary>
public static class StatusImport
{
    public const int MostRows = 5000;

    // A day or a move that the rules ask a reason for.
    private static readonly string[] AskForAReason = ["initiative.resume_reason", "initiative.stop_reason", "initiative.limit"];

    /// <summary>Whether a reason would open the way for a row.</summary>
    public static bool AsksForAReason(RefusedException? refusal) => refusal is not null && AskForAReason.Contains(refusal.Key);

    public static IReadOnlyList<PlannedReport> Plan(ReadStatuses file)
    {
        if (file.Rows.Count is 0 or > MostRows)
            throw RefusedException.Invalid("exchange.rows_needed", MostRows);
        var known = file.Initiatives.ToLookup(initiative => HandOverId.Of(initiative.Id));
        var findings = file.Findings.Select(HandOverId.Of).ToHashSet();
        var twice = file.Rows.Where(row => row.Id.Length > 0).GroupBy(row => row.Id).Where(rows => rows.Count() > 1).ToDictionary(rows => rows.Key, rows => rows.First().Line);
        var board = new Board(file.Initiatives);
        return [.. file.Rows.Select(Planned)];

        PlannedReport Planned(ReportedRow row)
        {
            if (row.Id.Length == 0 && row.Fault is null)
                return new(row, ReportedOutcome.NotOurs, null, [], null);
            if (findings.Contains(row.Id))
                return new(row, ReportedOutcome.Finding, null, [], null);
            var before = known[row.Id].FirstOrDefault() is { } first ? board[first.Id] : null;
            try
            {
                if (row.Fault is not null)
                    throw row.Fault;
                if (twice.TryGetValue(row.Id, out var line))
                    throw RefusedException.Conflict("exchange.row_twice", row.Id, line);
                if (before is null)
                    throw RefusedException.Unknown("exchange.row_unknown", row.Id);
                if (known[row.Id].Count() > 1)
                    throw RefusedException.Conflict("exchange.row_ambiguous", row.Id);
                var events = Decide(before, row, board, file);
                if (events.Count > 0 && row.AsOf is { } asOf && file.ChangedAt.TryGetValue(before.Id, out var changed) && changed > asOf)
                    throw RefusedException.Conflict("exchange.row_older", before.Title, changed, before.Column);
                board.Take(before.Id, events);
                return new(row, events.Count > 0 ? ReportedOutcome.Changed : ReportedOutcome.Unchanged, before, events, null);
            }
            catch (RefusedException refused)
            {
                return new(row, ReportedOutcome.Refused, before, [], refused);
            }
        }
    }

    private static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, ReportedRow row, Board board, ReadStatuses file)
    {
        IReadOnlyList<InitiativeEvent> dated = row.Due is { } due && due != initiative.Due ? PlanDecider.Decide(initiative, new SetPeriod(initiative.Start, due, file.Now)) : [];
        if (row.Status is not { } status || status.Fits.Contains(initiative.Column))
            return dated;
        // A day that comes with the same row may be what was missing before.
        var then = dated.Aggregate(initiative, Initiative.Evolve);
        var move = new MoveInitiative(status.To, board.EndOf(status.To), null, board.RunningBesides(then), MoveDecider.DefaultLimit, file.Now);
        try
        {
            return [.. dated, .. MoveDecider.Decide(then, move)];
        }
        catch (RefusedException refused) when (file.Reason.Length > 0 && AskForAReason.Contains(refused.Key))
        {
            return [.. dated, .. MoveDecider.Decide(then, move with { Reason = file.Reason })];
        }
    }

    /// <summary>The board as it becomes from row to row.</summary>
    private sealed class Board(IReadOnlyList<Initiative> initiatives)
    {
        private readonly Dictionary<Guid, Initiative> cards = initiatives.ToDictionary(initiative => initiative.Id);
        private readonly Dictionary<BoardColumn, string> last = initiatives.GroupBy(initiative => initiative.Column)
            .ToDictionary(column => column.Key, column => column.Select(initiative => initiative.Position).Max(BoardPosition.Order)!);

        public Initiative this[Guid id] => cards[id];

        public string EndOf(BoardColumn column) => BoardPosition.Between(last.GetValueOrDefault(column), null);

        public int RunningBesides(Initiative initiative) => MoveDecider.Running(cards.Values, initiative);

        public void Take(Guid id, IReadOnlyList<InitiativeEvent> events)
        {
            cards[id] = events.Aggregate(cards[id], Initiative.Evolve);
            foreach (var moved in events.OfType<InitiativeMoved>())
                last[moved.To] = moved.Position;
        }
    }
}
