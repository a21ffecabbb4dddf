using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Recommendations;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Recommendations;

public sealed class RecommendingPlays
{
    private static readonly DateOnly Today = new(2026, 10, 1);

    [Fact]
    public void The_order_is_gap_times_weight_times_confidence_by_effort()
    {
        var found = Recommend(
            [Play("P01", "LEAD", "LEAD-01 < 2.6", effort: 1), Play("P09", "INC", "INC-03 < 2.6", effort: 3), Play("P04", "LEAD", "LEAD-08 < 2.6", effort: 3)],
            Items(("LEAD-01", 2), ("LEAD-08", 2), ("INC-03", 2)),
            Need("LEAD", 2.4, weight: 15), Need("INC", 2.0, weight: 15));

        Ids(found).ShouldBe(["P01", "P09", "P04"]);
        // 3.4 − 2.4 = 1 point below, weight 15, nothing known of drivers, people agree, effort 1.
        found.Recommendations[0].Chosen.Value.ShouldBe(1.0 * 15 * 0.5 * 1 / 1, 1e-9);
        found.Recommendations[1].Chosen.Value.ShouldBe(1.4 * 15 * 0.5 * 1 / 3, 1e-9);
        found.Recommendations[0].Chosen.Reasons.Select(reason => reason.ToString()).ShouldBe(["LEAD-01 < 2.6"]);
    }

    [Fact]
    public void Weights_targets_drivers_and_agreement_each_change_the_order()
    {
        Play[] plays = [Play("P01", "LEAD", "LEAD-01 < 2.6"), Play("P09", "INC", "INC-03 < 2.6")];
        var items = Items(("LEAD-01", 2), ("INC-03", 2));
        var (lead, inc) = (Need("LEAD", 2.4), Need("INC", 2.0));

        Ids(Recommend(plays, items, lead, inc)).ShouldBe(["P09", "P01"]);
        Ids(Recommend(plays, items, lead with { Weight = 40 }, inc)).ShouldBe(["P01", "P09"], "the weight");
        Ids(Recommend(plays, items, lead with { Target = 4.2 }, inc)).ShouldBe(["P01", "P09"], "the target");
        Ids(Recommend(plays, items, lead with { DriverShare = .6 }, inc)).ShouldBe(["P01", "P09"], "the driver");
        Ids(Recommend(plays, items, lead with { Score = 2.2 }, inc with { Confidence = .8 })).ShouldBe(["P01", "P09"], "the agreement");
    }

