using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class WeighingABoard
{
    [Fact]
    public void An_empty_board_leans_to_no_side()
    {
        BoardWarnings.Of([], "INC", NoSteps).ShouldBeEmpty();
        BoardWarnings.Of([Card(1, BoardColumn.Done)], "LEAD", NoSteps).ShouldBeEmpty();
    }

    [Fact]
    public void All_in_one_dimension_is_said_from_two_on()
    {
        Kinds([Card(1)]).ShouldNotContain(BoardWarningKind.AllInOneDimension);
        Kinds([Card(1), Card(2)]).ShouldContain(BoardWarningKind.AllInOneDimension);
        Kinds([Card(1), Aiming(2, "LEAD")]).ShouldNotContain(BoardWarningKind.AllInOneDimension);
        Kinds([Card(1), Card(2, with: card => card with { Targets = [] })]).ShouldNotContain(BoardWarningKind.AllInOneDimension);
        Of([Card(1), Card(2), Aiming(3, "LEAD", BoardColumn.Done)], BoardWarningKind.AllInOneDimension).ShouldHaveSingleItem().Subject.ShouldBe("INC");
    }

    [Fact]
    public void The_weakest_foundation_is_missed()
    {
        BoardWarnings.Of([Card(1)], "ROLE", NoSteps).Single(warning => warning.Kind == BoardWarningKind.NothingForTheWeakest).Subject.ShouldBe("ROLE");
        BoardWarnings.Of([Card(1)], "INC", NoSteps).ShouldNotContain(warning => warning.Kind == BoardWarningKind.NothingForTheWeakest);
        BoardWarnings.Of([Card(1)], null, NoSteps).ShouldNotContain(warning => warning.Kind == BoardWarningKind.NothingForTheWeakest);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void A_unit_carries_five_at_once(int running, bool warned)
    {
        Initiative[] board =
        [
            .. Enumerable.Range(1, running).Select(i => Card(i, with: card => card with { Units = ["north", $"u{i}"] })),
            Card(99, BoardColumn.Ready, card => card with { Units = ["north"] })
        ];

        Of(board, BoardWarningKind.UnitOverloaded).Select(warning => (warning.Subject, warning.Initiatives.Count)).ShouldBe(warned ? [("north", 6)] : []);
    }

    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(4, 1, false)]
    [InlineData(9, 2, true)]
    public void More_than_four_in_five_on_one_lever_is_one_sided(int technology, int people, bool warned)
    {
        Initiative[] board =
        [
            .. Enumerable.Range(1, technology).Select(i => Card(i, with: card => card with { Lever = Lever.Technology })),
            .. Enumerable.Range(100, people).Select(i => Card(i, with: card => card with { Lever = Lever.People })),
            Card(999, with: card => card with { Lever = null })
        ];

        Of(board, BoardWarningKind.OneLever).Select(warning => warning.Subject).ShouldBe(warned ? ["Technology"] : []);
    }

    [Fact]
    public void Steps_of_change_that_nobody_works_on_are_named()
    {
        Initiative[] board = [Card(1, BoardColumn.Done), Card(2, BoardColumn.Stopped, card => card with { PlayId = "P01" }), Card(3, with: card => card with { PlayId = null })];

        Of(board, BoardWarningKind.KotterStepMissing, Steps).Select(warning => warning.Subject).ShouldBe(["1", "3", "5", "6", "7", "8"]);
        KotterCoverage.Of(board, Steps)[3].ShouldSatisfyAllConditions(step => step.Step.ShouldBe(4), step => step.Initiatives.ShouldBe([board[0].Id]));

        static IReadOnlyList<int> Steps(string play) => play == "P09" ? [2, 4] : [1, 2, 3];
    }

    [Fact]
    public void What_left_the_ideas_without_a_full_card_is_named()
    {
        Initiative[] board =
        [
            Card(1, BoardColumn.Scoped, card => card with { Scope = Scope with { DoneWhen = "" } }), Card(2, BoardColumn.Idea, card => card with { Scope = ScopeCard.Empty }),
            Card(3, BoardColumn.Stopped, card => card with { Scope = ScopeCard.Empty }), Card(4)
        ];

        Of(board, BoardWarningKind.WithoutScope).ShouldHaveSingleItem().Initiatives.ShouldBe([board[0].Id]);
    }

    [Fact]
    public void A_new_committee_brings_the_hint_to_embed_instead()
    {
        Initiative[] board = [Card(1), Card(2, with: card => card with { Scope = Scope with { AddsCommittee = true } })];

        Of(board, BoardWarningKind.AddsCommittee).ShouldHaveSingleItem().Initiatives.ShouldBe([board[1].Id]);
    }

    private static Initiative Aiming(int number, string dimension, BoardColumn column = BoardColumn.InProgress) =>
        Card(number, column, card => card with { Targets = [Target with { Dimension = dimension }] });

    private static IReadOnlyList<int> NoSteps(string play) => [];

    private static BoardWarningKind[] Kinds(Initiative[] board) => [.. BoardWarnings.Of(board, null, NoSteps).Select(warning => warning.Kind)];

    private static BoardWarning[] Of(Initiative[] board, BoardWarningKind kind, Func<string, IReadOnlyList<int>>? stepsOf = null) =>
        [.. BoardWarnings.Of(board, null, stepsOf ?? NoSteps).Where(warning => warning.Kind == kind)];
}
