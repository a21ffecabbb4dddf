using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Exchange;

public sealed class ReadingAStatusFile
{
    private static readonly DateTimeOffset Later = Now.AddDays(10);
    private static readonly ReportedStatus ToDo = new(BoardColumn.Ready, [BoardColumn.Idea, BoardColumn.Scoped, BoardColumn.Ready]);
    private static readonly ReportedStatus InProgress = new(BoardColumn.InProgress, [BoardColumn.InProgress]);
    private static readonly ReportedStatus Done = new(BoardColumn.CheckingEffect, [BoardColumn.CheckingEffect, BoardColumn.Done, BoardColumn.Stopped]);
    private static readonly ReportedStatus Stopped = new(BoardColumn.Stopped, [BoardColumn.Stopped]);

    [Fact]
    public void Whoever_is_done_over_there_has_the_effect_checked_here()
    {
        var plan = Plan([Card(1)], Row(2, 1, Done)).ShouldHaveSingleItem();

        plan.Outcome.ShouldBe(ReportedOutcome.Changed);
        plan.Events.ShouldHaveSingleItem().ShouldBeOfType<InitiativeMoved>().To.ShouldBe(BoardColumn.CheckingEffect);
        plan.After!.Column.ShouldBe(BoardColumn.CheckingEffect);
    }

    [Theory]
    [InlineData(BoardColumn.Idea)]
    [InlineData(BoardColumn.Scoped)]
    [InlineData(BoardColumn.Ready)]
    public void What_is_still_to_do_stays_where_it_waits(BoardColumn column) => Plan([Card(1, column)], Row(2, 1, ToDo)).Single().Outcome.ShouldBe(ReportedOutcome.Unchanged);

    [Fact]
    public void What_is_done_here_already_stays_done() =>
        Plan([Card(1, BoardColumn.Done), Card(2, BoardColumn.Stopped)], Row(2, 1, Done), Row(3, 2, Done)).ShouldAllBe(row => row.Outcome == ReportedOutcome.Unchanged);

    [Fact]
    public void The_rules_of_the_board_refuse_as_for_everybody()
    {
        var unready = After(Proposed) with { Id = Card(1).Id };

        var refused = Plan([unready, Card(2, BoardColumn.Done), Card(3)], Row(2, 1, InProgress), Row(3, 2, ToDo), Row(4, 3, Stopped));

        refused.Select(row => row.Refusal!.Key).ShouldBe(["initiative.not_ready", "initiative.ended", "initiative.stop_reason"]);
        refused.ShouldAllBe(row => row.Events.Count == 0);
    }

    [Fact]
    public void Beyond_the_limit_a_row_waits_for_a_reason_and_earlier_rows_count()
    {
        Initiative[] cards = [Card(1, BoardColumn.InProgress), Card(2, BoardColumn.InProgress), Card(3, BoardColumn.Ready), Card(4, BoardColumn.Ready)];

        var plan = Plan(cards, Row(2, 3, InProgress), Row(3, 4, InProgress));
        plan.Select(row => row.Outcome).ShouldBe([ReportedOutcome.Changed, ReportedOutcome.Refused]);
        plan[1].Refusal!.Key.ShouldBe("initiative.limit");

        var reasoned = StatusImport.Plan(File(cards, [Row(2, 3, InProgress), Row(3, 4, InProgress)], reason: "Agreed"));
        reasoned.Select(row => row.Events.OfType<InitiativeMoved>().Single().Reason).ShouldBe([null, "Agreed"], customMessage: "a reason stands only where one was asked for");
    }