    [Fact]
    public void A_dimension_at_its_target_needs_nothing()
    {
        var found = Recommend([Play("P01", "LEAD", "LEAD-01 < 2.6")], Items(("LEAD-01", 2)), Need("LEAD", 3.4));

        found.Recommendations.ShouldBeEmpty();
        found.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void A_play_that_is_not_prepared_or_goes_the_other_way_counts_half()
    {
        var items = Items(("LEAD-01", 2), ("LEAD-02", 2));
        Play[] plays = [Play("P01", "LEAD", "LEAD-01 < 2.6", effort: 2) with { Preconditions = [PlayCondition.Parse("MEAS >= 2.6")!] }, Play("P02", "LEAD", "LEAD-02 < 2.6", effort: 3)];

        var found = Recommend(plays, items, Need("LEAD", 2.4));
        Ids(found).ShouldBe(["P02", "P01"]);
        (found.Recommendations[1].Chosen.Fit, found.Recommendations[0].Chosen.Fit).ShouldBe((0.5, 1));

        Play[] tracks = [plays[0] with { Preconditions = [], Track = PlayTrack.With }, plays[1] with { Track = PlayTrack.Without }];
        Ids(RecommendationRules.Of(tracks, items, [Need("LEAD", 2.4)], PlayTrack.Without, [], Today)).ShouldBe(["P02", "P01"]);
        Ids(RecommendationRules.Of(tracks, items, [Need("LEAD", 2.4)], PlayTrack.With, [], Today)).ShouldBe(["P01", "P02"]);
    }

    [Fact]
    public void There_are_three_of_a_dimension_and_five_in_all_and_the_next_one_is_the_runner_up()
    {
        var plays = Enumerable.Range(1, 4).Select(number => Play($"P1{number}", "LEAD", "LEAD-01 < 2.6", effort: number))
            .Concat(Enumerable.Range(1, 4).Select(number => Play($"P2{number}", "INC", "INC-01 < 2.6", effort: number))).ToArray();

        var found = Recommend(plays, Items(("LEAD-01", 2), ("INC-01", 2)), Need("LEAD", 2.0), Need("INC", 2.2));

        Ids(found).ShouldBe(["P11", "P21", "P12", "P22", "P13"]);
        found.LeftOut.Select(left => (left.Candidate.Play.Id, left.Because)).ShouldBe(
            [("P23", LeftOutBecause.ListFull), ("P14", LeftOutBecause.ListFull), ("P24", LeftOutBecause.ListFull)]);
        found.Recommendations[0].RunnerUp!.Play.Id.ShouldBe("P14");
        found.Recommendations[1].RunnerUp!.Play.Id.ShouldBe("P23");
    }

    [Fact]
    public void A_fourth_of_a_dimension_makes_room_for_another()
    {
        var plays = Enumerable.Range(1, 4).Select(number => Play($"P1{number}", "LEAD", "LEAD-01 < 2.6", effort: 1)).Append(Play("P29", "INC", "INC-01 < 2.6", effort: 5)).ToArray();

        var found = Recommend(plays, Items(("LEAD-01", 2), ("INC-01", 2)), Need("LEAD", 2.0), Need("INC", 3.3));

        Ids(found).ShouldBe(["P11", "P12", "P13", "P29"]);
        found.LeftOut.ShouldHaveSingleItem().Because.ShouldBe(LeftOutBecause.DimensionFull);
    }

    [Theory]
    [InlineData(null, false, LeftOutBecause.UnderWay)]
    [InlineData("2026-06-01", false, LeftOutBecause.DoneRecently)]
    [InlineData("2026-04-01", false, LeftOutBecause.DoneRecently)]
    [InlineData("2026-03-31", false, null)]
    [InlineData("2026-06-01", true, null)]
    public void What_was_done_within_two_quarters_rests_unless_it_worked(string? ended, bool worked, LeftOutBecause? because)
    {
        PlayTakenUp[] taken = [new("P01", ended is null ? null : DateOnly.Parse(ended, System.Globalization.CultureInfo.InvariantCulture), worked)];

        var found = RecommendationRules.Of([Play("P01", "LEAD", "LEAD-01 < 2.6")], Items(("LEAD-01", 2)), [Need("LEAD", 2)], PlayTrack.With, taken, Today);

        found.Recommendations.Count.ShouldBe(because is null ? 1 : 0);
        found.LeftOut.SingleOrDefault()?.Because.ShouldBe(because!.Value);
    }

    [Fact]
    public void Where_standard_transactions_fail_they_come_before_technology()
    {
        Play[] plays =
        [
            Play("P41", "TECH", "TECH < 2.6", effort: 1), Play("P27", "PROC", "PROC-04 < 2.6", effort: 3), Play("P28", "PROC", "PROC-01 < 2.6", effort: 5)
        ];
        var facts = Items(("PROC-04", 2), ("PROC-01", 3.5)) with { Dimensions = [Scores(("PROC", 2.4), ("TECH", 1.5))] };

        var found = Recommend(plays, facts, Need("PROC", 2.4, weight: 6), Need("TECH", 1.5, weight: 30));

        Ids(found).ShouldBe(["P27", "P28", "P41"]);
        found.Recommendations[1].Chosen.Ground.ShouldBe(Ground.BasicsFirst);
        found.Recommendations[2].Chosen.Value.ShouldBeGreaterThan(found.Recommendations[0].Chosen.Value);
        var better = facts with { Dimensions = [Scores(("PROC", 2.6), ("TECH", 1.5))] };
        Ids(Recommend(plays, better, Need("PROC", 2.6, weight: 6), Need("TECH", 1.5, weight: 30))).ShouldBe(["P41", "P27"]);
    }

    [Fact]
    public void A_dimension_below_its_target_that_calls_for_nothing_gets_what_comes_closest()
    {
        Play[] plays = [Play("P01", "LEAD", "LEAD-01 < 2.6"), Play("P04", "LEAD", "LEAD-08 < 2.6")];

        var found = Recommend(plays, Items(("LEAD-01", 3.1), ("LEAD-08", 2.8)), Need("LEAD", 3.0));

        var only = found.Recommendations.ShouldHaveSingleItem().Chosen;
        (only.Play.Id, only.Ground, only.Reasons.Single().ToString()).ShouldBe(("P04", Ground.Closest, "LEAD-08 < 2.6"));
    }

    [Fact]
    public void All_of_several_triggers_have_to_hold_where_the_play_says_so()
    {
        Play[] plays = [Play("P36", "CHNG", "CHNG-01 >= 3.4", "CHNG-02 < 2.6") with { NeedsAll = true }];

        Recommend(plays, Items(("CHNG-01", 3.4), ("CHNG-02", 2.0)), Need("CHNG", 2)).Recommendations.ShouldHaveSingleItem().Chosen.Reasons.Count.ShouldBe(2);
        Recommend(plays, Items(("CHNG-01", 3.3), ("CHNG-02", 2.0)), Need("CHNG", 2)).Recommendations.ShouldBeEmpty();
        Recommend(plays, Items(("CHNG-02", 2.0)), Need("CHNG", 2)).Recommendations.ShouldBeEmpty("one of them is not known");
    }

    [Fact]
    public void A_play_with_a_fixed_priority_needs_no_dimension()
    {
        Play[] plays = [Play("P38", "", "finding INITIATIVE_WITHOUT_SCOPE") with { Dimensions = [], Priority = 5 }];

        Recommend(plays, PlayFacts.None, Need("LEAD", 2)).Recommendations.ShouldBeEmpty();
        var found = Recommend(plays, PlayFacts.None with { Findings = new HashSet<string> { "INITIATIVE_WITHOUT_SCOPE" } }, Need("LEAD", 2));
        found.Recommendations.ShouldHaveSingleItem().Chosen.Value.ShouldBe(5);
    }

    [Fact]
    public void Whatever_people_answered_the_list_keeps_its_rules() => Property.Holds(Gen.Choose(0, 1_000_000), seed =>
    {
        var random = new Random(seed);
        string[] dimensions = ["LEAD", "INC", "SILO", "PROC", "TECH"];
        var plays = Enumerable.Range(0, 40).Select(number =>
        {
            // The plays for standard transactions are what they are called.
            var dimension = number is 27 or 28 ? "PROC" : dimensions[random.Next(dimensions.Length)];
            return Play($"P{number:00}", dimension, $"{dimension}-0{random.Next(1, 7)} < 2.6", effort: random.Next(1, 6));
        }).ToArray();
        var items = Items([.. dimensions.SelectMany(code => Enumerable.Range(1, 6).Select(number => ($"{code}-0{number}", 1 + 4 * random.NextDouble())))])
            with { Dimensions = [dimensions.ToDictionary(code => code, _ => 1 + 4 * random.NextDouble())] };
        DimensionNeed[] needs = [.. dimensions.Select(code => Need(code, items.Dimensions[0][code], weight: random.Next(1, 20)))];

        var found = Recommend(plays, items, needs);

        found.Recommendations.Count.ShouldBeLessThanOrEqualTo(RecommendationRules.Most);
        found.Recommendations.GroupBy(each => each.Chosen.Dimension).ShouldAllBe(group => group.Count() <= RecommendationRules.MostPerDimension);
        Ids(found).ShouldBeUnique();
        Ids(found).ShouldNotContain(id => found.LeftOut.Any(left => left.Candidate.Play.Id == id));
        found.Recommendations.ShouldAllBe(each => each.Chosen.Priority!.Gap > 0);
        if (items.Dimensions[0]["PROC"] < 2.6 && found.Recommendations.FirstOrDefault(each => each.Chosen.Dimension == "TECH") is { } technology)
            found.Recommendations.Skip(technology.Rank).ShouldNotContain(each => each.Chosen.Play.Id == "P27" || each.Chosen.Play.Id == "P28");
    });

    private static string[] Ids(RecommendedPlays found) => [.. found.Recommendations.Select(each => each.Chosen.Play.Id)];

    private static RecommendedPlays Recommend(IReadOnlyList<Play> plays, PlayFacts facts, params DimensionNeed[] needs) =>
        RecommendationRules.Of(plays, facts, needs, PlayTrack.With, [], Today);

    private static DimensionNeed Need(string dimension, double score, double weight = 15) => new(dimension, score, 3.4, weight, 0, 1);

    private static PlayFacts Items(params (string Item, double Mean)[] items) =>
        PlayFacts.None with { Items = items.ToDictionary(item => item.Item, item => item.Mean) };

    private static Dictionary<string, double> Scores(params (string Dimension, double Score)[] scores) => scores.ToDictionary(score => score.Dimension, score => score.Score);

    private static Play Play(string id, string dimension, params string[] triggers) => Play(id, dimension, triggers, 1);

    private static Play Play(string id, string dimension, string trigger, int effort) => Play(id, dimension, [trigger], effort);

    private static Play Play(string id, string dimension, string[] triggers, int effort) => new(
        id, [dimension], [.. triggers.Select(trigger => PlayCondition.Parse(trigger)!)], false, null, PlayTrack.Both, PlayKind.Process, [5], [], effort, 8, [],
        new Dictionary<string, ExpectedEffect>(), WorksCouncilPart.None, [], []);
}
