using CxMaturity.Domain.Findings;
using static CxMaturity.Domain.Tests.Findings.FindingSituation;

namespace CxMaturity.Domain.Tests.Findings;

public sealed class DecidingOnFindings
{
    private static readonly FindingAccepted Accepted = new(Id, Now);
    private static readonly FindingDeclined Declined = new(Id, "Known for years", Now);
    private static readonly FindingMerged Merged = new(Id, Other, Now);

    private static readonly Finding Into = After(Recorded with { FindingId = Other });

    [Fact]
    public void A_finding_is_delivered_in_the_form_that_people_use()
    {
        var delivered = new FindingDelivered(Id, "Online sales", DeliveryFormat.Jira, Now);

        Spec.Given(Raised).When(Delivers("Online sales", DeliveryFormat.Jira)).Then(delivered);
        Spec.Given(Raised, delivered).When(Delivers(" Online sales ", DeliveryFormat.Jira)).ThenNothing();
        Spec.Given(Raised, delivered).When(Delivers("Online sales", DeliveryFormat.Excel)).Then(delivered with { Format = DeliveryFormat.Excel });
        Spec.Given(Raised).When(Delivers("", DeliveryFormat.Jira)).ThenRefused(RefusalKind.Invalid, "finding.recipient");
        Spec.Given(Raised).When(Delivers("Online sales", (DeliveryFormat)9)).ThenRefused(RefusalKind.Invalid, "finding.format");

        static Func<Finding, IReadOnlyList<FindingEvent>> Delivers(string to, DeliveryFormat format) =>
            finding => FindingDecider.Decide(finding, new DeliverFinding(to, format, Now));
    }

    [Fact]
    public void Talking_about_it_twice_with_the_same_note_is_talking_once()
    {
        Spec.Given(Raised).When(Discusses("")).Then(new FindingDiscussed(Id, "", Now));
        Spec.Given(Raised, new FindingDiscussed(Id, "", Now)).When(Discusses(" ")).ThenNothing();
        Spec.Given(Raised, new FindingDiscussed(Id, "", Now)).When(Discusses("Again")).Then(new FindingDiscussed(Id, "Again", Now));

        static Func<Finding, IReadOnlyList<FindingEvent>> Discusses(string note) => finding => FindingDecider.Decide(finding, new DiscussFinding(note, Now));
    }

    [Fact]
    public void Nobody_declines_without_a_reason()
    {
        Spec.Given(Raised).When(Declines("Known for years")).Then(Declined);
        Spec.Given(Raised, Declined).When(Declines("Known for years ")).ThenNothing();
        Spec.Given(Raised, Accepted).When(Declines("Known for years")).Then(Declined);
        Spec.Given(Raised).When(Declines("  ")).ThenRefused(RefusalKind.Invalid, "finding.reason");
        Spec.Given(Raised).When(Declines(new string('r', 1001))).ThenRefused(RefusalKind.Invalid, "finding.reason");

        static Func<Finding, IReadOnlyList<FindingEvent>> Declines(string reason) => finding => FindingDecider.Decide(finding, new DeclineFinding(reason, Now));
    }

    [Fact]
    public void What_was_declined_is_reopened_before_it_is_accepted()
    {
        Spec.Given(Raised).When(Accepts).Then(Accepted);
        Spec.Given(Raised, Accepted).When(Accepts).ThenNothing();
        Spec.Given(Raised, Declined).When(Accepts).ThenRefused(RefusalKind.Conflict, "finding.is_declined");
        Spec.Given(Raised, Declined).When(Reopens).Then(new FindingReopened(Id, Now));
        Spec.Given(Raised).When(Reopens).ThenNothing();
        Spec.Given(Raised, Declined, new FindingReopened(Id, Now)).When(Accepts).Then(Accepted);

        static IReadOnlyList<FindingEvent> Accepts(Finding finding) => FindingDecider.Decide(finding, new AcceptFinding(Now));
        static IReadOnlyList<FindingEvent> Reopens(Finding finding) => FindingDecider.Decide(finding, new ReopenFinding(Now));
    }

    [Fact]
    public void A_finding_is_merged_into_another_that_stands_for_itself()
    {
        Spec.Given(Raised).When(Merges(Into)).Then(Merged);
        Spec.Given(Raised, Merged).When(Merges(Into)).ThenNothing();
        Spec.Given(Raised).When(Merges(After(Raised))).ThenRefused(RefusalKind.Conflict, "finding.merge_self");
        Spec.Given(Raised).When(Merges(Finding.Evolve(Into, new FindingMerged(Other, Id, Now)))).ThenRefused(RefusalKind.Conflict, "finding.merge_merged");
        Spec.Given(Raised).When(Merges(Finding.Initial)).ThenRefused(RefusalKind.Unknown, "finding.unknown");
        Spec.Given(Raised, Declined).When(Merges(Into)).ThenRefused(RefusalKind.Conflict, "finding.is_declined");

        static Func<Finding, IReadOnlyList<FindingEvent>> Merges(Finding into) => finding => FindingDecider.Decide(finding, new MergeFinding(Now), into);
    }

    [Fact]
    public void What_was_merged_rests_until_it_is_reopened()
    {
        Refused(finding => FindingDecider.Decide(finding, new DeliverFinding("Sales", DeliveryFormat.Excel, Now)));
        Refused(finding => FindingDecider.Decide(finding, new DiscussFinding("", Now)));
        Refused(finding => FindingDecider.Decide(finding, new AcceptFinding(Now)));
        Refused(finding => FindingDecider.Decide(finding, new DeclineFinding("No", Now)));
        Refused(finding => RecommendationDecider.Decide(finding, new ChoosePlay("P09", Initiative, Now)));
        Refused(finding => RecommendationDecider.Decide(finding, new TakeUpFinding(Initiative, Now)));

        var reopened = After(Raised, Merged, new FindingReopened(Id, Now));
        (reopened.Status, reopened.MergedInto).ShouldBe((FindingStatus.Open, null));

        static void Refused(Func<Finding, IReadOnlyList<FindingEvent>> decide) =>
            Spec.Given(Raised, Merged).When(decide).ThenRefused(RefusalKind.Conflict, "finding.is_merged");
    }

    [Fact]
    public void Milestones_keep_the_first_time()
    {
        var later = Now.AddDays(9);
        var finding = After(
            Raised, new FindingDelivered(Id, "A", DeliveryFormat.Excel, Now.AddDays(1)), new FindingDelivered(Id, "B", DeliveryFormat.Excel, later),
            new FindingDiscussed(Id, "", Now.AddDays(2)), new FindingDiscussed(Id, "x", later),
            new FindingDeclined(Id, "No", Now.AddDays(3)), new FindingReopened(Id, later), new FindingAccepted(Id, later),
            new PlayChosen(Id, "P09", Initiative, later), new FindingFoundEffective(Id, Initiative, later.AddDays(90)));

        finding.DeliveredAt.ShouldBe(Now.AddDays(1));
        finding.DiscussedAt.ShouldBe(Now.AddDays(2));
        finding.DecidedAt.ShouldBe(Now.AddDays(3));
        finding.EffectiveAt.ShouldBe(later.AddDays(90));
        (finding.Status, finding.DeclinedBecause).ShouldBe((FindingStatus.Accepted, null));
    }
}