    [Fact]
    public void Each_card_comes_to_the_end_of_its_column_in_the_order_of_the_file()
    {
        var plan = Plan([Card(1), Card(2, BoardColumn.CheckingEffect), Card(3)], Row(2, 3, Done), Row(3, 1, Done));

        var places = plan.Select(row => row.After!.Position).Prepend("i").ToArray();
        places.ShouldBe([.. places.Order(BoardPosition.Order)], customMessage: "and behind the one that was there");
        places.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_day_that_comes_with_a_move_may_be_what_was_missing()
    {
        var dayless = Card(1, BoardColumn.Scoped) with { Due = null };

        var plan = Plan([dayless], Row(2, 1, InProgress) with { Due = new(2026, 12, 1) }).Single();

        plan.Events.Select(happened => happened.GetType()).ShouldBe([typeof(PeriodSet), typeof(InitiativeMoved)]);
        plan.After!.Due.ShouldBe(new(2026, 12, 1));
    }

    [Fact]
    public void A_day_before_the_beginning_is_refused_and_no_day_empties_none()
    {
        Plan([Card(1)], Row(2, 1, InProgress) with { Due = new(2026, 1, 1) }).Single().Refusal!.Key.ShouldBe("initiative.period");
        Plan([Card(1)], Row(2, 1, InProgress)).Single().Outcome.ShouldBe(ReportedOutcome.Unchanged);
    }

    [Fact]
    public void What_was_changed_here_since_is_told_and_what_says_the_same_is_not()
    {
        var changed = new Dictionary<Guid, DateTimeOffset> { [Card(1).Id] = Now.AddHours(2), [Card(2).Id] = Now.AddHours(2), [Card(3).Id] = Now.AddHours(2) };

        var plan = StatusImport.Plan(File([Card(1), Card(2), Card(3)], [Row(2, 1, Done, Now.AddHours(1)), Row(3, 2, Done, Now.AddHours(3)), Row(4, 3, InProgress, Now.AddHours(1))], changed));

        plan.Select(row => row.Outcome).ShouldBe([ReportedOutcome.Refused, ReportedOutcome.Changed, ReportedOutcome.Unchanged]);
        plan[0].Refusal!.Key.ShouldBe("exchange.row_older");
    }

    [Fact]
    public void Every_wrong_row_is_named_and_the_right_ones_are_still_judged()
    {
        var plan = Plan([Card(1), Card(2), Card(3)], Row(2, 1, Done), Row(3, 2, Done), Row(4, 2, InProgress), Row(5, 99, Done),
            Row(6, 3, null) with { Fault = RefusedException.Invalid("exchange.row_status_missing") }, new(7, "", Done, null, null), new(8, HandOverId.Of(FindingId), Done, null, null));

        plan.Select(row => row.Refusal?.Key).ShouldBe([null, "exchange.row_twice", "exchange.row_twice", "exchange.row_unknown", "exchange.row_status_missing", null, null]);
        plan.Select(row => row.Outcome).ShouldBe([ReportedOutcome.Changed, ReportedOutcome.Refused, ReportedOutcome.Refused, ReportedOutcome.Refused, ReportedOutcome.Refused, ReportedOutcome.NotOurs, ReportedOutcome.Finding]);
    }

    [Fact]
    public void Reading_the_same_again_changes_nothing()
    {
        var once = Plan([Card(1), Card(2, BoardColumn.Ready)], Row(2, 1, Done), Row(3, 2, InProgress));

        Plan([.. once.Select(row => row.After!)], Row(2, 1, Done), Row(3, 2, InProgress)).ShouldAllBe(row => row.Outcome == ReportedOutcome.Unchanged);
    }

    [Fact]
    public void A_file_has_at_least_one_row_and_not_too_many()
    {
        Should.Throw<RefusedException>(() => Plan([Card(1)])).Key.ShouldBe("exchange.rows_needed");
        Should.Throw<RefusedException>(() => Plan([Card(1)], [.. Enumerable.Range(1, StatusImport.MostRows + 1).Select(i => Row(i, i, Done))])).Key.ShouldBe("exchange.rows_needed");
    }

    private static IReadOnlyList<PlannedReport> Plan(Initiative[] cards, params ReportedRow[] rows) => StatusImport.Plan(File(cards, rows));

    private static ReadStatuses File(Initiative[] cards, ReportedRow[] rows, Dictionary<Guid, DateTimeOffset>? changed = null, string reason = "") =>
        new(cards, [FindingId], rows, changed ?? [], reason, Later);

    private static ReportedRow Row(int line, int card, ReportedStatus? status, DateTimeOffset? asOf = null) => new(line, HandOverId.Of(Card(card).Id), status, null, asOf);
}
