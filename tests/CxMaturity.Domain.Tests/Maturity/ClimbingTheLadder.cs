using System.Globalization;
using CxMaturity.Domain.Maturity;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class ClimbingTheLadder
{
    public static TheoryData<double, int> LevelEdges => [.. GoldenNumbers.All.LevelEdges.Select(edge => (Number(edge.Key), edge.Value))];

    public static TheoryData<double, double> IndexEdges => [.. GoldenNumbers.All.IndexEdges.Select(edge => (Number(edge.Key), edge.Value))];

    [Theory, MemberData(nameof(LevelEdges))]
    public void A_score_on_the_edge_belongs_to_the_upper_level(double score, int level) => Ladder.LevelOf(score).ShouldBe(level);

    [Theory, MemberData(nameof(IndexEdges))]
    public void The_index_runs_from_nought_to_a_hundred(double score, double index) =>
        Ladder.IndexOf(score).ShouldBe(index, SampleSheets.Tolerance);

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 1.8)]
    [InlineData(3, 2.6)]
    [InlineData(4, 3.4)]
    [InlineData(5, 4.2)]
    public void The_floor_of_a_level_is_its_lowest_score(int level, double floor)
    {
        Ladder.FloorOf(level).ShouldBe(floor);
        Ladder.LevelOf(floor).ShouldBe(level);
        Ladder.LevelOf(Math.Max(1, floor - 0.01)).ShouldBe(Math.Max(1, level - 1));
    }

    [Fact]
    public void The_level_is_that_of_the_formula_for_every_hundredth()
    {
        for (var hundredths = 100; hundredths <= 500; hundredths++)
            Ladder.LevelOf(hundredths / 100.0).ShouldBe(Math.Min(5, (hundredths - 100) / 80 + 1), $"{hundredths} hundredths");
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(5.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_on_the_scale_has_no_level(double score) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Ladder.LevelOf(score));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_levels(int level) => Should.Throw<ArgumentOutOfRangeException>(() => Ladder.FloorOf(level));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
