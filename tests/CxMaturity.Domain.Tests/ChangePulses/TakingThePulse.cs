using CxMaturity.Domain.ChangePulses;
using CxMaturity.Domain.Plays;

namespace CxMaturity.Domain.Tests.ChangePulses;

public sealed class TakingThePulse
{
    [Fact]
    public void An_element_is_the_mean_of_what_was_asked_for_it()
    {
        var pulse = ChangePulse.Of(Items(("CHNG-01", 4), ("CHNG-02", 3), ("CHNG-03", 4), ("ENAB-01", 3.2), ("CHNG-04", 2), ("ROLE-05", 5), ("INC-07", 1), ("LEAD-07", 2)));

        pulse.Elements.Select(element => (element.Element, element.Score)).ShouldBe(
        [
            (ChangeElement.Awareness, 4), (ChangeElement.Desire, 3.5), (ChangeElement.Knowledge, 3.2), (ChangeElement.Ability, 3.5), (ChangeElement.Reinforcement, 1.5)
        ]);
        pulse.NotKnown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3.0, 1, 1, ChangeElement.Awareness, "P14,P02")]
    [InlineData(3.1, 3.0, 1, ChangeElement.Desire, "P36,P11")]
    [InlineData(4, 4, 2.9, ChangeElement.Knowledge, "P37")]
    public void The_first_element_at_three_or_below_is_the_barrier(double awareness, double desire, double knowledge, ChangeElement barrier, string plays)
    {
        var pulse = ChangePulse.Of(Items(("CHNG-01", awareness), ("CHNG-02", desire), ("ENAB-01", knowledge), ("CHNG-04", 1), ("INC-07", 1)));

        pulse.Barrier!.Element.ShouldBe(barrier);
        pulse.PlaysForBarrier.ShouldBe(plays.Split(','));
    }

    [Fact]
    public void Where_all_stand_above_three_there_is_no_barrier()
    {
        var pulse = ChangePulse.Of(Items(("CHNG-01", 3.1), ("CHNG-02", 4), ("ENAB-01", 4), ("CHNG-04", 4), ("INC-07", 4)));

        pulse.Barrier.ShouldBeNull();
        pulse.PlaysForBarrier.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_asked_is_named_and_passed_over()
    {
        var pulse = ChangePulse.Of(Items(("ENAB-01", 2), ("ROLE-05", 4)));

        pulse.NotKnown.ShouldBe([ChangeElement.Awareness, ChangeElement.Desire, ChangeElement.Reinforcement]);
        pulse.Barrier!.Element.ShouldBe(ChangeElement.Knowledge);
        pulse.Elements.Single(element => element.Element == ChangeElement.Ability).Items.ShouldBe(["ROLE-05"]);
    }

    private static Dictionary<string, double> Items(params (string Item, double Mean)[] items) => items.ToDictionary(item => item.Item, item => item.Mean);
}
