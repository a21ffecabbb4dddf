using CxMaturity.Domain.Findings;
using static CxMaturity.Domain.Tests.Findings.FindingSituation;

namespace CxMaturity.Domain.Tests.Findings;

public sealed class CountingInsights
{
    [Fact]
    public void Where_there_is_nothing_no_share_is_told()
    {
        var funnel = InsightFunnel.Of([]);

        funnel.Steps.Select(step => step.Count).ShouldBe([0, 0, 0, 0, 0]);
        funnel.Steps.ShouldAllBe(step => step.Conversion == null && step.MedianDays == null);
        funnel.DeliveredNotDiscussed.ShouldBeFalse();
    }

    [Fact]
    public void Each_step_counts_those_that_came_as_far()
    {
        var funnel = InsightFunnel.Of([Way(), Way(1), Way(3, 5), Way(5, 9, 10), Way(8, 8, 12, 100)]);

        funnel.Steps.Select(step => step.Count).ShouldBe([5, 4, 3, 2, 1]);
        funnel.Steps.Select(step => step.Conversion).ShouldBe([null, 0.8, 0.75, 2 / 3.0, 0.5]);
        funnel.Steps.Select(step => step.MedianDays).ShouldBe([null, 4, 2, 2.5, 88]);
    }

    [Fact]
    public void Whatever_was_decided_had_been_delivered_and_discussed()
    {
        var funnel = InsightFunnel.Of([Way(decided: 4), Way()]);

        funnel.Steps.Select(step => step.Count).ShouldBe([2, 1, 1, 1, 0]);
        // How long it took to deliver and to discuss it nobody has written down.
        funnel.Steps.Select(step => step.MedianDays).ShouldAllBe(days => days == null);
    }

    [Fact]
    public void What_was_discussed_before_its_delivery_was_noted_took_no_time() =>
        InsightFunnel.Of([Way(delivered: 7, discussed: 3)]).Steps.Select(step => step.MedianDays).ShouldBe([null, 3, 0, null, null]);

    [Fact]
    public void What_was_merged_is_told_by_the_other() =>
        InsightFunnel.Of([Way(1), Finding.Evolve(Way(1), new FindingMerged(Id, Other, Now)), Finding.Initial])[FunnelStep.Recorded].Count.ShouldBe(1);

    [Theory]
    [InlineData(5, 2, true)]
    [InlineData(6, 3, false)]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    public void Much_delivered_and_less_than_half_of_it_discussed_is_a_finding_itself(int delivered, int discussed, bool found) =>
        InsightFunnel.Of([.. Enumerable.Range(0, delivered).Select(i => i < discussed ? Way(1, 2) : Way(1))]).DeliveredNotDiscussed.ShouldBe(found);

    private static Finding Way(int? delivered = null, int? discussed = null, int? decided = null, int? effective = null)
    {
        var finding = After(Raised);
        if (delivered is { } first)
            finding = Finding.Evolve(finding, new FindingDelivered(Id, "Sales", DeliveryFormat.Excel, Now.AddDays(first)));
        if (discussed is { } second)
            finding = Finding.Evolve(finding, new FindingDiscussed(Id, "", Now.AddDays(second)));
        if (decided is { } third)
            finding = Finding.Evolve(finding, new FindingAccepted(Id, Now.AddDays(third)));
        return effective is { } fourth
            ? Finding.Evolve(Finding.Evolve(finding, new PlayChosen(Id, "P09", Initiative, Now)), new FindingFoundEffective(Id, Initiative, Now.AddDays(fourth)))
            : finding;
    }
}
