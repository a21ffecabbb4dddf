using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class CountingAnswers
{
    [Fact]
    public void Cannot_judge_and_unanswered_are_counted_apart_and_neither_has_a_value()
    {
        var item = Result(Small,
        [
            Sheet(1, Audience.F, ("LEAD-01", 4), ("LEAD-02", 2)),
            Sheet(2, Audience.F, ("LEAD-01", Item.CannotJudge), ("LEAD-02", 2)),
            Sheet(3, Audience.F, ("LEAD-02", 2)),
            Sheet(4, Audience.F, ("LEAD-02", 2)),
            Sheet(5, Audience.F, ("LEAD-01", 5), ("LEAD-02", 2))
        ]).Item("LEAD-01");

        (item.N, item.CannotJudge, item.Open, item.Mean).ShouldBe((2, 1, 2, 4.5));
        item.Values.ShouldBe([0, 0, 0, 1, 1]);
    }

    [Fact]
    public void An_item_mean_is_of_the_values_as_they_were_given()
    {
        var item = Result(Small, [.. Alike(4, Audience.F, ("LEAD-02", 1)), .. Alike(1, Audience.M, ("LEAD-02", 5))]).Item("LEAD-02");

        item.Mean!.Value.ShouldBe(1.8, Tolerance);
        item.Favourable!.Value.ShouldBe(0.8, Tolerance);
    }

    [Theory]
    [InlineData("LEAD-01", 3, 0)]
    [InlineData("LEAD-01", 4, 1)]
    [InlineData("LEAD-01", 5, 1)]
    [InlineData("LEAD-02", 3, 0)]
    [InlineData("LEAD-02", 2, 1)]
    [InlineData("LEAD-02", 1, 1)]
    public void Favourable_is_what_speaks_for_maturity(string item, int value, double share) =>
        Result(Small, [.. Alike(10, Audience.F, (item, value))], Disclosure.OfTrial).Item(item).Favourable.ShouldBe(share);

    [Fact]
    public void People_who_were_not_asked_left_nothing_open()
    {
        var item = Result(Small, [.. Alike(3, Audience.F, ("LEAD-01", 4)), .. Alike(2, Audience.M, ("LEAD-03", 4))]).Item("LEAD-03");

        (item.N, item.Open).ShouldBe((2, 0));
    }

    [Fact]
    public void An_item_outside_the_score_has_a_mean_and_nothing_favourable()
    {
        var item = Result(Small, [.. Alike(10, Audience.M, ("OUT-01", 5))]).Item("OUT-01");

        (item.Mean, item.Favourable, item.N).ShouldBe((5.0, null, 10));
    }

    [Fact]
    public void Choices_are_context_and_appear_in_no_result() =>
        Result(Small, [.. Alike(10, Audience.M, ("CTX-01", 2))]).BlockItems.Select(item => item.Id).ShouldBe(["OUT-01"]);

    [Fact]
    public void Submitted_and_unfinished_sheets_are_counted_apart_and_both_count()
    {
        var answers = new Dictionary<string, int> { ["LEAD-01"] = 4 };
        var sheet = ScoredSheet.Of(Small, Audience.F, answers);
        var cell = CellSums.Empty(Audience.F, "north").Add(Id(1), sheet, submitted: true).Add(Id(2), sheet, submitted: false)
            .Add(Id(3), sheet, submitted: false);

        (cell.Submitted, cell.Unfinished, cell.Sheets, cell.All().Dimensions["LEAD"].Count).ShouldBe((1, 2, 3, 3));
    }

    [Fact]
    public void Too_few_answers_on_a_sheet_leave_its_dimension_out_and_its_items_in()
    {
        var cell = SheetSums.Empty.Add(ScoredSheet.Of(Full, Audience.M, new Dictionary<string, int> { ["LEAD-01"] = 4, ["INC-01"] = 0 }));

        cell.Dimensions.Keys.ShouldBe(["LEAD"]);
        (cell.Items["INC-01"].CannotJudge, cell.Items["INC-02"].Open, cell.Items["LEAD-01"].Count).ShouldBe((1, 1, 1));
    }
}
