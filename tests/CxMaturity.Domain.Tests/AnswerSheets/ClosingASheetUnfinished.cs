using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.AnswerSheets.SheetSituation;

namespace CxMaturity.Domain.Tests.AnswerSheets;

public sealed class ClosingASheetUnfinished
{
    [Fact]
    public void An_open_sheet_with_answers_is_closed_with_its_vector() =>
        Spec.Given(Opened(), Answered("LEAD-02", 1), Answered("LEAD-01", 4))
            .When(Close())
            .Then(ClosedUnfinished(("LEAD-01", 4), ("LEAD-02", 1)));

    [Fact]
    public void A_single_cannot_judge_is_enough() =>
        Spec.Given(Opened(), Answered("LEAD-01", Item.CannotJudge)).When(Close()).Then(ClosedUnfinished(("LEAD-01", Item.CannotJudge)));

    [Fact]
    public void A_sheet_without_any_answer_leaves_no_trace() =>
        Spec.Given(Opened()).When(Close()).ThenNothing();

    [Fact]
    public void A_submitted_sheet_stays_submitted() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4))).When(Close()).ThenNothing();

    [Fact]
    public void Closing_again_changes_nothing() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), ClosedUnfinished(("LEAD-01", 4))).When(Close()).ThenNothing();

    [Fact]
    public void A_sheet_nobody_opened_has_nothing_to_close() => Spec.When(Close()).ThenNothing();

    [Fact]
    public void The_answers_remain_readable() =>
        new[] { Opened(), Answered("LEAD-01", 4), ClosedUnfinished(("LEAD-01", 4)) }.Aggregate(AnswerSheet.Initial, AnswerSheet.Evolve)
            .Answers.ShouldContainKeyAndValue("LEAD-01", 4);
}
