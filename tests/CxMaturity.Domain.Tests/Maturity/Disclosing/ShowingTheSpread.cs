using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class ShowingTheSpread
{
    [Theory]
    [InlineData(0, SpreadDetail.None)]
    [InlineData(9, SpreadDetail.None)]
    [InlineData(10, SpreadDetail.ThreeClasses)]
    [InlineData(29, SpreadDetail.ThreeClasses)]
    [InlineData(30, SpreadDetail.Full)]
    public void The_more_people_the_finer(int n, SpreadDetail detail) => Extremes.Detail(n).ShouldBe(detail);

    [Fact]
    public void The_classes_are_low_middle_and_high()
    {
        Extremes.Shown([1, 2, 3, 2, 1]).ShouldBeEmpty();
        Extremes.Shown([1, 2, 3, 2, 2]).ShouldBe([3, 3, 4]);
        Extremes.Shown([10, 2, 10, 2, 6]).ShouldBe([10, 2, 10, 2, 6]);
    }

    [Fact]
    public void What_everybody_said_is_not_shown()
    {
        Homogeneity.IsIn([0, 0, 0, 12, 0]).ShouldBeTrue();
        Homogeneity.IsIn([0, 0, 0, 11, 1]).ShouldBeFalse();
        Homogeneity.IsIn([0, 0, 0, 0, 0]).ShouldBeFalse();
        Extremes.Shown([0, 0, 0, 12, 0]).ShouldBeEmpty();
        Extremes.Shown([0, 0, 0, 40, 0]).ShouldBeEmpty();
        // All of them are content: the class tells it, although no single value does.
        Extremes.Shown([0, 0, 0, 6, 6]).ShouldBeEmpty();
    }

    [Fact]
    public void Other_scales_and_impossible_counts_are_refused()
    {
        Should.Throw<ArgumentException>(() => Extremes.Shown([1, 2, 3]));
        Should.Throw<ArgumentException>(() => Extremes.Shown([1, 2, 3, -4, 20]));
        Should.Throw<ArgumentException>(() => Homogeneity.IsIn([-1, 5]));
        Should.Throw<ArgumentOutOfRangeException>(() => Extremes.Detail(-1));
    }
}
