using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Tests.Maturity.Statistics;
using static CxMaturity.Domain.Tests.Maturity.MovingWaves;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class ComparingWaves
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void One_group_is_compared_as_two_groups_of_different_variance_are()
    {
        var golden = Statistics.Golden.Of("G07_unpaired_same");
        double[] first = Statistics.Golden.Of("G07_paired_waves").Numbers("w1"), second = Statistics.Golden.Of("G07_paired_waves").Numbers("w2");

        var change = Core(Wave(Cell(Audience.F, "north", first)), Wave(Cell(Audience.F, "north", second)));

        var welch = WelchTest.Of(Moments.Of(second), Moments.Of(first)).Value;
        change.Difference!.Value.ShouldBe(welch.Difference, Tolerance);
        change.Interval!.Low.ShouldBe(welch.Range.Low, Tolerance);
        change.Interval.High.ShouldBe(welch.Range.High, Tolerance);
        change.AdjustedP!.Value.ShouldBe(welch.P, Tolerance, "equal p values stay what they are");
        change.AdjustedP.Value.ShouldBe(golden.Number("p"), 1e-6);
    }

    [Fact]
    public void Executives_seen_on_one_side_only_make_no_jump()
    {
        CellSums[] rest = [Cell(Audience.M, "north", Scores(20, 3.2, 0.6)), Cell(Audience.F, "north", Scores(64, 2.7, 0.8))];

        var change = Core(Wave([Cell(Audience.X, "north", Scores(9 + 1, 4.1, 0.45)), .. rest]), Wave([Cell(Audience.X, "north", 4, 5), .. rest]));

        change.Groups.ShouldBe([Audience.M, Audience.F]);
        change.Before!.Value.ShouldBe(GoldenNumbers.All.Perspective.PerspectiveWithoutX, Tolerance);
        change.Difference!.Value.ShouldBe(0, Tolerance);
        change.Verdict.ShouldBe(ChangeVerdict.Noise);
        (change.NBefore, change.NAfter).ShouldBe((84, 84));
    }

    [Fact]
    public void A_unit_of_one_side_is_left_out_and_named()
    {
        var before = Wave(Cell(Audience.F, "north", Scores(20, 3, 0.5)), Cell(Audience.F, "south", Scores(20, 1.5, 0.5)));
        var after = Wave(Cell(Audience.F, "north", Scores(20, 3, 0.5)), Cell(Audience.F, "west", Scores(20, 4.5, 0.4)));

        var result = ChangeScoring.Of(before, after);

        (result.OnlyBefore.Single(), result.OnlyAfter.Single()).ShouldBe(("south", "west"));
        result.Core!.Difference!.Value.ShouldBe(0, Tolerance);
        result.Units.Select(unit => unit.Code).ShouldBe(["north"]);
    }

    [Theory]
    [InlineData(4, NotComparable.SmallRemainder)]
    [InlineData(5, null)]
    public void A_unit_of_a_handful_cannot_be_left_out_without_telling_what_they_said(int people, NotComparable? reason)
    {
        var common = Cell(Audience.F, "north", Scores(20, 3, 0.5));
        var before = Wave(Disclosure.OfGroups, Asked, common, Cell(Audience.F, "south", [.. Scores(10, 2, 0.5).Take(people)]));

        Core(before, Wave(Disclosure.OfGroups, Asked, common)).NotComparable.ShouldBe(reason);
        Core(Wave(Disclosure.OfGroups, Asked, common), before).NotComparable.ShouldBe(reason);
    }

    [Fact]
    public void Another_version_of_the_questionnaire_is_not_compared()
    {
        var cell = Cell(Audience.F, "north", Scores(20, 3, 0.5));

        var result = ChangeScoring.Of(Wave(cell), Wave(Disclosure.OfTrial, AskedAnew, cell));

        result.NotComparable.ShouldBe(NotComparable.Questionnaire);
        (result.Core, result.Dimensions.Count, result.Units.Count).ShouldBe((null, 0, 0));
    }

    [Fact]
    public void Waves_without_a_unit_in_common_are_not_compared() =>
        ChangeScoring.Of(Wave(Cell(Audience.F, "north", Scores(20, 3, 0.5))), Wave(Cell(Audience.F, "south", Scores(20, 3, 0.5)))).NotComparable
            .ShouldBe(NotComparable.Units);

    [Theory]
    [InlineData(200, 3.0, 3.3, ChangeVerdict.Better)]
    [InlineData(200, 3.3, 3.0, ChangeVerdict.Worse)]
    // Sure, but too small to matter.
    [InlineData(2000, 3.0, 3.15, ChangeVerdict.Noise)]
    [InlineData(2000, 3.0, 3.2, ChangeVerdict.Better)]
    // Large, but chance explains it.
    [InlineData(10, 3.0, 3.4, ChangeVerdict.Noise)]
    public void Only_a_sure_and_sizeable_difference_is_called_one(int people, double from, double to, ChangeVerdict verdict)
    {
        var (before, after) = (Cell(Audience.F, "north", Scores(people, from, 0.7)), Cell(Audience.F, "north", Scores(people, to, 0.7)));

        Core(Wave(before), Wave(after)).Verdict.ShouldBe(verdict);
        Core(Wave(Disclosure.OfGroups, Asked, before), Wave(Disclosure.OfGroups, Asked, after)).Verdict.ShouldBe(verdict, "rounding decides nothing");
    }

    [Fact]
    public void What_reads_as_a_fifth_of_a_point_only_by_rounding_is_noise()
    {
        var change = Core(Wave(Disclosure.OfGroups, Asked, Cell(Audience.F, "north", Scores(20, 3.0, 0.1))),
            Wave(Disclosure.OfGroups, Asked, Cell(Audience.F, "north", Scores(20, 3.16, 0.1))));

        (change.Difference, change.Interval!.ExcludesZero, change.Verdict).ShouldBe((0.2, true, ChangeVerdict.Noise));
    }

    [Fact]
    public void A_group_of_one_mind_is_in_no_comparison()
    {
        var mixed = Cell(Audience.F, "north", Scores(20, 3, 0.5));
        var alike = Cell(Audience.M, "north", Scores(10, 4, 0));

        var change = Core(Wave(Disclosure.OfGroups, Asked, mixed, alike), Wave(Disclosure.OfGroups, Asked, mixed, Cell(Audience.M, "north", Scores(10, 3, 0.5))));

        change.Groups.ShouldBe([Audience.F]);
    }

    [Fact]
    public void Everybody_of_one_mind_on_both_sides_leaves_nothing_to_test() =>
        Core(Wave(Cell(Audience.F, "north", Scores(10, 3, 0))), Wave(Cell(Audience.F, "north", Scores(10, 4, 0)))).NotComparable.ShouldBe(NotComparable.NoSpread);

    [Fact]
    public void Below_ten_people_there_is_no_significance_and_below_five_nothing()
    {
        Core(Wave(Cell(Audience.F, "north", Scores(8, 3, 0.5))), Wave(Cell(Audience.F, "north", Scores(8, 4.5, 0.3)))).AdjustedP.ShouldBeNull();
        Core(Wave(Cell(Audience.F, "north", Scores(4, 3, 0.5))), Wave(Cell(Audience.F, "north", Scores(8, 4, 0.5)))).NotComparable.ShouldBe(NotComparable.TooFew);
    }

    [Fact]
    public void A_unit_is_compared_where_it_is_large_enough_on_both_sides_and_gives_no_smaller_one_away()
    {
        CellSums[] before = [Cell(Audience.F, "north", Scores(20, 3, 0.5)), Cell(Audience.F, "south", Scores(10, 3, 0.5)), Cell(Audience.F, "west", Scores(8, 3, 0.5))];
        CellSums[] after = [before[0], before[1], Cell(Audience.F, "west", 2, 3, 4)];

        var units = ChangeScoring.Of(Wave(Disclosure.OfGroups, Asked, before), Wave(Disclosure.OfGroups, Asked, after)).Units;

        // West is too small afterwards, and south, the next smallest, must not leave it as the remainder.
        units.Where(unit => unit.Difference is not null).Select(unit => unit.Code).ShouldBe(["north"]);
    }

    [Fact]
    public void Two_executives_are_not_the_difference_between_a_unit_here_and_there()
    {
        CellSums[] before =
        [
            Cell(Audience.F, "north", Scores(20, 3, 0.5)), Cell(Audience.F, "south", Scores(20, 3, 0.5)), Cell(Audience.X, "north", 4, 5), Cell(Audience.X, "south", Scores(6, 4, 0.5))
        ];
        var after = before[..2];

        var units = ChangeScoring.Of(Wave(Disclosure.OfGroups, Asked, before), Wave(Disclosure.OfGroups, Asked, after)).Units;

        units.Single(unit => unit.Code == "north").NotComparable.ShouldBe(NotComparable.TooFew);
    }

    [Theory]
    [InlineData(40, 0.50)]
    [InlineData(12, 0.91)]
    [InlineData(200, 0.22)]
    public void What_a_wave_can_detect_is_known_before_it_opens(int people, double expected) =>
        ChangeScoring.Detectable(people).ShouldBe(expected);

    [Fact]
    public void Nobody_detects_nothing() => ChangeScoring.Detectable(0).ShouldBeNull();

    [Fact]
    public void What_was_promised_is_what_the_comparison_can_keep()
    {
        var (before, after) = (Cell(Audience.F, "north", Scores(60, 3, 0.8)), Cell(Audience.F, "north", Scores(60, 3, 0.8)));

        Core(Wave(before), Wave(after)).Detectable.ShouldBe(ChangeScoring.Detectable(60));
    }

    [Fact]
    public void Many_comparisons_are_allowed_for()
    {
        CellSums With(double shift) => Cell(Audience.F, "north", Scores(60, 3, 0.6)) is var cell
            ? cell with { Clean = cell.Clean with { Dimensions = Asked.Dimensions.Select((dimension, i) => (dimension.Code, Sum: Of(Scores(60, 3 + (i == 0 ? shift : 0), 0.6))))
                .ToDictionary(each => each.Code, each => each.Sum) } } : cell;

        var alone = WelchTest.Of(Moments.Of(Scores(60, 3.24, 0.6)), Moments.Of(Scores(60, 3, 0.6))).Value.P;
        var change = ChangeScoring.Of(Wave(With(0)), Wave(With(0.24))).Dimensions[0];

        alone.ShouldBeLessThan(0.05);
        change.AdjustedP!.Value.ShouldBe(5 * alone, Tolerance);
        change.Verdict.ShouldBe(ChangeVerdict.Noise);

        static ScoreSum Of(double[] scores) => scores.Aggregate(ScoreSum.Empty, (all, score) => all.Add(score));
    }

    private static MeasureChange Core(WaveMeasurement before, WaveMeasurement after) => ChangeScoring.Of(before, after).Core!;
}
