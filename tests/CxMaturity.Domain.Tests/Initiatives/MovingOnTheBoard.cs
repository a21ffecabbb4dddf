using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class MovingOnTheBoard
{
    private static readonly EffectChecked Checked = new(
        Id, "INC", EffectVerdict.NotProven, EffectReason.IntervalIncludesZero, 0.3, 0.1, -0.2, 0.4, Wave, null, Now);

    [Theory]
    [InlineData(BoardColumn.Ready)]
    [InlineData(BoardColumn.InProgress)]
    [InlineData(BoardColumn.CheckingEffect)]
    public void Whatever_is_missing_is_said_at_once(BoardColumn to)
    {
        Spec.Given(Proposed).When(Moves(to, "because")).ThenRefused(RefusalKind.Conflict, "initiative.not_ready");
        RefusedValues(Moves(to), Proposed).ShouldBe(["question", "deliverable", "decision_maker", "done_when", "owner", "due", "driver"]);
        RefusedValues(Moves(to), Proposed, Scoped, Owned, new PeriodSet(Id, Today, null, Now)).ShouldBe(["due", "driver"]);
        Spec.Given(Agreed).When(Moves(to)).Then(Moved(BoardColumn.Idea, to));
    }

    [Fact]
    public void An_idea_may_be_called_scoped_before_its_card_is_full() =>
        Spec.Given(Proposed).When(Moves(BoardColumn.Scoped)).Then(Moved(BoardColumn.Idea, BoardColumn.Scoped));

    [Fact]
    public void Done_needs_a_check_or_a_reason()
    {
        Spec.Given(Begun).When(Moves(BoardColumn.Done)).ThenRefused(RefusalKind.Conflict, "initiative.done_unchecked");
        Spec.Given(Begun).When(Moves(BoardColumn.Done, "  ")).ThenRefused(RefusalKind.Conflict, "initiative.done_unchecked");
        Spec.Given(Begun).When(Moves(BoardColumn.Done, "No wave will follow")).Then(Moved(BoardColumn.InProgress, BoardColumn.Done, "No wave will follow"));
        Spec.Given([.. Begun, Checked]).When(Moves(BoardColumn.Done)).Then(Moved(BoardColumn.InProgress, BoardColumn.Done));
        Spec.Given([.. Begun, Checked with { Verdict = EffectVerdict.TooEarly }]).When(Moves(BoardColumn.Done))
            .ThenRefused(RefusalKind.Conflict, "initiative.done_unchecked");
    }

    [Fact]
    public void A_number_before_and_after_is_a_check()
    {
        Kpi half = new("Calls", "per day", 120, null, 60, null);

        Spec.Given([.. Begun, new KpiMeasured(Id, half, Now)]).When(Moves(BoardColumn.Done)).ThenRefused(RefusalKind.Conflict, "initiative.done_unchecked");
        Spec.Given([.. Begun, new KpiMeasured(Id, half with { After = 0 }, Now)]).When(Moves(BoardColumn.Done)).Then(Moved(BoardColumn.InProgress, BoardColumn.Done));
    }

    [Fact]
    public void Stopping_needs_a_reason()
    {
        Spec.Given(Begun).When(Moves(BoardColumn.Stopped)).ThenRefused(RefusalKind.Conflict, "initiative.stop_reason");
        Spec.Given(Proposed).When(Moves(BoardColumn.Stopped, "Sold the shop")).Then(Moved(BoardColumn.Idea, BoardColumn.Stopped, "Sold the shop"));
    }

    [Theory]
    [InlineData(BoardColumn.Done)]
    [InlineData(BoardColumn.Stopped)]
    public void From_the_end_there_is_one_way_back_and_it_has_a_reason(BoardColumn end)
    {
        InitiativeEvent[] ended = [.. Begun, Moved(BoardColumn.InProgress, end, "because")];

        foreach (var to in Enum.GetValues<BoardColumn>().Where(to => to != end && to != BoardColumn.InProgress))
            Spec.Given(ended).When(Moves(to, "again")).ThenRefused(RefusalKind.Conflict, "initiative.ended");
        Spec.Given(ended).When(Moves(BoardColumn.InProgress)).ThenRefused(RefusalKind.Conflict, "initiative.resume_reason");
        Spec.Given(ended).When(Moves(BoardColumn.InProgress, "It came back")).Then(Moved(end, BoardColumn.InProgress, "It came back"));
    }

    [Fact]
    public void One_who_has_enough_to_do_says_why_it_is_to_be_more()
    {
        Spec.Given(Agreed).When(Moves(BoardColumn.InProgress, running: 2)).Then(Moved(BoardColumn.Idea, BoardColumn.InProgress));
        Spec.Given(Agreed).When(Moves(BoardColumn.InProgress, running: 3)).ThenRefused(RefusalKind.Conflict, "initiative.limit");
        Spec.Given(Agreed).When(Moves(BoardColumn.InProgress, "The board wants it", 3)).Then(Moved(BoardColumn.Idea, BoardColumn.InProgress, "The board wants it"));
        Spec.Given(Agreed).When(Moves(BoardColumn.Ready, running: 9)).Then(Moved(BoardColumn.Idea, BoardColumn.Ready));
        RefusedValues(Moves(BoardColumn.InProgress, running: 4), Agreed).ShouldBe([4, 3]);
    }

    [Fact]
    public void An_owner_s_other_cards_in_progress_are_counted()
    {
        Initiative[] board =
            [Card(1), Card(2), Card(3, BoardColumn.CheckingEffect), Card(4, with: card => card with { Owner = Owner.Of("Head of sales") }), Card(5, with: card => card with { Owner = null })];

        MoveDecider.Running(board, board[0]).ShouldBe(1);
        MoveDecider.Running(board, Card(9, BoardColumn.Ready)).ShouldBe(2);
        MoveDecider.Running(board, board[4]).ShouldBe(0);
    }

    [Fact]
    public void Within_a_column_a_card_moves_freely_and_its_reason_stays()
    {
        InitiativeEvent[] stopped = [.. Begun, Moved(BoardColumn.InProgress, BoardColumn.Stopped, "Sold the shop")];
        var moved = new InitiativeMoved(Id, BoardColumn.Stopped, BoardColumn.Stopped, "m", null, Now.AddDays(1));

        Spec.Given(stopped).When(Moves(BoardColumn.Stopped, position: "m")).Then(moved with { At = Now });
        Spec.Given([.. stopped, moved]).When(Moves(BoardColumn.Stopped, position: "m")).ThenNothing();
        var after = After([.. stopped, moved]);
        (after.Position, after.MoveReason, after.EndedAt).ShouldBe(("m", "Sold the shop", Now));
    }

    [Fact]
    public void Beginning_and_end_are_remembered_until_it_begins_again()
    {
        var later = Now.AddDays(30);
        var done = After([.. Begun, new InitiativeMoved(Id, BoardColumn.InProgress, BoardColumn.Done, "i", "Enough", later)]);
        (done.StartedAt, done.EndedAt).ShouldBe((Now, later));

        var again = Initiative.Evolve(done, new InitiativeMoved(Id, BoardColumn.Done, BoardColumn.InProgress, "i", "Not enough", later.AddDays(1)));
        (again.StartedAt, again.EndedAt, again.MoveReason).ShouldBe((Now, null, "Not enough"));
    }

    [Fact]
    public void A_card_among_the_ready_ones_keeps_what_made_it_ready()
    {
        Refused(["owner"], initiative => PlanDecider.Decide(initiative, new NameOwner(null, Now)));
        Refused(["due"], initiative => PlanDecider.Decide(initiative, new SetPeriod(Today, null, Now)));
        Refused(["driver"], initiative => InitiativeDecider.Decide(initiative, new LinkDrivers([], Now)));
        Refused(["question", "done_when"], initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(Scope with { Question = "", DoneWhen = " " }, Now)));
        Refused(["owner", "due", "driver"], initiative => PlanDecider.Decide(
            initiative, new PlanInitiative(null, "", [], null, null, null, "", null, WorksCouncilStatus.NotNeeded, [], [], [], [Target], Now)));
        Spec.Given(Agreed).When(initiative => PlanDecider.Decide(initiative, new NameOwner(null, Now))).Then(new OwnerNamed(Id, null, Now));

        static void Refused(string[] lost, Func<Initiative, IReadOnlyList<InitiativeEvent>> decide)
        {
            Spec.Given(Begun).When(decide).ThenRefused(RefusalKind.Conflict, "initiative.needed_here");
            RefusedValues(decide, Begun).ShouldBe(lost);
        }
    }

    [Fact]
    public void A_column_that_is_none_and_a_place_that_is_none_are_refused()
    {
        Spec.Given(Proposed).When(Moves((BoardColumn)9)).ThenRefused(RefusalKind.Invalid, "initiative.column");
        Spec.Given(Proposed).When(Moves(BoardColumn.Scoped, position: "A B")).ThenRefused(RefusalKind.Invalid, "initiative.position");
        Spec.Given(Proposed).When(Moves(BoardColumn.Scoped, new string('r', 1001))).ThenRefused(RefusalKind.Invalid, "initiative.reason");
    }
}
