using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.AnswerSheets.SheetSituation;

namespace CxMaturity.Domain.Tests.AnswerSheets;

public sealed class AnsweringAQuestion
{
    [Theory]
    [InlineData("LEAD-01", 1)]
    [InlineData("LEAD-01", 5)]
    [InlineData("LEAD-02", 3)]
    [InlineData("CTX-01", 3)]
    [InlineData("LEAD-01", Item.CannotJudge)]
    public void The_first_answer_is_recorded(string item, int value) =>
        Spec.Given(Opened()).When(Answer(item, value)).Then(Answered(item, value));

    [Fact]
    public void Changing_ones_mind_is_a_revision_with_from_and_to() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4)).When(Answer("LEAD-01", 2)).Then(Revised("LEAD-01", from: 4, to: 2));

    [Fact]
    public void A_second_revision_starts_from_the_first() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Revised("LEAD-01", 4, 2))
            .When(Answer("LEAD-01", 4))
            .Then(Revised("LEAD-01", from: 2, to: 4));

    [Fact]
    public void Finding_that_one_cannot_judge_is_a_revision() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4))
            .When(Answer("LEAD-01", Item.CannotJudge))
            .Then(Revised("LEAD-01", 4, Item.CannotJudge));

    [Fact]
    public void Judging_after_all_is_a_revision() =>
        Spec.Given(Opened(), Answered("LEAD-01", Item.CannotJudge))
            .When(Answer("LEAD-01", 3))
            .Then(Revised("LEAD-01", Item.CannotJudge, 3));

    [Theory]
    [InlineData(4)]
    [InlineData(Item.CannotJudge)]
    public void Saying_the_same_again_changes_nothing(int value) =>
        Spec.Given(Opened(), Answered("LEAD-01", value)).When(Answer("LEAD-01", value)).ThenNothing();

    [Fact]
    public void An_answer_to_one_question_leaves_the_others_alone() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4)).When(Answer("LEAD-02", 4)).Then(Answered("LEAD-02", 4));

    [Theory]
    [InlineData("LEAD-01", -1)]
    [InlineData("LEAD-01", 6)]
    [InlineData("LEAD-01", int.MinValue)]
    [InlineData("LEAD-01", int.MaxValue)]
    [InlineData("CTX-01", 4)]
    public void A_value_off_the_scale_is_refused(string item, int value) =>
        Spec.Given(Opened()).When(Answer(item, value)).ThenRefused(RefusalKind.Invalid, "answer.off_scale");

    [Theory]
    [InlineData("")]
    [InlineData("LEAD-99")]
    [InlineData("lead-01")]
    [InlineData("LEAD-01 ")]
    [InlineData("<script>")]
    public void An_unknown_item_is_refused(string item) =>
        Spec.Given(Opened()).When(Answer(item, 3)).ThenRefused(RefusalKind.Unknown, "answer.unknown_item");

    [Theory]
    [InlineData("LEAD-03")]
    [InlineData("OUT-01")]
    public void An_item_of_another_variant_is_refused(string item) =>
        Spec.Given(Opened(Audience.F)).When(Answer(item, 3)).ThenRefused(RefusalKind.Invalid, "answer.other_variant");

    [Fact]
    public void Each_audience_answers_the_items_of_its_own_variant() =>
        Spec.Given(Opened(Audience.A)).When(Answer("LEAD-03", 3)).Then(Answered("LEAD-03", 3));

    [Fact]
    public void A_submitted_sheet_is_final() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4)))
            .When(Answer("LEAD-01", 2))
            .ThenRefused(RefusalKind.Conflict, "sheet.submitted");

    [Fact]
    public void A_submitted_sheet_takes_no_further_answer() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4)))
            .When(Answer("LEAD-02", 2))
            .ThenRefused(RefusalKind.Conflict, "sheet.submitted");

    [Fact]
    public void Repeating_an_answer_after_submitting_is_no_fault() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4))).When(Answer("LEAD-01", 4)).ThenNothing();

    [Fact]
    public void A_closed_wave_takes_no_answer() =>
        Spec.Given(Opened()).When(Answer("LEAD-01", 4, waveIsOpen: false)).ThenRefused(RefusalKind.Conflict, "sheet.wave_closed");

    [Fact]
    public void A_sheet_that_was_closed_unfinished_takes_no_answer() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), ClosedUnfinished(("LEAD-01", 4)))
            .When(Answer("LEAD-01", 2))
            .ThenRefused(RefusalKind.Conflict, "sheet.wave_closed");

    [Fact]
    public void A_sheet_must_be_opened_first() =>
        Should.Throw<RefusedException>(() => Answer("LEAD-01", 4)(AnswerSheet.Initial)).Kind.ShouldBe(RefusalKind.Conflict);

    [Fact]
    public void A_refusal_names_the_item_and_the_scale() =>
        Should.Throw<RefusedException>(() => Answer("CTX-01", 4)(AnswerSheet.Evolve(AnswerSheet.Initial, Opened())))
            .Values.ShouldBe(["CTX-01", 1, 3]);
}
