using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.AnswerSheets.SheetSituation;

namespace CxMaturity.Domain.Tests.AnswerSheets;

public sealed class SubmittingASheet
{
    [Fact]
    public void The_event_carries_the_full_vector_in_the_order_of_the_questionnaire() =>
        Spec.Given(Opened(), Answered("CTX-01", 2), Answered("LEAD-02", 1), Answered("LEAD-01", 4))
            .When(Submit())
            .Then(Submitted(("LEAD-01", 4), ("LEAD-02", 1), ("CTX-01", 2)));

    [Fact]
    public void The_vector_holds_what_was_said_last() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Revised("LEAD-01", 4, 2)).When(Submit()).Then(Submitted(("LEAD-01", 2)));

    [Fact]
    public void Cannot_judge_is_an_answer_and_open_is_none() =>
        Spec.Given(Opened(), Answered("LEAD-01", Item.CannotJudge)).When(Submit()).Then(Submitted(("LEAD-01", Item.CannotJudge)));

    [Fact]
    public void Submitting_again_changes_nothing() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4))).When(Submit()).ThenNothing();

    [Fact]
    public void Submitting_again_after_the_wave_has_closed_changes_nothing() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4))).When(Submit(waveIsOpen: false)).ThenNothing();

    [Theory]
    [InlineData(3.9, true)]
    [InlineData(4.0, false)]
    public void Less_than_two_seconds_per_answer_is_haste(double seconds, bool hasty) =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Answered("LEAD-02", 1))
            .When(Submit(at: Now.AddSeconds(seconds)))
            .Then(Submitted(hasty, Now.AddSeconds(seconds), ("LEAD-01", 4), ("LEAD-02", 1)));

    [Fact]
    public void An_empty_sheet_is_refused() =>
        Spec.Given(Opened()).When(Submit()).ThenRefused(RefusalKind.Conflict, "sheet.empty");

    [Fact]
    public void A_closed_wave_takes_no_sheet() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4)).When(Submit(waveIsOpen: false)).ThenRefused(RefusalKind.Conflict, "sheet.wave_closed");

    [Fact]
    public void A_sheet_that_was_closed_unfinished_cannot_be_submitted_any_more() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), ClosedUnfinished(("LEAD-01", 4)))
            .When(Submit())
            .ThenRefused(RefusalKind.Conflict, "sheet.wave_closed");

    [Fact]
    public void A_sheet_must_be_opened_first() =>
        Should.Throw<RefusedException>(() => Submit()(AnswerSheet.Initial)).Kind.ShouldBe(RefusalKind.Conflict);
}
