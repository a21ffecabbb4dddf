using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class TakingUnitsTogether
{
    [Fact]
    public void Larger_units_weigh_more_and_half_widths_add_up_as_variances_do()
    {
        var together = UnitsTogether.Of([new(1, new(0.8, 1.2), 10), new(0, new(-0.4, 0.4), 30)]).ShouldNotBeNull();

        together.Difference.ShouldBe(0.25, 1e-12);
        together.People.ShouldBe(40);
        together.Interval!.Low.ShouldBe(0.25 - Math.Sqrt(0.05 * 0.05 + 0.3 * 0.3), 1e-12);
        together.Interval.High.ShouldBe(0.25 + Math.Sqrt(0.05 * 0.05 + 0.3 * 0.3), 1e-12);
    }

    [Fact]
    public void One_unit_stands_for_itself()
    {
        var one = UnitsTogether.Of([new(0.7, new(0.2, 1.2), 12)]).ShouldNotBeNull();

        one.Difference.ShouldBe(0.7, 1e-12);
        one.Interval!.Low.ShouldBe(0.2, 1e-12);
        one.Interval.High.ShouldBe(1.2, 1e-12);
    }

    [Fact]
    public void A_unit_without_an_interval_leaves_none_for_all() =>
        UnitsTogether.Of([new(1, new(0.8, 1.2), 10), new(0, null, 30)]).ShouldNotBeNull().Interval.ShouldBeNull();

    [Fact]
    public void Without_units_nothing_moved() => UnitsTogether.Of([]).ShouldBeNull();
}
