using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class EstimatingAMean
{
    private static readonly Moments Twelve = Moments.Of(Of("G05_fpc").Numbers("data"));

    [Theory]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(100_000)]
    public void Twelve_answers_say_more_about_a_small_unit(int population)
    {
        var golden = Of("G05_fpc").GetProperty($"N={population}");
        var estimate = MeanInterval.Of(Twelve, population).Value;

        estimate.Mean.ShouldBeNear(golden.Number("mean"));
        Twelve.Deviation.ShouldBeNear(golden.Number("sd"));
        Twelve.StandardError.ShouldBeNear(golden.Number("se_infinite"));
        Math.Sqrt((population - 12.0) / population).ShouldBeNear(golden.Number("fpc"));
        estimate.StandardError.ShouldBeNear(golden.Number("se"));
        Distributions.StudentCritical(.95, 11).ShouldBeNear(golden.Number("t"), 1e-13);
        estimate.Range.ShouldBeNear(golden.Number("lo"), golden.Number("hi"));
        estimate.IsCensus.ShouldBe(population == 12);
    }

    [Fact]
    public void Published_shares()
    {
        foreach (var share in Of("G05_wilson").EnumerateObject())
        {
            var counts = share.Name.Split('/').Select(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            // Where nobody agrees the golden number is what rounding leaves of 0.
            var low = counts[0] == 0 ? 0 : share.Value[0].GetDouble();
            WilsonInterval.Of(counts[0], counts[1]).Value.ShouldBeNear(low, share.Value[1].GetDouble());
        }
    }

    [Fact]
    public void A_correlation_has_an_interval_too()
    {
        var golden = Of("G07_r_ci");

        CorrelationInterval.Of(golden.Number("r"), (int)golden.Number("n")).Value
            .ShouldBeNear(golden.Numbers("ci")[0], golden.Numbers("ci")[1]);
        CorrelationInterval.Of(.5, 3).Reason.ShouldBe(NotEstimable.TooFew);
        CorrelationInterval.Of(-1, 30).Reason.ShouldBe(NotEstimable.NoVariance);
        Should.Throw<ArgumentException>(() => CorrelationInterval.Of(1.1, 30));
    }

    [Fact]
    public void Those_who_did_not_answer_could_move_the_mean_so_far()
    {
        BestWorstBounds.Of(3.175, 12, 40).ShouldBeNear((12 * 3.175 + 28) / 40, (12 * 3.175 + 140) / 40);
        BestWorstBounds.Of(3, 0, 7).ShouldBe(new(1, 5));
        BestWorstBounds.Of(3.5, 4, 4).ShouldBeNear(3.5, 3.5);
    }

    [Fact]
    public void What_cannot_be_estimated_says_why()
    {
        MeanInterval.Of(new(1, 3, 0)).Reason.ShouldBe(NotEstimable.TooFew);
        MeanInterval.Of(new(1, 3, 0), 9).Reason.ShouldBe(NotEstimable.TooFew);
        MeanInterval.Of(new(1, 3, 0), 1).Value.IsCensus.ShouldBeTrue();
        MeanInterval.Of(Moments.Of([3.3, 3.3, 3.3, 3.3, 3.3, 3.3, 3.3])).Reason.ShouldBe(NotEstimable.NoVariance);
        WilsonInterval.Of(0, 0).Reason.ShouldBe(NotEstimable.TooFew);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MeanInterval.Of(Twelve, 11));
        Should.Throw<ArgumentException>(() => MeanInterval.Of(new(5, double.NaN, 1)));
        Should.Throw<ArgumentException>(() => MeanInterval.Of(Twelve, 20, 1));
        Should.Throw<ArgumentException>(() => MeanInterval.Of(Twelve, 20, double.NaN));
        Should.Throw<ArgumentException>(() => BestWorstBounds.Of(3, 5, 4));
        Should.Throw<ArgumentException>(() => BestWorstBounds.Of(5.5, 5, 9));
        Should.Throw<ArgumentException>(() => WilsonInterval.Of(5, 4));
        Should.Throw<ArgumentException>(() => WilsonInterval.Of(-1, 4));
    }

    [Fact]
    public void The_interval_holds_the_mean_and_shrinks_as_more_of_the_unit_answer() =>
        Property.Holds(from moments in Generated.Moments from silent in Gen.Choose(0, 50) select (moments, silent), each =>
        {
            var (wide, small, large) = (MeanInterval.Of(each.moments), MeanInterval.Of(each.moments, each.moments.Count + each.silent),
                MeanInterval.Of(each.moments, each.moments.Count + each.silent + 1));
            Generated.ShouldBeFinite(wide);
            Generated.ShouldBeFinite(small);
            if (!wide.Exists || !small.Exists || !large.Exists)
                return;
            small.Value.Range.Contains(each.moments.Mean).ShouldBeTrue();
            small.Value.Range.HalfWidth.ShouldBeLessThan(large.Value.Range.HalfWidth);
            large.Value.Range.HalfWidth.ShouldBeLessThan(wide.Value.Range.HalfWidth);
        });

    [Fact]
    public void The_interval_of_a_share_stays_within_0_and_1_and_holds_it() =>
        Property.Holds(from n in Gen.Choose(1, 3000) from k in Gen.Choose(0, n) select (k, n), share =>
        {
            var range = WilsonInterval.Of(share.k, share.n).Value;
            range.Low.ShouldBeGreaterThanOrEqualTo(0);
            range.High.ShouldBeLessThanOrEqualTo(1);
            range.Contains((double)share.k / share.n).ShouldBeTrue();
        });

    [Fact]
    public void Bounds_hold_whatever_the_others_would_have_said() =>
        Property.Holds(from answered in Generated.Scores() from silent in Generated.Scores() select (answered, silent), each =>
        {
            var bounds = BestWorstBounds.Of(each.answered.Average(), each.answered.Length, each.answered.Length + each.silent.Length);
            var mean = each.answered.Concat(each.silent).Average();
            mean.ShouldBeInRange(bounds.Low - 1e-12, bounds.High + 1e-12);
        });
}
