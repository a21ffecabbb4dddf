using CxMaturity.Domain.Maturity.Statistics;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class JudgingReliability
{
    private static readonly string[] Attitudes = ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"];

    private static readonly SampleCovariance Attitude = SampleCovariance.Of(Table("attitude.csv", Attitudes));

    private static readonly SampleCovariance Likert = SampleCovariance.Of(Of("G03_likert10x4").Rows("data"));

    [Fact]
    public void Alpha_of_the_published_attitudes()
    {
        var golden = Of("G03_alpha_attitude");
        var alpha = CronbachAlpha.Of(Attitude).Value;

        (Attitude.Count, Attitude.Size).ShouldBe(((int)golden.Number("n"), (int)golden.Number("k")));
        alpha.Alpha.ShouldBeNear(golden.Number("alpha"));
        alpha.Standardised.Value.ShouldBeNear(golden.Number("alpha_std"));
        alpha.Range.ShouldBeNear(golden.Numbers("feldt95")[0], golden.Numbers("feldt95")[1]);
        alpha.Items.Select(item => item.ItemRest.Value).ShouldBeNear(golden.Values("item_rest"));
        alpha.Items.Select(item => item.AlphaIfDeleted.Value).ShouldBeNear(golden.Values("alpha_if_deleted"));
        alpha.Items.Select(item => item.IsFlagged).ShouldBe([.. Attitudes.Select(name => name == "critical")]);
        alpha.Band.ShouldBe(ReliabilityBand.Fine);
    }

    [Fact]
    public void Omega_of_the_published_attitudes()
    {
        var golden = Of("G03_omega_attitude");
        var omega = McDonaldOmega.Of(Attitude).Value;

        omega.Omega.ShouldBeNear(golden.Number("omega_total"), Iterated);
        omega.Loadings.ShouldBeNear(golden.Values("loadings"), Iterated);
        omega.Uniquenesses.ShouldBeNear(golden.Values("uniquenesses"), Iterated);
    }

    [Fact]
    public void Three_items_determine_their_loadings()
    {
        var golden = Of("G03_omega_3item");
        var omega = McDonaldOmega.Of(SampleCovariance.Given(30, golden.Square("S"))).Value;

        omega.Loadings.ShouldBeNear(golden.Numbers("closed"));
        omega.Loadings.ShouldBeNear(golden.Numbers("loadings"), Iterated);
        omega.Omega.ShouldBeNear(golden.Number("omega"), Iterated);
    }

    [Fact]
    public void Alpha_and_omega_of_ten_people_on_four_items()
    {
        var golden = Of("G03_likert10x4");
        var alpha = CronbachAlpha.Of(Likert).Value;

        alpha.Alpha.ShouldBeNear(golden.Number("alpha"));
        alpha.Standardised.Value.ShouldBeNear(golden.Number("alpha_std"));
        alpha.Range.ShouldBeNear(golden.Numbers("feldt95")[0], golden.Numbers("feldt95")[1]);
        McDonaldOmega.EvenImproper(Likert).Value.Omega.ShouldBeNear(golden.Number("omega"), Iterated);
    }

    [Fact]
    public void The_omega_of_those_ten_people_is_refused_because_an_item_has_negative_variance_of_its_own()
    {
        McDonaldOmega.EvenImproper(Likert).Value.Uniquenesses.Min().ShouldBeNear(-.0889056, 1e-6);
        McDonaldOmega.Of(Likert).Reason.ShouldBe(NotEstimable.Heywood);
    }

    [Fact]
    public void Sums_give_what_single_values_give()
    {
        var rows = Of("G03_likert10x4").Rows("data");
        var sums = Enumerable.Range(0, 4).Select(j => rows.Sum(row => row[j])).ToArray();
        var products = new double[4, 4];
        var scaled = new Int128[4, 4];
        for (var i = 0; i < 4; i++)
            for (var j = 0; j <= i; j++)
                scaled[i, j] = (Int128)1e12 * (Int128)(products[i, j] = rows.Sum(row => row[i] * row[j]));

        var exact = SampleCovariance.FromSums(10, [.. sums.Select(sum => (long)(sum * 1e6))], scaled, 1e-6);
        var plain = SampleCovariance.FromSums(10, sums, products);

        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
            {
                exact[i, j].ShouldBeNear(Likert[i, j], 1e-13);
                plain[i, j].ShouldBeNear(Likert[i, j], 1e-12);
            }
        exact.Means.ShouldBeNear([.. Likert.Means], 1e-14);
    }

    [Fact]
    public void A_forgotten_key_shows_as_a_negative_item()
    {
        var rows = Of("G03_likert10x4").Rows("data").Select(row => (double[])[row[0], row[1], row[2], 6 - row[3]]).ToArray();

        var alpha = CronbachAlpha.Of(SampleCovariance.Of(rows)).Value;

        alpha.Items[3].ItemRest.Value.ShouldBeLessThan(0);
        alpha.Items[3].IsFlagged.ShouldBeTrue();
        alpha.Items[3].AlphaIfDeleted.Value.ShouldBeGreaterThan(alpha.Alpha);
    }

    [Fact]
    public void Two_items_are_judged_by_their_correlation()
    {
        SpearmanBrown.Of(.5).Value.ShouldBeNear(2 / 3.0);
        SpearmanBrown.Of(0).Value.ShouldBe(0);
        SpearmanBrown.Of(-1).Reason.ShouldBe(NotEstimable.NoVariance);
        SpearmanBrown.Of(Likert.Select([0, 1])).Value.ShouldBeNear(CronbachAlpha.Of(Likert.Select([0, 1])).Value.Standardised.Value);
        Should.Throw<ArgumentException>(() => SpearmanBrown.Of(Likert));
        Should.Throw<ArgumentOutOfRangeException>(() => SpearmanBrown.Of(1.01));
        Should.Throw<ArgumentOutOfRangeException>(() => SpearmanBrown.Of(double.NaN));
    }

    [Fact]
    public void What_cannot_be_judged_says_why()
    {
        CronbachAlpha.Of(Likert.Select([0])).Reason.ShouldBe(NotEstimable.TooFew);
        CronbachAlpha.Of(Likert.Select([0, 1])).Value.Items[0].AlphaIfDeleted.Reason.ShouldBe(NotEstimable.TooFew);
        CronbachAlpha.Of(SampleCovariance.Of([[3.0, 3], [3, 3], [3, 3]])).Reason.ShouldBe(NotEstimable.NoVariance);
        CronbachAlpha.Of(SampleCovariance.Of([[1.0, 5], [5, 1], [3, 3]])).Reason.ShouldBe(NotEstimable.NoVariance);
        McDonaldOmega.Of(Likert.Select([0, 1])).Reason.ShouldBe(NotEstimable.TooFew);
        McDonaldOmega.Of(SampleCovariance.Of([[1.0, 2, 3], [2, 2, 1]])).Reason.ShouldBe(NotEstimable.NoVariance);
        McDonaldOmega.Of(Correlated(.9, .9, .5)).Reason.ShouldBe(NotEstimable.Heywood);
        McDonaldOmega.Of(Correlated(.5, .5, -.1)).Reason.ShouldBe(NotEstimable.NoCommonFactor);
        McDonaldOmega.Of(Correlated(.5, 0, .5)).Reason.ShouldBe(NotEstimable.NoCommonFactor);
        McDonaldOmega.Of(SampleCovariance.Given(50, new double[,]
            { { 1, .9, .9, .9 }, { .9, 1, .66, .66 }, { .9, .66, 1, .66 }, { .9, .66, .66, 1 } })).Reason.ShouldBe(NotEstimable.Heywood);
    }

    [Fact]
    public void A_reversed_item_loads_negatively()
    {
        var omega = McDonaldOmega.Of(Correlated(-.56, -.48, .42)).Value;

        omega.Loadings.ShouldBeNear([-.8, .7, .6]);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => SampleCovariance.Of([[1.0, 2], [1.0]]));
        Should.Throw<ArgumentException>(() => SampleCovariance.Of([[1.0, 2], [1.0, double.NaN]]));
        Should.Throw<ArgumentException>(() => SampleCovariance.Of([[1.0, 2]]));
        Should.Throw<ArgumentException>(() => SampleCovariance.Of([]));
        Should.Throw<ArgumentException>(() => SampleCovariance.Given(9, new double[,] { { 1, .5 }, { .4, 1 } }));
        Should.Throw<ArgumentException>(() => SampleCovariance.Given(9, new double[,] { { 1, 2 }, { 2, 1 } }));
        Should.Throw<ArgumentException>(() => SampleCovariance.Given(9, new double[,] { { -1 } }));
        Should.Throw<ArgumentException>(() => SampleCovariance.FromSums(9, [1], new double[2, 2]));
        Should.Throw<ArgumentException>(() => SampleCovariance.FromSums(9, [90], new double[,] { { 1 } }));
        Should.Throw<ArgumentException>(() => CronbachAlpha.Feldt(1.1, 10, 3));
        Should.Throw<ArgumentException>(() => CronbachAlpha.Feldt(.5, 1, 3));
    }

    [Fact]
    public void The_order_of_the_items_does_not_matter() => Property.Holds(Generated.Sheets(), sheets =>
    {
        var (there, back) = (CronbachAlpha.Of(SampleCovariance.Of(sheets)),
            CronbachAlpha.Of(SampleCovariance.Of([.. sheets.Select(row => row.Reverse().ToArray())])));

        there.Reason.ShouldBe(back.Reason);
        if (there.Exists)
            there.Value.Alpha.ShouldBe(back.Value.Alpha, 1e-9 * Math.Max(1, Math.Abs(back.Value.Alpha)));
    });

    [Fact]
    public void Whatever_people_answer_there_is_a_number_or_a_reason() => Property.Holds(Generated.Sheets(), sheets =>
    {
        var covariance = SampleCovariance.Of(sheets);

        var alpha = CronbachAlpha.Of(covariance);
        Generated.ShouldBeFinite(alpha);
        Generated.ShouldBeFinite(McDonaldOmega.Of(covariance));
        if (!alpha.Exists)
            return;
        alpha.Value.Alpha.ShouldBeLessThanOrEqualTo(1);
        alpha.Value.Range.Low.ShouldBeLessThanOrEqualTo(alpha.Value.Range.High);
    }, times: 200);

    private static SampleCovariance Correlated(double r12, double r13, double r23) =>
        SampleCovariance.Given(50, new double[,] { { 1, r12, r13 }, { r12, 1, r23 }, { r13, r23, 1 } });
}
