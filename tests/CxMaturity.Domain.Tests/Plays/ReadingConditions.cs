using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.Plays;

public sealed class ReadingConditions
{
    [Theory]
    [InlineData("INC-03 < 2.6")]
    [InlineData("CHNG-01 >= 3.4")]
    [InlineData("SILO < 2.6 in 2 waves")]
    [InlineData("PROC >= 2.6")]
    [InlineData("gap X-F >= 1.0")]
    [InlineData("finding RACI_NO_ACCOUNTABLE")]
    public void What_is_read_is_written_the_same(string text) => PlayCondition.Parse(text)!.ToString().ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("INC-03")]
    [InlineData("INC-03 < 0.5")]
    [InlineData("INC-03 < 5.5")]
    [InlineData("INC-03 > 2.6")]
    [InlineData("INC-03 < 2,6")]
    [InlineData("INC-03 < 2.6 in 2 waves")]
    [InlineData("SILO < 2.6 in 0 waves")]
    [InlineData("gap X-X >= 1.0")]
    [InlineData("gap X-A >= 1.0")]
    [InlineData("finding raci")]
    [InlineData(" INC < 2.6")]
    public void What_is_no_condition_is_not_read(string text) => PlayCondition.Parse(text).ShouldBeNull();

    [Fact]
    public void A_mean_on_the_edge_is_not_below_it()
    {
        Holds("INC-03 < 2.6", With(items: ("INC-03", 2.6))).ShouldBe(false);
        Holds("INC-03 < 2.6", With(items: ("INC-03", 2.59))).ShouldBe(true);
        Holds("INC-03 >= 2.6", With(items: ("INC-03", 2.6))).ShouldBe(true);
    }

    [Fact]
    public void What_the_result_does_not_say_is_neither_true_nor_false()
    {
        Holds("INC-03 < 2.6", PlayFacts.None).ShouldBeNull();
        Holds("INC < 2.6", PlayFacts.None).ShouldBeNull();
        Holds("gap X-F >= 1.0", PlayFacts.None).ShouldBeNull();
        Holds("finding RACI_NO_ACCOUNTABLE", PlayFacts.None).ShouldBeNull();
    }

    [Fact]
    public void Two_waves_running_take_two_waves()
    {
        Holds("SILO < 2.6 in 2 waves", Waves(2.0)).ShouldBeNull();
        Holds("SILO < 2.6 in 2 waves", Waves(2.0, 2.1)).ShouldBe(true);
        Holds("SILO < 2.6 in 2 waves", Waves(2.0, 2.7)).ShouldBe(false);
        Holds("SILO < 2.6 in 2 waves", Waves(2.0, 2.1, 4.0)).ShouldBe(true);
    }

    [Fact]
    public void A_gap_counts_in_the_dimensions_of_the_play_only()
    {
        var facts = PlayFacts.None with { Gaps = [new("INC", Audience.X, Audience.F, 1.4), new("LEAD", Audience.X, Audience.F, 0.9)] };

        PlayCondition.Parse("gap X-F >= 1.0")!.Holds(facts, ["LEAD"]).ShouldBe(false);
        PlayCondition.Parse("gap X-F >= 1.0")!.Holds(facts, ["INC"]).ShouldBe(true);
    }

    private static bool? Holds(string text, PlayFacts facts) => PlayCondition.Parse(text)!.Holds(facts, []);

    private static PlayFacts With((string Item, double Mean) items) => PlayFacts.None with { Items = new Dictionary<string, double> { [items.Item] = items.Mean } };

    private static PlayFacts Waves(params double[] silo) =>
        PlayFacts.None with { Dimensions = [.. silo.Select(score => new Dictionary<string, double> { ["SILO"] = score })] };
}
