using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class FollowingATrend
{
    private static readonly System.Text.Json.JsonElement Golden = Statistics.Golden.Of("G07_trend");

    private static readonly TrendPoint[] Six =
    [
        .. Statistics.Golden.Numbers(Golden, "t").Zip(Statistics.Golden.Numbers(Golden, "y"), Statistics.Golden.Numbers(Golden, "se")).Select(wave => new TrendPoint(wave.First, wave.Second, wave.Third))
    ];

    [Fact]
    public void Six_waves_have_a_slope_a_test_and_a_pace()
    {
        var trend = TrendScoring.Of(Six, 4.0);

        trend.PerQuarter!.Value.ShouldBe(0.103);
        trend.Weighted!.Value.ShouldBe(0.108);
        (trend.Interval!.Low, trend.Interval.High).ShouldBe((0.066, 0.150));
        trend.P!.Value.ShouldBe(0.016667, 1e-6);
        // (4.0 − 2.81) / .107690, and over the ends of the interval.
        trend.QuartersToTarget.ShouldBe(11.1);
        (trend.QuartersRange!.Low, trend.QuartersRange.High).ShouldBe((7.9, 18.1));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(3, false, false)]
    [InlineData(4, true, false)]
    [InlineData(5, true, true)]
    public void A_slope_needs_four_waves_and_a_test_five(int waves, bool slope, bool test)
    {
        var trend = TrendScoring.Of(Six[..waves], 4.0);

        (trend.PerQuarter is not null, trend.Interval is not null, trend.P is not null).ShouldBe((slope, slope, test));
        trend.NoP.ShouldBe(test ? null : NotEstimable.TooFew);
    }

    [Fact]
    public void Four_waves_cannot_be_significant() => TrendScoring.Of(Six[..4], 4.0).SmallestP.ShouldBe(2 / 24.0, 1e-12);

    [Fact]
    public void A_wave_whose_score_is_withheld_does_not_count() =>
        TrendScoring.Of([.. Six[..3], new(3, null, null)], 4.0).NoPace.ShouldBe(NotEstimable.TooFew);

    [Theory]
    [InlineData(new[] { 2.5, 2.6, 2.5, 2.6 }, 4.0, NotEstimable.DirectionOpen)]
    [InlineData(new[] { 3.5, 3.2, 2.9, 2.6 }, 4.0, NotEstimable.LeadsAway)]
    [InlineData(new[] { 3.0, 3.3, 3.6, 4.1 }, 4.0, NotEstimable.TargetReached)]
    public void No_pace_is_named_where_there_is_none(double[] scores, double target, NotEstimable reason)
    {
        var trend = TrendScoring.Of([.. scores.Select((score, i) => new TrendPoint(i, score, 0.08))], target);

        (trend.QuartersToTarget, trend.QuartersRange, trend.NoPace).ShouldBe((null, null, reason));
        trend.PerQuarter.ShouldNotBeNull();
    }

    [Fact]
    public void Without_its_error_a_wave_leaves_the_median_alone()
    {
        var trend = TrendScoring.Of([.. Six[..4], Six[4] with { StandardError = null }], 4.0);

        trend.PerQuarter.ShouldNotBeNull();
        (trend.Weighted, trend.Interval, trend.NoPace).ShouldBe((null, null, NotEstimable.NoVariance));
    }

    [Fact]
    public void Equal_scores_have_no_exact_test() =>
        TrendScoring.Of([.. new[] { 2.5, 2.6, 2.6, 2.8, 2.9 }.Select((score, i) => new TrendPoint(i, score, 0.08))], 4.0).NoP.ShouldBe(NotEstimable.Ties);
}
