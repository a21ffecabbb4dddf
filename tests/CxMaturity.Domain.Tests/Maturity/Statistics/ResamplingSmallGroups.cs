using CxMaturity.Domain.Maturity.Statistics;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class ResamplingSmallGroups
{
    [Theory]
    [InlineData("G05_bca_exact6")]
    [InlineData("G05_bca_exact8")]
    public void Up_to_ten_values_all_resamples_are_counted(string family)
    {
        var golden = Of(family);
        var bootstrap = BcaBootstrap.OfMean(golden.Numbers("data"), seed: 1).Value;

        bootstrap.IsExact.ShouldBeTrue();
        bootstrap.Value.ShouldBeNear(golden.Number("mean"));
        bootstrap.Bias.ShouldBeNear(golden.Number("z0"));
        bootstrap.Acceleration.ShouldBeNear(golden.Number("a"));
        bootstrap.LowProbability.ShouldBeNear(golden.Number("alpha1"));
        bootstrap.HighProbability.ShouldBeNear(golden.Number("alpha2"));
        // The golden limits are rounded to twelve places.
        bootstrap.Range.ShouldBeNear(golden.Number("lo"), golden.Number("hi"));
    }

    [Fact]
    public void Counting_multisets_gives_what_all_resamples_give()
    {
        double[] sample = [1, 2.5, 2.5, 4, 5];
        var all = from a in sample from b in sample from c in sample from d in sample from e in sample select (a + b + c + d + e) / 5;
        var ordered = all.Order().ToArray();
        var below = ordered.Sum(mean => mean < 3 - 1e-9 ? 1.0 : mean < 3 + 1e-9 ? .5 : 0) / ordered.Length;

        var bootstrap = BcaBootstrap.OfMean(sample, seed: 0).Value;

        bootstrap.Bias.ShouldBe(Distributions.NormalQuantile(below), 1e-12);
        bootstrap.Range.Low.ShouldBe(ordered[(int)Math.Ceiling(bootstrap.LowProbability * ordered.Length) - 1], 1e-12);
        bootstrap.Range.High.ShouldBe(ordered[(int)Math.Ceiling(bootstrap.HighProbability * ordered.Length) - 1], 1e-12);
    }

    [Fact]
    public void The_published_variance_of_spatial_scores()
    {
        var golden = Of("G05_spatial_A");
        var bootstrap = BcaBootstrap.Of(golden.Numbers("data"), Variance, seed: 20260302, confidence: .90, resamples: 20_000).Value;

        bootstrap.IsExact.ShouldBeFalse();
        bootstrap.Value.ShouldBeNear(golden.Number("theta"));
        bootstrap.Acceleration.ShouldBeNear(golden.Number("accel"));
        bootstrap.Range.Low.ShouldBe(115.8, 6);
        bootstrap.Range.High.ShouldBe(259.6, 6);

        static double Variance(double[] values)
        {
            var mean = values.Average();
            return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_in_whatever_order_the_answers_come()
    {
        double[] sample = [1, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 5];
        double[] turned = [.. sample.Reverse()];
        var seed = SeededGenerator.SeedOf("wave", "unit", "LEAD");

        BcaBootstrap.OfMean(sample, seed).Value.ShouldBe(BcaBootstrap.OfMean(turned, seed).Value);
        BcaBootstrap.OfMean(sample, seed).Value.Bias.ShouldNotBe(BcaBootstrap.OfMean(sample, seed + 1).Value.Bias);
    }

    [Fact]
    public void Names_that_run_together_have_different_seeds()
    {
        SeededGenerator.SeedOf("a", "bc").ShouldNotBe(SeededGenerator.SeedOf("ab", "c"));
        SeededGenerator.SeedOf("a").ShouldNotBe(SeededGenerator.SeedOf("a", ""));
        SeededGenerator.SeedOf("wave", "unit", "LEAD").ShouldBe(SeededGenerator.SeedOf("wave", "unit", "LEAD"));
    }

    [Fact]
    public void Drawn_numbers_are_spread_evenly()
    {
        var generator = new SeededGenerator(7);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
            counts[generator.Below(6)]++;

        // Five standard deviations of a binomial count.
        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 457);
        Should.Throw<ArgumentException>(() => generator.Below(0));
    }

    [Fact]
    public void What_cannot_be_resampled_says_why()
    {
        BcaBootstrap.OfMean([3], 0).Reason.ShouldBe(NotEstimable.TooFew);
        BcaBootstrap.OfMean([], 0).Reason.ShouldBe(NotEstimable.TooFew);
        BcaBootstrap.OfMean([3, 3, 3, 3, 3], 0).Reason.ShouldBe(NotEstimable.NoVariance);
        BcaBootstrap.OfMean([.. Enumerable.Repeat(3.3, 30)], 0).Reason.ShouldBe(NotEstimable.NoVariance);
        BcaBootstrap.Of([1, 2, 3], _ => 4, 0).Reason.ShouldBe(NotEstimable.NoVariance);
        BcaBootstrap.Of([1, 2, 3], values => 1 / (values.Max() - values.Min()), 0).Reason.ShouldBe(NotEstimable.NotConverged);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => BcaBootstrap.OfMean([1, double.NaN], 0));
        Should.Throw<ArgumentException>(() => BcaBootstrap.OfMean([1, 2], 0, confidence: 0));
        Should.Throw<ArgumentException>(() => BcaBootstrap.Of([1, 2], values => values[0], 0, resamples: 0));
    }

    [Fact]
    public void Limits_are_possible_means_on_both_sides() => Property.Holds(Generated.Scores(1, 7), sample =>
    {
        var bootstrap = BcaBootstrap.OfMean(sample, 0);
        Generated.ShouldBeFinite(bootstrap);
        if (!bootstrap.Exists)
            return;
        bootstrap.Value.Range.Low.ShouldBeInRange(sample.Min() - 1e-12, bootstrap.Value.Range.High);
        bootstrap.Value.Range.High.ShouldBeLessThanOrEqualTo(sample.Max() + 1e-12);
    });
}
