using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.Maturity.SampleSums;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class ComparingPerceptions
{
    private static readonly Questionnaire One = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2"), Agreement("D-3")))]);

    [Fact]
    public void The_published_example_comes_out()
    {
        var gap = Compared(Values(9, 4.1, 0.45), Values(64, 2.7, 0.80)).Of("D").Gaps.Single();

        (gap.First, gap.Second, gap.Size, gap.IsSure).ShouldBe((Audience.X, Audience.F, GapBand.Serious, true));
        gap.Difference.ShouldBe(1.4, 1e-9);
        gap.Interval!.Low.ShouldBe(1.018368, 1e-5);
        gap.Interval.High.ShouldBe(1.781632, 1e-5);
        gap.Effect!.Value.ShouldBe(1.802248, 1e-5);
        gap.EffectInterval!.Low.ShouldBe(1.052551, 1e-5);
        gap.PValue.ShouldBeNull("nine people are too few to test");
    }

    [Fact]
    public void Executives_alone_with_their_view_leave_the_level_to_the_frontline()
    {
        var result = Compared(Values(9, 4.1, 0.45), Values(64, 2.5, 0.80));

        // Perspective-weighted (4.1 + 2 · 2.5) / 3 = 3.03, level 3; the frontline stands at level 2.
        result.Of("D").Score!.Value.ShouldBe(9.1 / 3, 1e-9);
        result.Of("D").Level.ShouldBe(2);
        var cap = result.Overall!.Caps.Single(cap => cap.Code == CapCode.C4);
        cap.Ceiling.ShouldBe(2);
        (cap.Lifts.Single().Dimension, cap.Lifts.Single().To).ShouldBe(("D", 2.6));
        cap.Lifts.Single().From.ShouldBe(2.5, 1e-9);
    }

    [Theory]
    [InlineData(3.69, 0.2)]
    [InlineData(4.1, 2.2)]
    public void A_small_or_an_unsure_gap_changes_no_level(double executives, double spread)
    {
        var result = Compared(Values(9, executives, spread), Values(64, 2.7, 0.8));

        result.Of("D").Level.ShouldBe(Ladder.LevelOf(result.Of("D").Score!.Value));
        result.Overall!.Caps.ShouldNotContain(cap => cap.Code == CapCode.C4);
    }

    [Fact]
    public void A_group_of_four_is_compared_with_nobody() => Compared(Values(4, 4.5, 0.3), Values(64, 2.5, 0.8)).Of("D").Gaps.ShouldBeEmpty();

    [Fact]
    public void Two_shared_items_are_too_few_to_compare()
    {
        var two = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2"), Agreement("D-3", audiences: "XM")))]);
        var result = WaveScoring.OfWave(new(two, Cells(Values(9, 4.1, 0.45), Values(64, 2.5, 0.8)), Heads(), Disclosure.OfTrial, Closed));

        (result.Of("D").Gaps.Count, result.Of("D").Views.Count, result.Of("D").Level).ShouldBe((0, 0, 3));
    }

    [Fact]
    public void Gaps_are_rounded_like_the_smaller_group()
    {
        var gap = WaveScoring.OfWave(new(One, Cells(Values(9, 4.123, 0.45), Values(64, 2.7, 0.80)), Heads(), Disclosure.OfGroups, Closed)).Of("D").Gaps.Single();

        (gap.Difference, gap.Interval!.Low, gap.Interval.High).ShouldBe((1.4, 1.0, 1.8));
    }

    [Fact]
    public void What_only_one_group_is_asked_is_no_view()
    {
        var questionnaire = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2"), Agreement("D-3"), Anchored("D-4", "XM")))]);
        var scores = SheetScores.Of(questionnaire, Audience.X, new Dictionary<string, int> { ["D-1"] = 4, ["D-2"] = 4, ["D-3"] = 4, ["D-4"] = 1 });

        (scores.Dimensions["D"], scores.Shared["D"], scores.Practice["D"], scores.Perception["D"]).ShouldBe((3.25, 4, 1, 4));
    }

    private static MaturityResult Compared(double[] executives, double[] frontline) =>
        WaveScoring.OfWave(new(One, Cells(executives, frontline), Heads(), Disclosure.OfTrial, Closed));

    private static CellSums[] Cells(double[] executives, double[] frontline) =>
        [SampleSums.Cell(Audience.X, "north", "D", executives), SampleSums.Cell(Audience.F, "north", "D", frontline)];
}
