using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.MovingWaves;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class ExplainingAMove
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void The_parts_add_up_to_the_whole() => Property.Holds(Gen.Choose(0, int.MaxValue), seed =>
    {
        var random = new Random(seed);
        var (before, after) = (Any(random), Any(random));

        foreach (var move in MovementScoring.Of(before, before, after))
        {
            move.Parts.Sum().ShouldBe(move.Whole, before.Disclosure.Rounds ? 1e-9 : 1e-11);
            move.Parts.ShouldAllBe(part => double.IsFinite(part));
        }
    }, times: 300);

    [Fact]
    public void The_scores_are_those_of_the_results() => Property.Holds(Gen.Choose(0, int.MaxValue), seed =>
    {
        var random = new Random(seed);
        var (before, after) = (Any(random), Any(random));

        foreach (var move in MovementScoring.Of(before, before, after).Where(move => move.Code != CoreScore.Code))
        {
            var (one, other) = (WaveScoring.OfWave(before).Of(move.Code), WaveScoring.OfWave(after).Of(move.Code));
            var tolerance = before.Disclosure.Rounds || after.Disclosure.Rounds ? 0.0501 : Tolerance;
            move.Before.ShouldBe(one.Score!.Value, tolerance);
            move.After.ShouldBe(other.Score!.Value, tolerance);
        }
    }, times: 100);

    [Fact]
    public void Where_only_the_shares_of_units_change_it_is_all_mix()
    {
        var before = Wave(Cell(Audience.F, "north", Scores(30, 4, 0.5)), Cell(Audience.F, "south", Scores(10, 2, 0.5)));
        var after = Wave(Cell(Audience.F, "north", Scores(10, 4, 0.5)), Cell(Audience.F, "south", Scores(30, 2, 0.5)));

        var move = Core(before, after);

        move.Whole.ShouldBe(-1, Tolerance);
        move.Mix.ShouldBe(-1, Tolerance);
        (move.Answers, move.Units, move.Groups, move.Instrument).ShouldBe((0, 0, 0, 0), TolerantOfDust);
    }

    [Fact]
    public void Where_the_same_units_answer_otherwise_it_is_all_answers()
    {
        var before = Wave(Cell(Audience.F, "north", Scores(30, 3, 0.5)), Cell(Audience.F, "south", Scores(10, 2, 0.5)));
        var after = Wave(Cell(Audience.F, "north", Scores(30, 3.4, 0.5)), Cell(Audience.F, "south", Scores(10, 2.4, 0.5)));

        var move = Core(before, after);

        move.Answers.ShouldBe(0.4, Tolerance);
        (move.Mix, move.Units, move.Groups, move.Instrument).ShouldBe((0, 0, 0, 0), TolerantOfDust);
    }

    [Fact]
    public void A_unit_that_comes_moves_the_score_by_itself()
    {
        var north = Cell(Audience.F, "north", Scores(20, 3, 0.5));

        var move = Core(Wave(north), Wave(north, Cell(Audience.F, "south", Scores(20, 2, 0.5))));

        move.Units.ShouldBe(-0.5, Tolerance);
        (move.Answers, move.Mix, move.Groups, move.Instrument).ShouldBe((0, 0, 0, 0), TolerantOfDust);
    }

    [Fact]
    public void A_role_group_that_falls_below_the_minimum_moves_the_score_by_itself()
    {
        var rest = Cell(Audience.F, "north", Scores(20, 3, 0.5));

        var move = Core(Wave(rest, Cell(Audience.X, "north", Scores(6, 4.5, 0.3))), Wave(rest, Cell(Audience.X, "north", 1, 1)));

        move.Groups.ShouldBe(-0.5, Tolerance);
        move.Answers.ShouldBe(0, Tolerance);
    }

    [Fact]
    public void Another_instrument_moves_the_score_by_what_the_same_sheets_score_by_it()
    {
        var (before, asIf) = (Wave(Cell(Audience.F, "north", Scores(20, 3, 0.5))), Cell(Audience.F, "north", Scores(20, 3.2, 0.5)));

        var move = MovementScoring.Of(before, Wave(Disclosure.OfTrial, AskedAnew, asIf), Wave(Disclosure.OfTrial, AskedAnew, Cell(Audience.F, "north", Scores(20, 3.3, 0.5))))[0];

        move.Instrument.ShouldBe(0.2, Tolerance);
        move.Answers.ShouldBe(0.1, Tolerance);
    }

    [Fact]
    public void Two_people_whose_unit_goes_are_counted_in_the_mix()
    {
        var north = Cell(Audience.F, "north", Scores(40, 3, 0.5));

        var move = Core(Wave(Disclosure.OfGroups, Asked, north, Cell(Audience.F, "south", 1, 1)), Wave(Disclosure.OfGroups, Asked, north));

        (move.UnitsInMix, move.Units).ShouldBe((true, 0));
        // Put together with the next unit there is one cell left, so that even the mix tells nothing of them.
        (move.Merged, move.Mix).ShouldBe((true, 0));
        move.Answers.ShouldBe(move.Whole, Tolerance);
    }

    [Fact]
    public void Small_units_are_put_together_before_answers_and_mix_are_told_apart()
    {
        var before = Wave(Disclosure.OfGroups, Asked, Cell(Audience.F, "north", Scores(40, 3, 0.5)), Cell(Audience.F, "south", Scores(40, 2, 0.5)), Cell(Audience.F, "west", 5, 5));
        var after = Wave(Disclosure.OfGroups, Asked, Cell(Audience.F, "north", Scores(20, 3, 0.5)), Cell(Audience.F, "south", Scores(60, 2, 0.5)), Cell(Audience.F, "west", 1, 1));

        var with = Core(before, after);

        with.Merged.ShouldBeTrue();
        Core(Wave(before.Cells.ToArray()), Wave(after.Cells.ToArray())).Merged.ShouldBeFalse("a trial shows what is there");
    }

    [Theory]
    [InlineData(0.004, 0.004, 0.004, 2)]
    [InlineData(0.346, -0.115, 0.026, 2)]
    [InlineData(-0.046, -0.046, -0.046, 1)]
    public void Rounded_the_parts_still_add_up(double answers, double mix, double units, int decimals)
    {
        var move = new Movement("D", 3.0, 3.0 + answers + mix + units, answers, mix, units, 0, 0, 40).Rounded(decimals);

        move.Parts.Sum().ShouldBe(move.Whole, Tolerance);
        move.Groups.ShouldBe(0, "a part that is nothing stays nothing");
        move.Parts.ShouldAllBe(part => Math.Abs(part - Math.Round(part, decimals)) < Tolerance);
    }

    [Fact]
    public void A_measure_that_one_side_lacks_is_not_explained()
    {
        var before = Wave(Cell(Audience.F, "north", 3, 3, 4, 4));

        MovementScoring.Of(before, before, Wave(Cell(Audience.F, "north", Scores(10, 3, 0.5)))).ShouldBeEmpty();
    }

    private static readonly IEqualityComparer<(double, double, double, double)> TolerantOfDust =
        EqualityComparer<(double, double, double, double)>.Create(
            (one, other) => new[] { one.Item1 - other.Item1, one.Item2 - other.Item2, one.Item3 - other.Item3, one.Item4 - other.Item4 }.All(difference => Math.Abs(difference) < Tolerance),
            _ => 0);

    private static Movement Core(WaveMeasurement before, WaveMeasurement after) => MovementScoring.Of(before, before, after)[0];

    /// <summary>Three units of which some may be missing, three role groups of which some may be too small.</summary>
    private static WaveMeasurement Any(Random random)
    {
        var cells = new List<CellSums>();
        foreach (var unit in new[] { "north", "south", "west" }.Where((_, i) => i == 0 || random.Next(3) > 0))
            foreach (var group in RoleGroups.All)
                if (random.Next(5) > 0)
                    cells.Add(Cell(group, unit, [.. Enumerable.Range(0, random.Next(1, group == Audience.F ? 30 : 8)).Select(_ => 1 + 4 * random.NextDouble())]));
        return Wave(random.Next(2) == 0 ? Disclosure.OfGroups : Disclosure.OfTrial, Asked, [.. cells]);
    }
}
