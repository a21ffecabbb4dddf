using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class CountingPromoters
{
    [Fact]
    public void Two_hundred_customers()
    {
        var golden = Of("G10_nps");
        var score = NetPromoterScore.Of(90, 60, 50).Value;

        score.Score.ShouldBeNear(golden.Number("nps"));
        score.StandardError.ShouldBeNear(golden.Number("se"));
        score.Range.Value.ShouldBeNear(golden.Number("lo"), golden.Number("hi"));
    }

    [Fact]
    public void All_of_one_kind_have_a_score_without_an_interval()
    {
        NetPromoterScore.Of(9, 0, 0).Value.ShouldBe(new(100, 0, NotEstimable.NoVariance));
        NetPromoterScore.Of(0, 9, 0).Value.ShouldBe(new(0, 0, NotEstimable.NoVariance));
        NetPromoterScore.Of(0, 0, 0).Reason.ShouldBe(NotEstimable.TooFew);
        Should.Throw<ArgumentException>(() => NetPromoterScore.Of(1, -1, 3));
    }

    [Fact]
    public void The_score_stays_within_its_interval_and_both_on_the_scale() =>
        Property.Holds(Gen.ArrayOf(Gen.Choose(0, 40), 3), counts =>
        {
            var score = NetPromoterScore.Of(counts[0], counts[1], counts[2]);
            Generated.ShouldBeFinite(score);
            if (!score.Exists || !score.Value.Range.TryGet(out var range))
                return;
            range.Contains(score.Value.Score).ShouldBeTrue();
            range.Low.ShouldBeGreaterThanOrEqualTo(-100);
            range.High.ShouldBeLessThanOrEqualTo(100);
        });
}

public sealed class PuttingDimensionsInOrder
{
    [Theory]
    [InlineData("INC", 4.0, 2.1, 15, .30, 1.0, 3)]
    [InlineData("LEAD", 4.0, 3.2, 15, .25, 1.0, 2)]
    [InlineData("TECH", 3.5, 2.4, 3, .05, .8, 5)]
    public void The_priority_of_a_dimension(
        string dimension, double target, double score, double weight, double share, double confidence, int effort) =>
        DimensionPriority.Of(target, score, weight, share, confidence, effort).Value.ShouldBeNear(Of("G10_priority").Number(dimension));

    [Fact]
    public void A_target_that_is_reached_has_no_priority() =>
        DimensionPriority.Of(3, 3.4, 15, .3, 1, 1).Value.ShouldBe(0);

    [Theory]
    [InlineData(.70, .25, 1)]
    [InlineData(.69, .25, .8)]
    [InlineData(.70, .26, .8)]
    [InlineData(null, .1, .8)]
    [InlineData(.9, null, .8)]
    public void Agreement_and_a_narrow_interval_give_confidence(double? rwg, double? halfWidth, double confidence) =>
        DimensionPriority.ConfidenceOf(rwg, halfWidth).ShouldBe(confidence);

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => DimensionPriority.Of(double.NaN, 3, 15, .3, 1, 1));
        Should.Throw<ArgumentException>(() => DimensionPriority.Of(4, 3, 101, .3, 1, 1));
        Should.Throw<ArgumentException>(() => DimensionPriority.Of(4, 3, 15, 1.1, 1, 1));
        Should.Throw<ArgumentException>(() => DimensionPriority.Of(4, 3, 15, .3, 0, 1));
        Should.Throw<ArgumentException>(() => DimensionPriority.Of(4, 3, 15, .3, 1, 6));
    }
}
