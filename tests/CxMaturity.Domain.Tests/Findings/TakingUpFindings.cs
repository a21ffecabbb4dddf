using System.Text.Json;
using System.Text.Json.Serialization;
using CxMaturity.Domain.Findings;
using static CxMaturity.Domain.Tests.Findings.FindingSituation;

namespace CxMaturity.Domain.Tests.Findings;

public sealed class TakingUpFindings
{
    private static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly PlayChosen Chosen = new(Id, "P09", Initiative, Now);
    private static readonly PlayDeclined Declined = new(Id, "P09", "Tried last year", Now);

    [Fact]
    public void A_play_is_recommended_once_with_everything_that_speaks_for_it()
    {
        Spec.Given(Raised).When(Recommends("P09")).Then(Recommended);
        Spec.Given(Raised, Recommended).When(Recommends("P09")).ThenNothing();
        Spec.Given(Raised, Recommended).When(Recommends("P10")).Then(Recommended with { PlayId = "P10" });
        Spec.Given(Raised).When(Recommends("")).ThenRefused(RefusalKind.Invalid, "finding.play");
    }

    [Fact]
    public void A_recommendation_that_comes_out_otherwise_takes_the_place_of_the_former()
    {
        var second = Recommended with { Rank = 2, At = Now.AddDays(1) };

        Spec.Given(Raised, Recommended).When(finding => RecommendationDecider.Decide(finding, new RecommendPlay("P09", 2, 7.6, Parts, ["INC-03 < 2.6"], "P10", second.At)))
            .Then(second);
        After(Raised, Recommended, second).Recommendations.ShouldHaveSingleItem().Rank.ShouldBe(2);
    }

    [Fact]
    public void A_play_that_was_declined_here_is_not_recommended_here_again()
    {
        Spec.Given(Raised, Recommended).When(Declines("P09", "Tried last year")).Then(Declined);
        Spec.Given(Raised, Recommended, Declined).When(Declines("P09", "Tried last year")).ThenNothing();
        Spec.Given(Raised, Recommended, Declined).When(Recommends("P09", rank: 2)).ThenNothing();
        Spec.Given(Raised, Recommended).When(Declines("P09", "")).ThenRefused(RefusalKind.Invalid, "finding.reason");
        Spec.Given(Raised, Recommended).When(Declines("P10", "No")).ThenRefused(RefusalKind.Unknown, "finding.play_unknown");
        Spec.Given(Raised, Recommended, Chosen).When(Declines("P09", "No")).ThenRefused(RefusalKind.Conflict, "finding.play_chosen");
    }

    [Fact]
    public void Choosing_a_play_accepts_the_finding()
    {
        Spec.Given(Raised, Recommended).When(Chooses).Then(new FindingAccepted(Id, Now), Chosen);
        Spec.Given(Raised, new FindingAccepted(Id, Now)).When(Chooses).Then(Chosen);
        Spec.Given(Raised, new FindingAccepted(Id, Now), Chosen).When(Chooses).ThenNothing();
        Spec.Given(Raised, new FindingDeclined(Id, "No", Now)).When(Chooses).ThenRefused(RefusalKind.Conflict, "finding.is_declined");

        static IReadOnlyList<FindingEvent> Chooses(Finding finding) => RecommendationDecider.Decide(finding, new ChoosePlay("P09", Initiative, Now));
    }

    [Fact]
    public void Whoever_changes_their_mind_may_choose_what_they_declined() =>
        After(Raised, Recommended, Declined, Chosen).Recommended("P09")!.DeclinedBecause.ShouldBeNull();

    [Fact]
    public void An_initiative_without_a_play_takes_care_of_it_too()
    {
        Spec.Given(Raised).When(TakesUp).Then(new FindingAccepted(Id, Now), new FindingTakenUp(Id, Initiative, Now));
        Spec.Given(Raised, Chosen).When(TakesUp).ThenNothing();

        static IReadOnlyList<FindingEvent> TakesUp(Finding finding) => RecommendationDecider.Decide(finding, new TakeUpFinding(Initiative, Now));
    }

    [Fact]
    public void An_initiative_that_takes_care_of_it_is_found_effective_once_whatever_has_become_of_the_finding()
    {
        Spec.Given(Raised, Chosen, new FindingMerged(Id, Other, Now)).When(Proves).Then(new FindingFoundEffective(Id, Initiative, Now));
        Spec.Given(Raised, Chosen, new FindingFoundEffective(Id, Initiative, Now)).When(Proves).ThenNothing();
        Spec.Given(Raised).When(Proves).ThenRefused(RefusalKind.Unknown, "finding.initiative_unknown");

        static IReadOnlyList<FindingEvent> Proves(Finding finding) => RecommendationDecider.Decide(finding, new FindEffective(Initiative, Now));
    }

    [Fact]
    public void A_finding_that_was_written_down_reads_as_it_was()
    {
        var finding = After(Raised, new FindingDelivered(Id, "Sales", DeliveryFormat.Jira, Now), new FindingDiscussed(Id, "x", Now), Recommended, Chosen,
            new FindingFoundEffective(Id, Initiative, Now), new FindingMerged(Id, Other, Now));

        var read = JsonSerializer.Deserialize<Finding>(Json.Of(finding), Written)!;

        Json.Of(read).ShouldBe(Json.Of(finding));
        (read.Status, read.Rule, read.Recommendations.Count, read.Initiatives.Count).ShouldBe((FindingStatus.Merged, FindingRule.DimensionLow, 1, 1));
    }

    private static Func<Finding, IReadOnlyList<FindingEvent>> Recommends(string play, int rank = 1) =>
        finding => RecommendationDecider.Decide(finding, new RecommendPlay(play, rank, 7.6, Parts, ["INC-03 < 2.6"], "P10", Now));

    private static Func<Finding, IReadOnlyList<FindingEvent>> Declines(string play, string reason) =>
        finding => RecommendationDecider.Decide(finding, new DeclinePlay(play, reason, Now));
}
