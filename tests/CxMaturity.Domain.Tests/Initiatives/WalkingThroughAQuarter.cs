using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class WalkingThroughAQuarter
{
    private static readonly DateOnly Opened = new(2026, 1, 5);
    private static readonly DateOnly Closed = Opened.AddDays(21);
    private static readonly DateOnly Next = Opened.AddDays(91);
    private static readonly RitualWave Wave1 = new(Opened, Closed);

    [Fact]
    public void Where_nothing_was_measured_and_nothing_is_planned_there_is_no_quarter()
    {
        var view = At(Opened, []);

        (view.Week, view.NextOpening, view.IsNextOverdue).ShouldBe((null, null, false));
        view.Today.ShouldBeEmpty();
        view.Due.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0, "Field")]
    [InlineData(20, 2, "Field")]
    [InlineData(21, 3, "CloseAndScore Dialogue")]
    [InlineData(28, 4, "Dialogue ChoosePriorities")]
    [InlineData(35, 5, "Publish")]
    [InlineData(42, 6, "Work")]
    [InlineData(63, -4, "Work CheckScope")]
    [InlineData(70, -3, "Work")]
    [InlineData(84, -1, "Work Announce")]
    public void The_weeks_follow_each_other(int day, int week, string steps)
    {
        var view = At(Opened.AddDays(day), [day < 21 ? Wave1 with { ClosedOn = null } : Wave1]);

        view.Week.ShouldBe(week);
        string.Join(' ', view.Today.Select(date => date.Step)).ShouldBe(steps);
        (view.NextOpening, view.IsNextPlanned, view.IsNextOverdue).ShouldBe((Next, false, false));
    }

    [Fact]
    public void A_wave_that_nobody_has_closed_is_to_be_closed_today()
    {
        var late = Opened.AddDays(40);
        var view = At(late, [Wave1 with { ClosedOn = null }]);

        view.Week.ShouldBe(3);
        view.Today.Select(date => date.Step).ShouldBe([RitualStep.CloseAndScore, RitualStep.Dialogue]);
        view.Calendar.First(date => date.Step == RitualStep.Field).Until.ShouldBe(late.AddDays(-1));
    }

    [Fact]
    public void After_a_late_closing_the_weeks_count_from_it()
    {
        var view = At(Opened.AddDays(49), [new(Opened, Opened.AddDays(35))]);

        view.Week.ShouldBe(5);
        view.Today.Select(date => date.Step).ShouldBe([RitualStep.Publish]);
        // The next wave ends the work on this one, whether or not seven weeks were left.
        view.Calendar.First(date => date.Step == RitualStep.Work).Until.ShouldBe(Next.AddDays(-1));
    }

    [Fact]
    public void A_planned_wave_counts_more_than_an_expected_one()
    {
        var planned = Opened.AddDays(120);
        var view = At(planned.AddDays(-28), [new(Opened.AddDays(-91), Closed.AddDays(-91)), Wave1], planned);

        (view.Week, view.NextOpening, view.IsNextPlanned).ShouldBe((-4, planned, true));
        view.Due.Select(due => (due.On, due.Step, due.Who)).ShouldBe([(planned.AddDays(-22), RitualStep.CheckScope, RitualPart.OwnerAndHr)]);
        At(planned.AddDays(-28), [], planned).Week.ShouldBe(-4);
        At(planned.AddDays(-29), [], planned).Week.ShouldBeNull();
    }

    [Fact]
    public void What_has_not_begun_on_its_day_is_overdue_and_has_no_calendar()
    {
        var view = At(Next.AddDays(1), [Wave1]);

        (view.IsNextOverdue, view.Week).ShouldBe((true, 13));
        view.Today.ShouldBeEmpty();
        view.Calendar.ShouldAllBe(date => date.Until < Next);
    }

    [Fact]
    public void What_is_due_in_seven_days_is_said_with_the_one_it_is_due_from()
    {
        var today = Opened.AddDays(28);
        Initiative[] board =
        [
            Due(1, today.AddDays(6)), Due(2, today.AddDays(7)), Due(3, today.AddDays(-1)), Due(4, today, BoardColumn.Done), Due(5, today, BoardColumn.Idea),
            Card(6, with: card => card with { Due = null })
        ];

        At(today, [Wave1], null, board).Due.Select(due => (due.On, due.IsOverdue, due.Who, due.Initiative, due.Owner)).ShouldBe(
        [
            (today.AddDays(-1), true, null, board[2].Id, Owner.Of(Account)),
            (today, false, null, board[4].Id, Owner.Of(Account)),
            (today.AddDays(6), false, RitualPart.LeadsAndAmbassadors, null, null),
            (today.AddDays(6), false, RitualPart.Board, null, null),
            (today.AddDays(6), false, null, board[0].Id, Owner.Of(Account))
        ]);
    }

    [Theory]
    [InlineData(63, 1, 2, true)]
    [InlineData(62, 1, 2, false)]
    [InlineData(63, 2, 2, false)]
    [InlineData(63, 0, 0, false)]
    [InlineData(95, 0, 1, true)]
    public void Before_the_next_wave_half_of_what_was_promised_is_done_or_the_wave_better_waits(int day, int kept, int open, bool postpone)
    {
        Initiative[] board = [.. Enumerable.Range(1, kept).Select(i => Due(i, Next.AddDays(-1), BoardColumn.CheckingEffect)), .. Enumerable.Range(100, open).Select(i => Due(i, Next.AddDays(-1)))];
        var promises = At(Opened.AddDays(day), [Wave1], null, board).Promises;

        (promises.Promised, promises.Kept, promises.Open.Count, promises.SuggestsPostponing).ShouldBe((kept + open, kept, open, postpone));
        promises.Share.ShouldBe(kept + open == 0 ? null : (double)kept / (kept + open));
    }

    [Fact]
    public void A_promise_is_what_was_agreed_and_is_due_before_the_next_wave()
    {
        Initiative[] board =
        [
            Due(1, Next.AddDays(-1), BoardColumn.Ready), Due(2, Next), Due(3, Closed, BoardColumn.Idea), Due(4, Closed, BoardColumn.Scoped),
            Due(5, Closed, BoardColumn.Stopped), Due(6, Closed, BoardColumn.Done),
            Card(7, BoardColumn.Done, card => card with { Due = Opened, EndedAt = new(Opened.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero) })
        ];
        var promises = At(Next.AddDays(-1), [Wave1], null, board).Promises;

        (promises.Promised, promises.Kept).ShouldBe((2, 1));
        promises.Open.ShouldBe([board[0].Id]);
    }

    [Fact]
    public void The_steps_of_change_stand_beside_it() =>
        QuarterRitual.Of(Opened, [], null, [Card(1)], _ => [4]).Kotter.Where(step => step.Initiatives.Count > 0).ShouldHaveSingleItem().Step.ShouldBe(4);

    private static QuarterView At(DateOnly today, RitualWave[] waves, DateOnly? planned = null, params Initiative[] board) =>
        QuarterRitual.Of(today, waves, planned, board, _ => []);

    private static Initiative Due(int number, DateOnly due, BoardColumn column = BoardColumn.InProgress) => Card(number, column, card => card with { Due = due });
}
