using System.Text.Json;
using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class ComparingRaters
{
    [Fact]
    public void The_published_six_forms()
    {
        var golden = Of("G04_shrout_fleiss");
        var icc = RaterIcc.Of(golden.Rows("data")).Value;

        icc.BetweenTargets.ShouldBeNear(golden.Number("BMS"));
        icc.WithinTargets.ShouldBeNear(golden.Number("WMS"));
        icc.BetweenRaters.ShouldBeNear(golden.Number("JMS"));
        icc.Residual.ShouldBeNear(golden.Number("EMS"));
        icc.OneWaySingle.Value.ShouldBeNear(golden.Number("ICC11"));
        icc.TwoWaySingle.Value.ShouldBeNear(golden.Number("ICC21"));
        icc.FixedSingle.Value.ShouldBeNear(golden.Number("ICC31"));
        icc.OneWayMean.Value.ShouldBeNear(golden.Number("ICC1k"));
        icc.TwoWayMean.Value.ShouldBeNear(golden.Number("ICC2k"));
        icc.FixedMean.Value.ShouldBeNear(golden.Number("ICC3k"));
    }

    [Fact]
    public void The_interval_of_two_way_agreement_holds_the_value()
    {
        var icc = RaterIcc.Of(Of("G04_shrout_fleiss").Rows("data")).Value;
        var range = icc.TwoWaySingleRange().Value;

        // As R's psych and irr print it for these ratings: 0.019 to 0.761.
        range.Low.ShouldBe(0.019, 5e-4);
        range.High.ShouldBe(0.761, 5e-4);
        range.Contains(icc.TwoWaySingle.Value).ShouldBeTrue();
    }

    [Fact]
    public void Units_as_groups()
    {
        var golden = Of("G04_icc_from_groups");
        var units = Of("G04_shrout_fleiss").Rows("data").Select(Moments.Of).ToArray();
        var icc = GroupIcc.Of(units).Value;

        icc.MeanSquareBetween.ShouldBeNear(golden.Number("msb"));
        icc.MeanSquareWithin.ShouldBeNear(golden.Number("msw"));
        icc.MeanSize.ShouldBeNear(golden.Number("k"));
        icc.AdjustedSize.ShouldBeNear(golden.Number("k"));
        icc.Icc1.ShouldBeNear(golden.Number("icc1"));
        icc.Icc2.ShouldBeNear(golden.Number("icc2"));
        (icc.AllowsRanking, icc.IsNegative, icc.SizesDiffer).ShouldBe((false, false, false));
    }

    [Fact]
    public void Ninety_nine_published_units()
    {
        var golden = Of("G04_icc_bh1996_HRS");
        var icc = GroupIcc.FromMeanSquares(golden.Number("MSB"), golden.Number("MSW"), golden.Number("k")).Value;

        icc.Icc1.ShouldBeNear(golden.Number("icc1"));
        icc.Icc2.ShouldBeNear(golden.Number("icc2"));
        icc.AllowsRanking.ShouldBeTrue();
    }

    [Fact]
    public void Units_that_differ_less_than_their_people_show_zero()
    {
        var icc = GroupIcc.Of([new(10, 3, 1), new(10, 3.01, 1), new(40, 3, 1)]).Value;

        (icc.Icc1, icc.Icc2, icc.IsNegative, icc.SizesDiffer).ShouldBe((0, 0, true, true));
        icc.Icc1Unfloored.ShouldBeLessThan(0);
        icc.AdjustedSize.ShouldBeNear((60 - 1800 / 60.0) / 2);
    }

    [Theory]
    [InlineData(RatingLevel.Nominal, "nominal")]
    [InlineData(RatingLevel.Ordinal, "ordinal")]
    [InlineData(RatingLevel.Interval, "interval")]
    public void The_published_observers_of_whom_some_are_missing(RatingLevel level, string name)
    {
        var golden = Of("G04_krippendorff");
        double?[][] units = [.. golden.GetProperty("units").EnumerateArray().Select(unit => unit.EnumerateArray()
            .Select(rating => rating.ValueKind == JsonValueKind.Null ? (double?)null : rating.GetDouble()).ToArray())];

        KrippendorffAlpha.Of(units, level).Value.ShouldBeNear(golden.Number(name));
    }

    [Theory]
    [InlineData(KappaWeights.Quadratic, "quadratic")]
    [InlineData(KappaWeights.Linear, "linear")]
    public void Two_raters_on_five_categories(KappaWeights weights, string name)
    {
        var golden = Of("G04_weighted_kappa");
        int[][] table = [.. golden.Rows("table").Select(row => row.Select(count => (int)count).ToArray())];

        WeightedKappa.Of(table, weights).Value.ShouldBeNear(golden.Number(name));
    }

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        GroupIcc.Of([]).Reason.ShouldBe(NotEstimable.TooFew);
        GroupIcc.Of([new(5, 3, 1)]).Reason.ShouldBe(NotEstimable.TooFew);
        GroupIcc.Of([new(1, 3, 0), new(1, 4, 0)]).Reason.ShouldBe(NotEstimable.TooFew);
        GroupIcc.Of([new(5, 3, 0), new(5, 3, 0)]).Reason.ShouldBe(NotEstimable.NoVariance);
        GroupIcc.Of([new(5, 3, 0), new(5, 4, 0)]).Value.Icc2.ShouldBe(1);
        GroupIcc.FromMeanSquares(0, 0, 2).Reason.ShouldBe(NotEstimable.NoVariance);
        RaterIcc.Of([[1.0, 2]]).Reason.ShouldBe(NotEstimable.TooFew);
        RaterIcc.Of([[1.0], [2.0]]).Reason.ShouldBe(NotEstimable.TooFew);
        RaterIcc.Of([[3.0, 3], [3, 3]]).Reason.ShouldBe(NotEstimable.NoVariance);
        RaterIcc.Of([[1.0, 1], [2, 2]]).Value.TwoWaySingleRange().Reason.ShouldBe(NotEstimable.NoVariance);
        WeightedKappa.Of([[0, 0], [0, 0]], KappaWeights.Linear).Reason.ShouldBe(NotEstimable.TooFew);
        WeightedKappa.Of([[0, 0], [0, 9]], KappaWeights.Linear).Reason.ShouldBe(NotEstimable.NoVariance);
        KrippendorffAlpha.Of([[1, null], [null, 2]], RatingLevel.Ordinal).Reason.ShouldBe(NotEstimable.TooFew);
        KrippendorffAlpha.Of([[1, 1], [1, 1]], RatingLevel.Ordinal).Reason.ShouldBe(NotEstimable.NoVariance);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => GroupIcc.Of([new(0, 3, 1)]));
        Should.Throw<ArgumentException>(() => GroupIcc.Of([new(5, 3, -1)]));
        Should.Throw<ArgumentException>(() => GroupIcc.FromMeanSquares(1, 1, 1));
        Should.Throw<ArgumentException>(() => GroupIcc.FromMeanSquares(double.NaN, 1, 2));
        Should.Throw<ArgumentException>(() => RaterIcc.Of([[1.0, 2], [1.0]]));
        Should.Throw<ArgumentException>(() => WeightedKappa.Of([[1, 2], [1]], KappaWeights.Linear));
        Should.Throw<ArgumentException>(() => WeightedKappa.Of([[1, 2], [1, -1]], KappaWeights.Linear));
        Should.Throw<ArgumentException>(() => KrippendorffAlpha.Of([[1, double.NaN]], RatingLevel.Nominal));
    }

    [Fact]
    public void Whatever_raters_say_there_is_a_number_or_a_reason() => Property.Holds(Generated.Sheets(1, 5, 1), ratings =>
    {
        var icc = RaterIcc.Of(ratings);
        Generated.ShouldBeFinite(icc);
        if (icc.Exists)
            Generated.ShouldBeFinite(icc.Value.TwoWaySingleRange());
        Generated.ShouldBeFinite(GroupIcc.Of([.. ratings.Select(Moments.Of)]));
        foreach (var level in Enum.GetValues<RatingLevel>())
        {
            var alpha = KrippendorffAlpha.Of([.. ratings.Select(row => row.Select(value => value == 5 ? null : (double?)value).ToArray())], level);
            Generated.ShouldBeFinite(alpha);
            if (alpha.Exists)
                alpha.Value.ShouldBeLessThanOrEqualTo(1);
        }
    }, times: 200);

    [Fact]
    public void It_does_not_matter_which_rater_is_called_the_first() =>
        Property.Holds(Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 3), 4), 4), table =>
        {
            int[][] turned = [.. Enumerable.Range(0, 4).Select(j => table.Select(row => row[j]).ToArray())];
            foreach (var weights in Enum.GetValues<KappaWeights>())
            {
                var (there, back) = (WeightedKappa.Of(table, weights), WeightedKappa.Of(turned, weights));
                Generated.ShouldBeFinite(there);
                there.Reason.ShouldBe(back.Reason);
                if (there.Exists)
                    there.Value.ShouldBe(back.Value, 1e-12);
            }
        });
}
