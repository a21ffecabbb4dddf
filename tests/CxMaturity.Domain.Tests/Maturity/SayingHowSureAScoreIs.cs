using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.Maturity.SampleSums;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class SayingHowSureAScoreIs
{
    private static readonly Questionnaire One = SampleQuestionnaire.Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2"), Agreement("D-3")))]);

    [Theory]
    [InlineData(15, 3.039471, 3.310529)]
    [InlineData(20, 2.983333, 3.366667)]
    [InlineData(40, 2.921449, 3.428551)]
    public void One_group_has_the_interval_of_its_mean(int headcount, double low, double high)
    {
        var precision = Of(headcount, Values(12, 3.175, 0.476970))!;

        precision.Kind.ShouldBe(PrecisionKind.Interval);
        precision.Interval!.Low.ShouldBe(low, 1e-5);
        precision.Interval.High.ShouldBe(high, 1e-5);
        (precision.Headcount, precision.ResponseRate).ShouldBe((headcount, 12.0 / headcount));
    }

    [Fact]
    public void Everybody_is_a_census()
    {
        var precision = Of(12, Values(12, 3.175, 0.5))!;

        (precision.Kind, precision.Interval, precision.ResponseRate).ShouldBe((PrecisionKind.Census, null, 1.0));
    }

    [Fact]
    public void More_answers_than_people_say_nothing()
    {
        var precision = Of(11, Values(12, 3.175, 0.5))!;

        (precision.Kind, precision.Interval).ShouldBe((PrecisionKind.MoreAnswersThanPeople, null));
    }

    [Fact]
    public void Below_ten_the_single_values_are_resampled()
    {
        double[] values = [2, 2.25, 2.5, 2.5, 3, 4.5];
        var table = new SheetTable(One);
        foreach (var value in values)
            table.Add("north", new(One, Audience.F, new Dictionary<string, int>(), Scores(value), Doubts.None));

        var precision = Of(20, values, table)!;

        precision.Kind.ShouldBe(PrecisionKind.SmallGroup);
        precision.Interval!.Low.ShouldBe(2.333333, 1e-5);
        precision.Interval.High.ShouldBe(3.833333, 1e-5);
    }

    [Fact]
    public void All_alike_have_no_interval() => Of(20, [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3])!.Kind.ShouldBe(PrecisionKind.AllAlike);

    [Theory]
    [InlineData(25, true)]
    [InlineData(24, false)]
    public void Below_half_of_the_headcount_the_bounds_stand_beside(int headcount, bool shown)
    {
        var precision = Of(headcount, Values(12, 3, 0.5))!;

        (precision.Bounds is not null).ShouldBe(shown);
        if (precision.Bounds is not { } bounds)
            return;
        bounds.Low.ShouldBe((12 * 3.0 + 13 * 1) / 25, 1e-6);
        bounds.High.ShouldBe((12 * 3.0 + 13 * 5) / 25, 1e-6);
    }

    [Fact]
    public void Groups_add_up_their_errors_by_their_weights()
    {
        var heads = Heads(("north", Audience.M, 40), ("north", Audience.F, 200));
        var result = Result(One, [Cell(Audience.M, "north", "D", Values(20, 3.2, 0.6)), Cell(Audience.F, "north", "D", Values(64, 2.7, 0.8))], Disclosure.OfTrial, heads);
        // Weights ¼ and ½ of ¾: a third and two thirds.
        var error = Math.Sqrt(Math.Pow(1 / 3.0, 2) * 0.36 / 20 * 0.5 + Math.Pow(2 / 3.0, 2) * 0.64 / 64 * (136 / 200.0));

        var interval = result.Of("D").Precision!.Interval!;

        result.Of("D").Score!.Value.ShouldBe((3.2 + 2 * 2.7) / 3, 1e-9);
        (interval.HalfWidth / error).ShouldBeInRange(1.98, 2.02);
        ((interval.Low + interval.High) / 2).ShouldBe(result.Of("D").Score!.Value, 1e-9);
    }

    [Fact]
    public void A_range_is_rounded_as_its_score_and_stays_on_the_scale()
    {
        var result = Result(One, [Cell(Audience.F, "north", "D", Values(12, 4.7, 0.6))], Disclosure.OfGroups, Heads(("north", Audience.F, 400)));

        var interval = result.Of("D").Precision!.Interval!;

        (interval.Low, interval.High).ShouldBe((4.3, 5));
    }

    [Fact]
    public void A_persons_own_sheet_has_no_range() =>
        WaveScoring.OfSheet(Small, Id(1), Audience.F, "north", new Dictionary<string, int> { ["LEAD-01"] = 4, ["LEAD-02"] = 1 }).Of("LEAD").Precision.ShouldBeNull();

    private static Precision? Of(int headcount, double[] scores, SheetTable? singles = null) =>
        WaveScoring.OfWave(new(One, [Cell(Audience.F, "north", "D", scores)], Heads(("north", Audience.F, headcount)), Disclosure.OfTrial, Closed, Singles: singles))
            .Of("D").Precision;

    private static SheetScores Scores(double score) => new(new Dictionary<string, double>(), new Dictionary<string, double> { ["D"] = score },
        new Dictionary<string, double>(), new Dictionary<string, double>(), new Dictionary<string, double>(), score, null);
}
