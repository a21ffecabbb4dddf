using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class MeasuringChange
{
    [Fact]
    public void The_published_sleepers_as_pairs()
    {
        var golden = Of("G06_sleep_paired");
        var sleep = Table("sleep.csv", "extra", "group");
        // Published as the first drug minus the second.
        var change = PairedChange.Of([.. sleep.Where(row => row[1] == 2).Select(row => row[0])],
            [.. sleep.Where(row => row[1] == 1).Select(row => row[0])]).Value;

        change.Test.ShouldBeNear(golden);
        change.DeviationOfDifferences.ShouldBeNear(golden.Number("sd_diff"));
    }

    [Fact]
    public void Ten_pairs_show_what_two_groups_of_ten_hardly_do()
    {
        var golden = Of("G07_paired_waves");
        var (first, second) = (golden.Numbers("w1"), golden.Numbers("w2"));
        var change = PairedChange.Of(first, second).Value;

        change.Test.ShouldBeNear(golden);
        change.DeviationOfDifferences.ShouldBeNear(golden.Number("sd_diff"));
        change.Effect.Value.ShouldBeNear(.36 / ((Moments.Of(first).Deviation + Moments.Of(second).Deviation) / 2));
        WelchTest.Of(Moments.Of(second), Moments.Of(first)).Value.ShouldBeNear(Of("G07_unpaired_same"));
    }

    [Theory]
    [InlineData("G07_rci_JT1991", 7.5, .88, 47.5, 32.5)]
    [InlineData("G07_rci_likert", .70, .85, 2.5, 3.5)]
    public void One_person_changed_by_more_than_the_scale_errs(string family, double deviation, double reliability, double before, double after)
    {
        var golden = Of(family);
        var change = ReliableChange.Of(deviation, reliability, before, after).Value;

        change.MeasurementError.ShouldBeNear(golden.Number("SEM"));
        change.DifferenceError.ShouldBeNear(golden.Number("Sdiff"));
        change.Index.ShouldBeNear(golden.Number("RCI"));
        change.SmallestReliable.ShouldBeNear(golden.Number("min_reliable_change"));
        change.IsReliable.ShouldBeTrue();
    }

    [Fact]
    public void Fifteen_published_tests()
    {
        var golden = Of("G07_bh1995");
        var result = BenjaminiHochberg.Of(golden.Numbers("p"));

        result.Adjusted.ShouldBeNear(golden.Numbers("adjusted"));
        result.Rejected.Count(rejected => rejected).ShouldBe((int)golden.Number("rejected_at_05"));
        result.Rejected.Take(4).ShouldAllBe(rejected => rejected);
    }

    [Fact]
    public void What_two_waves_can_show_is_known_before()
    {
        var golden = Of("G07_mde");

        SmallestDetectableChange.Of(.8, 40, 40).Value.ShouldBeNear(golden.Number("n40_inf"));
        SmallestDetectableChange.Of(.8, 40, 40, 80, 80).Value.ShouldBeNear(golden.Number("n40_N80"));
        SmallestDetectableChange.Of(.8, 12, 12).Value.ShouldBeNear(golden.Number("n12_inf"));
        SmallestDetectableChange.Of(.8, 200, 200).Value.ShouldBeNear(golden.Number("n200_inf"));
        SmallestDetectableChange.Of(.8, 40, 40, 40, 80).Value.ShouldBeLessThan(golden.Number("n40_N80"));
    }

    [Theory]
    [InlineData(2.9, .01, false)]
    [InlineData(2.8, .01, true)]
    [InlineData(3.2, .01, true)]
    [InlineData(2.0, 400, false)]
    public void A_change_counts_when_it_is_sure_and_large_enough_to_matter(double before, double variance, bool counts) =>
        WelchTest.Of(new(100, 3, variance), new(100, before, variance)).Value.CountsAsChange.ShouldBe(counts);

    [Fact]
    public void What_cannot_be_measured_says_why()
    {
        PairedChange.Of([1], [2]).Reason.ShouldBe(NotEstimable.TooFew);
        PairedChange.Of([], []).Reason.ShouldBe(NotEstimable.TooFew);
        PairedChange.Of([3.2, 3.4, 3.6], [3.3, 3.5, 3.7]).Reason.ShouldBe(NotEstimable.NoVariance);
        ReliableChange.Of(.7, 0, 2, 3).Reason.ShouldBe(NotEstimable.Unreliable);
        ReliableChange.Of(.7, -.4, 2, 3).Reason.ShouldBe(NotEstimable.Unreliable);
        ReliableChange.Of(.7, 1, 2, 3).Reason.ShouldBe(NotEstimable.NoVariance);
        ReliableChange.Of(0, .8, 2, 3).Reason.ShouldBe(NotEstimable.NoVariance);
        SmallestDetectableChange.Of(0, 5, 5).Reason.ShouldBe(NotEstimable.NoVariance);
        SmallestDetectableChange.Of(.8, 5, 7, 5, 7).Reason.ShouldBe(NotEstimable.NoVariance);
        BenjaminiHochberg.Of([]).Adjusted.ShouldBeEmpty();
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => PairedChange.Of([1, 2], [2]));
        Should.Throw<ArgumentException>(() => PairedChange.Of([1, 2], [2, double.NaN]));
        Should.Throw<ArgumentException>(() => PairedChange.Of(new Moments(4, 1, 1), new Moments(5, 1, 1), new Moments(4, 1, 1)));
        Should.Throw<ArgumentException>(() => ReliableChange.Of(.7, 1.1, 2, 3));
        Should.Throw<ArgumentException>(() => ReliableChange.Of(-.7, .8, 2, 3));
        Should.Throw<ArgumentException>(() => ReliableChange.Of(.7, double.NaN, 2, 3));
        Should.Throw<ArgumentException>(() => BenjaminiHochberg.Of([.1, 1.2]));
        Should.Throw<ArgumentException>(() => BenjaminiHochberg.Of([.1, double.NaN]));
        Should.Throw<ArgumentException>(() => SmallestDetectableChange.Of(.8, 0, 5));
        Should.Throw<ArgumentException>(() => SmallestDetectableChange.Of(.8, 10, 10, 9));
        Should.Throw<ArgumentException>(() => SmallestDetectableChange.Of(-.8, 10, 10));
    }

    [Fact]
    public void Pairs_give_a_number_or_a_reason_and_agree_with_their_moments() =>
        Property.Holds(from count in Gen.Choose(0, 12)
                       from first in Gen.ArrayOf(Generated.Score, count)
                       from second in Gen.ArrayOf(Generated.Score, count)
                       select (first, second), each =>
        {
            var change = PairedChange.Of(each.first, each.second);
            Generated.ShouldBeFinite(change);
            if (!change.Exists)
                return;
            change.Value.Test.Range.Contains(change.Value.Test.Difference).ShouldBeTrue();
            (change.Value.Test.P < .05).ShouldBe(change.Value.Test.Range.ExcludesZero);
            PairedChange.Of(each.second, each.first).Value.Test.Difference.ShouldBe(-change.Value.Test.Difference, 1e-12);
        });

    [Fact]
    public void Adjusting_keeps_the_order_of_tests_and_never_makes_them_surer() =>
        Property.Holds(Gen.ListOf(Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0)), p =>
        {
            var result = BenjaminiHochberg.Of([.. p]);
            for (var i = 0; i < p.Count; i++)
            {
                result.Adjusted[i].ShouldBeInRange(p[i], 1);
                result.Rejected[i].ShouldBe(result.Adjusted[i] <= .05 + 1e-15);
                for (var j = 0; j < p.Count; j++)
                    if (p[i] <= p[j])
                        result.Adjusted[i].ShouldBeLessThanOrEqualTo(result.Adjusted[j]);
            }
        });
}
