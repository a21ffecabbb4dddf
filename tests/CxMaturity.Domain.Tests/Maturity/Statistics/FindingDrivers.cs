using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using Interval = CxMaturity.Domain.Maturity.Statistics.Interval;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class FindingDrivers
{
    private static readonly double[][] Districts =
        Table("swiss.csv", "Fertility", "Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality");

    private static readonly SampleCovariance Swiss = SampleCovariance.Of(Districts);

    [Fact]
    public void The_published_districts()
    {
        var golden = Of("G08_swiss");
        var (shapley, johnson) = (ShapleyShares.Of(Swiss, 0).Value, RelativeWeights.Of(Swiss, 0).Value);

        shapley.RSquared.ShouldBeNear(golden.Number("r2"));
        shapley.Shares.ShouldBeNear(golden.Values("shapley_lmg"));
        johnson.RSquared.ShouldBeNear(golden.Number("r2"));
        johnson.Weights.ShouldBeNear(golden.Values("johnson"), Iterated);
        johnson.DiffersFrom(shapley).ShouldBeFalse();
        shapley.Correlations.Select(Math.Sign).ShouldBe([1, -1, -1, 1, 1]);
    }

    [Fact]
    public void Three_predictors_from_their_correlations()
    {
        var golden = Of("G08_three");
        var (between, withOutcome) = (golden.Square("R"), golden.Numbers("rxy"));
        var (shapley, johnson) = (ShapleyShares.Of(between, withOutcome).Value, RelativeWeights.Of(between, withOutcome).Value);

        shapley.RSquared.ShouldBeNear(golden.Number("r2"));
        shapley.Shares.ShouldBeNear(golden.Numbers("shapley"));
        johnson.Weights.ShouldBeNear(golden.Numbers("johnson"), Iterated);
        johnson.Coefficients.ShouldBeNear(golden.Numbers("beta"));
        shapley.Relative.Sum().ShouldBeNear(1);
    }

    [Fact]
    public void Shares_add_up_to_what_all_explain_and_none_is_negative() => Property.Holds(Generated.Sheets(2, 6, 8), people =>
    {
        var shapley = ShapleyShares.Of(SampleCovariance.Of(people), 0);
        var johnson = RelativeWeights.Of(SampleCovariance.Of(people), 0);
        Generated.ShouldBeFinite(shapley);
        Generated.ShouldBeFinite(johnson);
        shapley.Reason.ShouldBe(johnson.Reason);
        if (!shapley.Exists)
            return;
        shapley.Value.Shares.ShouldAllBe(share => share >= 0);
        shapley.Value.Shares.Sum().ShouldBe(shapley.Value.RSquared, 1e-9);
        shapley.Value.RSquared.ShouldBe(johnson.Value.RSquared, 1e-8);
        shapley.Value.RSquared.ShouldBeInRange(0, 1);
    }, times: 200);

    [Fact]
    public void Shares_are_the_mean_increments_over_all_orders()
    {
        var golden = Of("G08_three");
        var (between, withOutcome) = (golden.Square("R"), golden.Numbers("rxy"));
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var shares = new double[3];
        foreach (var order in orders)
            for (var i = 0; i < 3; i++)
                shares[order[i]] += (Explained(order[..(i + 1)]) - Explained(order[..i])) / orders.Length;

        ShapleyShares.Of(between, withOutcome).Value.Shares.ShouldBeNear(shares);

        double Explained(int[] set) =>
            set.Length == 0 ? 0 : RelativeWeights.Of(Part(set), [.. set.Select(i => withOutcome[i])]).Value.RSquared;

        double[,] Part(int[] set)
        {
            var part = new double[set.Length, set.Length];
            for (var i = 0; i < set.Length; i++)
                for (var j = 0; j < set.Length; j++)
                    part[i, j] = between[set[i], set[j]];
            return part;
        }
    }

    [Fact]
    public void Uncorrelated_predictors_share_by_their_squared_correlations()
    {
        var none = new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

        ShapleyShares.Of(none, [.5, -.4, 0]).Value.Shares.ShouldBeNear([.25, .16, 0]);
        RelativeWeights.Of(none, [.5, -.4, 0]).Value.Weights.ShouldBeNear([.25, .16, 0]);
        ShapleyShares.Of(none, [0, 0, 0]).Value.Relative.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Sixteen_predictors_are_no_trouble()
    {
        var generator = new SeededGenerator(3);
        double[][] people = [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 17).Select(_ => (double)generator.Below(5)).ToArray())];

        var shapley = ShapleyShares.Of(SampleCovariance.Of(people), 16).Value;

        shapley.Shares.Sum().ShouldBe(shapley.RSquared, 1e-12);
    }

    [Fact]
    public void What_has_no_drivers_says_why()
    {
        double[][] copies = [.. Districts.Select(row => (double[])[.. row, row[1] + row[2]])];
        double[][] constant = [.. Districts.Select(row => (double[])[.. row, 3.3])];

        ShapleyShares.Of(SampleCovariance.Of(copies), 0).Reason.ShouldBe(NotEstimable.Singular);
        RelativeWeights.Of(SampleCovariance.Of(copies), 0).Reason.ShouldBe(NotEstimable.Singular);
        ShapleyShares.Of(SampleCovariance.Of(constant), 0).Reason.ShouldBe(NotEstimable.NoVariance);
        ShapleyShares.Of(SampleCovariance.Of(constant), 6).Reason.ShouldBe(NotEstimable.NoVariance);
        ShapleyShares.Of(SampleCovariance.Of(Districts[..6]), 0).Reason.ShouldBe(NotEstimable.TooFew);
        ShapleyShares.Of(new double[,] { { 1, 1 }, { 1, 1 } }, [.5, .5]).Reason.ShouldBe(NotEstimable.Singular);
        ShapleyShares.Of(new double[,] { { 1, 0 }, { 0, 1 } }, [.9, .9]).Reason.ShouldBe(NotEstimable.Singular);
        RelativeWeights.Of(new double[,] { { 1, 0 }, { 0, 1 } }, [.9, .9]).Reason.ShouldBe(NotEstimable.Singular);
        Resampled(copies, 0, 1, 20).Reason.ShouldBe(NotEstimable.Singular);
        Resampled([], 0, 1, 20).Reason.ShouldBe(NotEstimable.TooFew);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => ShapleyShares.Of(Swiss, 6));
        Should.Throw<ArgumentException>(() => ShapleyShares.Of(Swiss.Select([0]), 0));
        Should.Throw<ArgumentException>(() => ShapleyShares.Of(new double[,] { { 1, .5 }, { .5, 1 } }, [.5]));
        Should.Throw<ArgumentException>(() => ShapleyShares.Of(new double[,] { { 1, .5 }, { .4, 1 } }, [.5, .5]));
        Should.Throw<ArgumentException>(() => ShapleyShares.Of(new double[,] { { 1 } }, [double.NaN]));
        Should.Throw<ArgumentException>(() => Resampled([[1.0, 2], [1.0]], 0, 1, 20));
        Should.Throw<ArgumentException>(() => Resampled(Districts, 0, 1, 1));
        Should.Throw<ArgumentException>(() => Resampled(Districts, 9, 1, 20));
    }

    [Fact]
    public void Resampled_people_say_how_sure_the_shares_are()
    {
        var told = new List<double>();
        var bootstrap = Resampled(Districts, 0, 47, 500, told.Add).Value;

        bootstrap.Shares.Shares.ShouldBeNear(Of("G08_swiss").Values("shapley_lmg"));
        for (var j = 0; j < 5; j++)
        {
            bootstrap.Ranges[j].Contains(bootstrap.Shares.Shares[j]).ShouldBeTrue();
            bootstrap.RelativeRanges[j].Contains(bootstrap.Shares.Relative[j]).ShouldBeTrue();
            bootstrap.RelativeRanges[j].Low.ShouldBeGreaterThanOrEqualTo(0);
            bootstrap.RelativeRanges[j].High.ShouldBeLessThanOrEqualTo(1);
        }
        (bootstrap.Resamples, bootstrap.Skipped).ShouldBe((500, 0));
        told.ShouldBe(Enumerable.Range(1, 500).Select(done => done / 500.0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_ranges_and_another_seed_others()
    {
        var (first, again, other) = (Ranges(47), Ranges(47), Ranges(48));

        first.ShouldBe(again);
        first.ShouldNotBe(other);

        static Interval[] Ranges(ulong seed) => [.. Resampled(Districts, 0, seed, 200).Value.Ranges];
    }

    [Fact]
    public void Resampling_spreads_as_plain_resampling_of_rows_does()
    {
        var generator = new SeededGenerator(11);
        var plain = Enumerable.Range(0, 1000).Select(_ => ShapleyShares.Of(SampleCovariance.Of(
            [.. Districts.Select(_ => Districts[generator.Below(Districts.Length)])]), 0).Value.Shares[2]).Order().ToArray();

        var range = Resampled(Districts, 0, 12, 1000).Value.Ranges[2];

        range.Low.ShouldBe(plain[25], .02);
        range.High.ShouldBe(plain[975], .02);
    }

    [Fact]
    public void Resamples_in_which_a_predictor_does_not_vary_are_skipped_and_counted()
    {
        // One of ten people differs in the second column, and is missing from about a third of the resamples.
        double[][] people = [.. Enumerable.Range(0, 10).Select(i => new double[] { i * i % 7, i == 3 ? 1 : 0 })];

        var bootstrap = Resampled(people, 0, 5, 300).Value;

        bootstrap.Skipped.ShouldBeInRange(60, 150);
        Generated.ShouldBeFinite(bootstrap);
    }

    [Fact]
    public void A_resampling_that_is_called_off_ends()
    {
        using var cancelling = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() => DriverBootstrap.Of(Districts, 0, 1, 100_000,
            progress: done => cancelling.Cancel(), cancellation: cancelling.Token));
    }

    [Fact]
    public void Nobody_explains_their_own_judgement()
    {
        // Within each unit judgement and outcome go together only inside a person; across people there is nothing but noise.
        var generator = new SeededGenerator(8);
        var own = Enumerable.Range(0, 4000).Select(_ => (double)generator.Below(100)).ToArray();
        double[][] people = [.. own.Select(value => new[] { value, value + generator.Below(10) })];
        int[] units = [.. Enumerable.Range(0, 4000).Select(i => i / 40)];

        ShapleyShares.Of(SampleCovariance.Of(people), 1).Value.RSquared.ShouldBeGreaterThan(.95);
        var split = SplitSampleDrivers.Of(people, units, 1, seed: 2).Value;
        split.Shares.RSquared.ShouldBeLessThan(.1);
        (split.Units, split.LeftOut).ShouldBe((100, 0));
    }

    [Fact]
    public void What_units_share_is_found_from_other_people()
    {
        var generator = new SeededGenerator(9);
        int[] units = [.. Enumerable.Range(0, 601).Select(i => i / 20)];
        double[][] people = [.. units.Select(unit => new double[] { unit + generator.Below(3), generator.Below(9), unit + generator.Below(3) })];

        var split = SplitSampleDrivers.Of(people, units, 2, seed: 2).Value;

        split.Shares.Relative[0].ShouldBeGreaterThan(.9);
        (split.Units, split.LeftOut).ShouldBe((30, 1));
        SplitSampleDrivers.Of(people[..40], units[..40], 2, seed: 2).Reason.ShouldBe(NotEstimable.TooFew);
        Should.Throw<ArgumentException>(() => SplitSampleDrivers.Of(people, units[..9], 2, 1));
        Should.Throw<ArgumentException>(() => SplitSampleDrivers.Of(people, units, 3, 1));
    }

    [Theory]
    [InlineData(60, 5, true)]
    [InlineData(59, 5, false)]
    [InlineData(109, 11, false)]
    [InlineData(110, 11, true)]
    public void Drivers_need_sixty_people_and_ten_for_each(int people, int predictors, bool enough) =>
        (people >= ShapleyShares.Needed(predictors)).ShouldBe(enough);

    private static Estimate<DriverBootstrap> Resampled(
        double[][] people, int outcome, ulong seed, int resamples, Action<double>? progress = null) =>
        DriverBootstrap.Of(people, outcome, seed, resamples, progress: progress, cancellation: TestContext.Current.CancellationToken);
}
