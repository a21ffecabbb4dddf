using CxMaturity.Domain.Findings;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Findings.FindingSituation;

namespace CxMaturity.Domain.Tests.Findings;

/// <summary>Whatever is sent in whatever order, sending it twice is as sending it once.</summary>
public sealed class RepeatedCommands
{
    private static readonly Gen<Func<Finding, IReadOnlyList<FindingEvent>>> Commands = Gen.Elements<Func<Finding, IReadOnlyList<FindingEvent>>>(
        finding => FindingDecider.Decide(finding, new RecordFinding(Id, "Title", "", null, [Journey], Now)),
        finding => FindingDecider.Decide(finding, new RewordFinding("Other", "Text", Now)),
        finding => FindingDecider.Decide(finding, new ReferFinding([Journey, FindingReference.Whole], Now)),
        finding => FindingDecider.Decide(finding, new DeliverFinding("Sales", DeliveryFormat.Jira, Now)),
        finding => FindingDecider.Decide(finding, new DiscussFinding("Note", Now)),
        finding => FindingDecider.Decide(finding, new AcceptFinding(Now)),
        finding => FindingDecider.Decide(finding, new DeclineFinding("No", Now)),
        finding => FindingDecider.Decide(finding, new MergeFinding(Now), After(Recorded with { FindingId = Other })),
        finding => FindingDecider.Decide(finding, new ReopenFinding(Now)),
        finding => RecommendationDecider.Decide(finding, new RecommendPlay("P09", 1, 2.5, Parts, ["a", "b"], null, Now)),
        finding => RecommendationDecider.Decide(finding, new ChoosePlay("P09", Initiative, Now)),
        finding => RecommendationDecider.Decide(finding, new DeclinePlay("P09", "No", Now)),
        finding => RecommendationDecider.Decide(finding, new TakeUpFinding(Other, Now)),
        finding => RecommendationDecider.Decide(finding, new FindEffective(Initiative, Now)));

    [Fact]
    public void A_command_repeated_at_once_decides_nothing_new() => Property.Holds(Commands.ArrayOf(25), commands =>
    {
        var finding = After(Recorded);
        foreach (var command in commands)
        {
            var (events, refusal) = Try(command, finding);
            finding = events.Aggregate(finding, Finding.Evolve);

            var (again, refusedAgain) = Try(command, finding);
            again.ShouldBeEmpty();
            refusedAgain.ShouldBe(refusal);
        }
    });

    [Fact]
    public void Nobody_is_led_around_in_a_ring() => Property.Holds(Gen.Choose(0, 3).Two().ArrayOf(30), merges =>
    {
        Guid[] ids = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];
        var findings = ids.ToDictionary(id => id, id => After(Recorded with { FindingId = id }));
        foreach (var (from, into) in merges)
        {
            var finding = findings[ids[from]];
            // Now and then one of them is reopened, which makes it stand for itself again.
            var (events, _) = Try(each => finding.MergedInto is not null && into == 0
                ? FindingDecider.Decide(each, new ReopenFinding(Now))
                : FindingDecider.Decide(each, new MergeFinding(Now), findings[ids[into]]), finding);
            findings[finding.Id] = events.Aggregate(finding, Finding.Evolve);
        }

        foreach (var finding in findings.Values)
        {
            var steps = 0;
            for (var at = finding; at.MergedInto is { } next; at = findings[next])
                (++steps).ShouldBeLessThan(5);
        }
    });

    private static (IReadOnlyList<FindingEvent> Events, string? Refusal) Try(Func<Finding, IReadOnlyList<FindingEvent>> command, Finding finding)
    {
        try
        {
            return (command(finding), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Message);
        }
    }
}
