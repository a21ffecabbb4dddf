using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class ComparingGroups
{
    private static readonly double[][] Sleep = Table("sleep.csv", "extra", "group");

    private static readonly double[] First = [.. Sleep.Where(row => row[1] == 1).Select(row => row[0])];

    private static readonly double[] Second = [.. Sleep.Where(row => row[1] == 2).Select(row => row[0])];

    [Fact]
    public void The_published_sleepers_as_two_groups()
    {
        WelchTest.Of(Moments.Of(First), Moments.Of(Second)).Value.ShouldBeNear(Of("G06_sleep_welch"));
        CliffsDelta.Of(First, Second).Value.ShouldBeNear(Of("G06_sleep_cliff").GetDouble());
    }

    [Fact]
    public void The_published_effect_of_two_groups_of_fifty()
    {
        var golden = Of("G06_borenstein");
        // Means 103 and 100, deviations 5.5 and 4.5, as in the book's example.
        var g = HedgesG.Of(new(50, 103, 5.5 * 5.5), new(50, 100, 4.5 * 4.5)).Value;

        ShouldBe(g, golden);
        g.Band.ShouldBe(EffectBand.Medium);
    }

    [Fact]
    public void Executives_see_it_better_than_the_frontline()
    {
        var golden = Of("G06_gap");
        var (executives, frontline) = (Group("exec_"), Group("front"));

        var test = WelchTest.Of(executives, frontline).Value;
        test.ShouldBeNear(golden.GetProperty("welch"));
        var g = HedgesG.Of(executives, frontline).Value;
        ShouldBe(g, golden.GetProperty("hedges"));
        (g.Band, Bands.OfGap(test.Difference)).ShouldBe((EffectBand.Large, GapBand.Serious));

        Moments Group(string name) => new((int)golden.Number(name, "n"), golden.Number(name, "m"), Math.Pow(golden.Number(name, "s"), 2));
    }

    [Fact]
    public void The_organisation_sees_itself_better_than_its_customers_do()
    {
        var gap = SelfOtherGap.Of([(new(40, 78, 14 * 14), new(300, 55, 22 * 22)), (new(40, 60, 14 * 14), new(300, 61, 22 * 22))]).Value;

        gap.Pairs[0].Value.ShouldBeNear(Of("G07_selfother"));
        gap.Gap.ShouldBeNear(11);
        gap.OverestimationShare.Value.ShouldBe(.5);
        SelfOtherGap.Of([]).Reason.ShouldBe(NotEstimable.TooFew);
        SelfOtherGap.Of([(new(1, 78, 0), new(1, 55, 0))]).Value.OverestimationShare.Reason.ShouldBe(NotEstimable.TooFew);
    }

    [Theory]
    [InlineData(.19, EffectBand.Negligible)]
    [InlineData(-.2, EffectBand.Small)]
    [InlineData(.5, EffectBand.Medium)]
    [InlineData(-.8, EffectBand.Large)]
    public void Effects_have_words(double g, EffectBand band) => Bands.OfEffect(g).ShouldBe(band);

    [Theory]
    [InlineData(2.9 - 2.5, GapBand.Small)]
    [InlineData(2.5 - 3.0, GapBand.Notable)]
    [InlineData(4.1 - 3.1, GapBand.Serious)]
    [InlineData(3.1 - 4.1, GapBand.Serious)]
    public void Gaps_have_words_that_rounding_does_not_change(double points, GapBand band) => Bands.OfGap(points).ShouldBe(band);

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        Moments one = new(1, 3, 0), same = Moments.Of([3.3, 3.3, 3.3]), some = new(5, 3, 1);

        WelchTest.Of(one, some).Reason.ShouldBe(NotEstimable.TooFew);
        WelchTest.Of(same, same).Reason.ShouldBe(NotEstimable.NoVariance);
        WelchTest.Of(same, some).Value.DegreesOfFreedom.ShouldBeNear(4);
        HedgesG.Of(some, one).Reason.ShouldBe(NotEstimable.TooFew);
        HedgesG.Of(same, same).Reason.ShouldBe(NotEstimable.NoVariance);
        CliffsDelta.Of([], [1]).Reason.ShouldBe(NotEstimable.TooFew);
        CliffsDelta.OfCounts([0, 0], [1, 0]).Reason.ShouldBe(NotEstimable.TooFew);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => WelchTest.Of(new(0, 3, 1), new(5, 3, 1)));
        Should.Throw<ArgumentException>(() => HedgesG.Of(new(5, 3, -1), new(5, 3, 1)));
        Should.Throw<ArgumentException>(() => CliffsDelta.OfCounts([1], [1, 2]));
        Should.Throw<ArgumentException>(() => CliffsDelta.OfCounts([-1], [1]));
        Should.Throw<ArgumentException>(() => CliffsDelta.Of([double.NaN], [1]));
    }

    [Fact]
    public void Turning_the_groups_round_turns_the_sign() =>
        Property.Holds(from a in Generated.Scores() from b in Generated.Scores() select (a, b), each =>
        {
            var (a, b) = (Moments.Of(each.a), Moments.Of(each.b));
            var (there, back) = (WelchTest.Of(a, b), WelchTest.Of(b, a));
            var (g, turned) = (HedgesG.Of(a, b), HedgesG.Of(b, a));
            Generated.ShouldBeFinite(there);
            Generated.ShouldBeFinite(g);
            there.Reason.ShouldBe(back.Reason);
            if (there.Exists)
            {
                there.Value.Difference.ShouldBe(-back.Value.Difference);
                there.Value.P.ShouldBe(back.Value.P, 1e-12);
                there.Value.Range.Contains(there.Value.Difference).ShouldBeTrue();
                (there.Value.P < .05).ShouldBe(there.Value.Range.ExcludesZero);
            }
            if (g.Exists)
                g.Value.G.ShouldBe(-turned.Value.G, 1e-12);
            CliffsDelta.Of(each.a, each.b).Value.ShouldBe(-CliffsDelta.Of(each.b, each.a).Value);
        });

    [Fact]
    public void Delta_counts_every_pair() =>
        Property.Holds(from a in Generated.Scores() from b in Generated.Scores() select (a, b), each =>
        {
            var pairs = from x in each.a from y in each.b select Math.Sign(x - y);
            CliffsDelta.Of(each.a, each.b).Value.ShouldBe(pairs.Average(), 1e-12);
        });

    private static void ShouldBe(HedgesG g, System.Text.Json.JsonElement golden)
    {
        g.Pooled.ShouldBeNear(golden.Number("sp"));
        g.D.ShouldBeNear(golden.Number("d"));
        g.VarianceOfD.ShouldBeNear(golden.Number("Vd"));
        g.Correction.ShouldBeNear(golden.Number("J"));
        // The published approximation of the exact correction by gamma functions.
        g.Correction.ShouldBeNear(golden.Number("J_exact"), 1e-5);
        g.G.ShouldBeNear(golden.Number("g"));
        g.Variance.ShouldBeNear(golden.Number("Vg"));
        g.StandardError.ShouldBeNear(golden.Number("SEg"));
        g.Range.ShouldBeNear(golden.Number("lo"), golden.Number("hi"));
    }
}
