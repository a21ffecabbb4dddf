using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class FollowingATrend
{
    private static readonly double[] Times = Of("G07_trend").Numbers("t");

    private static readonly double[] Scores = Of("G07_trend").Numbers("y");

    private static readonly double[] Errors = Of("G07_trend").Numbers("se");

    [Fact]
    public void Six_waves_by_ordinary_and_by_weighted_least_squares()
    {
        var ordinary = OrdinaryLeastSquares.Of(Times, Scores).Value;
        var golden = Of("G07_trend").GetProperty("ols");
        ordinary.Intercept.ShouldBeNear(golden.Number("intercept"));
        ordinary.Statistic.ShouldBeNear(golden.Number("t"));
        ShouldBe(ordinary, golden);

        var weighted = WeightedLeastSquares.Of(Times, Scores, Errors).Value;
        golden = Of("G07_trend").GetProperty("wls");
        weighted.Statistic.ShouldBeNear(golden.Number("z"));
        ShouldBe(weighted, golden);
    }

    [Fact]
    public void Six_waves_by_the_median_of_slopes() =>
        TheilSen.Of(Times, Scores).Value.PerTime.ShouldBeNear(Of("G07_trend").Number("theil_sen"));

    [Fact]
    public void Six_waves_by_their_rises_and_falls()
    {
        var golden = Of("G07_trend").GetProperty("mann_kendall");
        var test = MannKendall.Of(Scores).Value;

        test.S.ShouldBe((int)golden.Number("S"));
        test.Tau.ShouldBeNear(golden.Number("tau"));
        test.OneSidedP.ShouldBeNear(golden.Number("p_one"));
        test.P.ShouldBeNear(golden.Number("p_two"));
    }

    [Fact]
    public void Four_waves_are_never_significant() => MannKendall.Of([1, 2, 3, 4]).Value.P.ShouldBeNear(2 / 24.0);

    [Fact]
    public void Rises_and_falls_are_judged_as_among_all_orders() => Property.Holds(Gen.Choose(2, 6).SelectMany(Order), order =>
    {
        var all = Orders(order.Length).Select(S).ToArray();
        var s = S(order);
        var atLeast = all.Count(each => each >= Math.Abs(s)) / (double)all.Length;

        var test = MannKendall.Of([.. order.Select(value => (double)value)]).Value;

        test.S.ShouldBe(s);
        test.OneSidedP.ShouldBe(atLeast, 1e-12);
        test.P.ShouldBe(Math.Min(1, 2 * atLeast), 1e-12);
    });

    [Fact]
    public void At_this_pace_the_target_comes_in_so_many_quarters()
    {
        var slope = WeightedLeastSquares.Of(Times, Scores, Errors).Value;
        var pace = PaceToTarget.Of(slope, 2.81, 3.5).Value;

        pace.Time.ShouldBeNear(.69 / slope.PerTime);
        pace.Range.ShouldBeNear(.69 / slope.Range.High, .69 / slope.Range.Low);
        pace.Range.Contains(pace.Time).ShouldBeTrue();
    }

    [Fact]
    public void A_pace_that_is_unsure_or_needless_gives_no_time()
    {
        PaceToTarget.Of(.1, new(-.01, .21), 2, 3).Reason.ShouldBe(NotEstimable.DirectionOpen);
        PaceToTarget.Of(.1, new(0, .2), 2, 3).Reason.ShouldBe(NotEstimable.DirectionOpen);
        PaceToTarget.Of(-.1, new(-.2, -.05), 2, 3).Reason.ShouldBe(NotEstimable.LeadsAway);
        PaceToTarget.Of(.1, new(.05, .15), 3, 3).Reason.ShouldBe(NotEstimable.TargetReached);
        PaceToTarget.Of(.1, new(double.Epsilon, .15), 2, 3).Reason.ShouldBe(NotEstimable.OutOfRange);
    }

    [Fact]
    public void What_has_no_trend_says_why()
    {
        TheilSen.Of([0], [3]).Reason.ShouldBe(NotEstimable.TooFew);
        TheilSen.Of([1, 1], [3, 4]).Reason.ShouldBe(NotEstimable.Singular);
        TheilSen.Of([0, 1, 1], [3, 4, 6]).Value.PerTime.ShouldBe(2);
        WeightedLeastSquares.Of([0], [3], [.1]).Reason.ShouldBe(NotEstimable.TooFew);
        WeightedLeastSquares.Of([2, 2], [3, 4], [.1, .1]).Reason.ShouldBe(NotEstimable.Singular);
        OrdinaryLeastSquares.Of([0, 1], [3, 4]).Reason.ShouldBe(NotEstimable.TooFew);
        OrdinaryLeastSquares.Of([1, 1, 1], [3, 4, 5]).Reason.ShouldBe(NotEstimable.Singular);
        OrdinaryLeastSquares.Of([0, 1, 2, 3], [3.3, 3.4, 3.5, 3.6]).Reason.ShouldBe(NotEstimable.NoVariance);
        MannKendall.Of([3]).Reason.ShouldBe(NotEstimable.TooFew);
        MannKendall.Of([3, 4, 3, 5, 6]).Reason.ShouldBe(NotEstimable.Ties);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => TheilSen.Of([0, 1], [3]));
        Should.Throw<ArgumentException>(() => TheilSen.Of([0, 1], [3, double.NaN]));
        Should.Throw<ArgumentException>(() => WeightedLeastSquares.Of([0, 1], [3, 4], [.1]));
        Should.Throw<ArgumentException>(() => WeightedLeastSquares.Of([0, 1], [3, 4], [.1, 0]));
        Should.Throw<ArgumentException>(() => OrdinaryLeastSquares.Of([0, 1, double.PositiveInfinity], [3, 4, 5]));
        Should.Throw<ArgumentException>(() => MannKendall.Of([3, double.NaN]));
        Should.Throw<ArgumentException>(() => MannKendall.Of(new double[1001]));
        Should.Throw<ArgumentException>(() => PaceToTarget.Of(.3, new(.1, .2), 2, 3));
    }

    [Fact]
    public void Whatever_the_waves_bring_there_is_a_number_or_a_reason() => Property.Holds(Generated.Scores(0, 9), scores =>
    {
        double[] times = [.. scores.Select((_, i) => (double)i)];
        var weighted = WeightedLeastSquares.Of(times, scores, [.. scores.Select(score => score / 10)]);
        Generated.ShouldBeFinite(weighted);
        Generated.ShouldBeFinite(OrdinaryLeastSquares.Of(times, scores));
        Generated.ShouldBeFinite(TheilSen.Of(times, scores));
        Generated.ShouldBeFinite(MannKendall.Of(scores));
        if (weighted.Exists)
            Generated.ShouldBeFinite(PaceToTarget.Of(weighted.Value, 2, 3));
    });

    [Fact]
    public void A_line_is_found_by_every_method() =>
        Property.Holds(from count in Gen.Choose(2, 9) from slope in Generated.Score select (count, slope), each =>
        {
            double[] times = [.. Enumerable.Range(0, each.count)];
            double[] scores = [.. times.Select(time => 2 + each.slope * time)];

            TheilSen.Of(times, scores).Value.ShouldBe(new(each.slope, 2));
            var weighted = WeightedLeastSquares.Of(times, scores, [.. times.Select(time => 1 + time)]).Value;
            weighted.PerTime.ShouldBe(each.slope, 1e-9);
            weighted.Intercept.ShouldBe(2, 1e-9);
        });

    private static Gen<int[]> Order(int count) => Gen.Shuffle(Enumerable.Range(0, count)).Select(order => order.ToArray());

    private static int S(int[] order) =>
        Enumerable.Range(0, order.Length).Sum(j => Enumerable.Range(0, j).Sum(i => Math.Sign(order[j] - order[i])));

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(place => (int[])[.. order[..place], count - 1, .. order[place..]]));

    private static void ShouldBe(Slope slope, System.Text.Json.JsonElement golden)
    {
        slope.PerTime.ShouldBeNear(golden.Number("slope"));
        slope.StandardError.ShouldBeNear(golden.Number("se"));
        slope.P.ShouldBeNear(golden.Number("p"));
        slope.Range.ShouldBeNear(golden.Number("lo"), golden.Number("hi"));
    }
}
