using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class WithholdingSmallGroups
{
    [Theory]
    [InlineData(0, Withheld.NoAnswers)]
    [InlineData(1, Withheld.TooFew)]
    [InlineData(4, Withheld.TooFew)]
    [InlineData(5, null)]
    public void A_role_group_is_shown_from_five_sheets_up(int executives, Withheld? withheld)
    {
        var result = Result(Small, [.. Alike(executives, Audience.X, Fives), .. Alike(6, Audience.F, Ones)], Disclosure.OfTrial);
        var group = result.Groups.Single(each => each.Audience == Audience.X);

        (group.Withheld, group.Sheets).ShouldBe((withheld, withheld == Withheld.TooFew ? null : executives));
        result.Of("LEAD").Score!.Value.ShouldBe(withheld is null ? (0.25 * 5 + 0.5 * 1) / 0.75 : 1, Tolerance);
        result.Sheets.ShouldBe(withheld is null ? 11 : 6);
    }

    [Fact]
    public void Nothing_of_a_withheld_group_shows_through()
    {
        Sheet[] others = [.. Alike(6, Audience.F, Ones), .. Alike(7, Audience.M, Fives)];

        var one = Result(Small, Cells(Small, [.. others, .. Alike(1, Audience.X, Ones)]), Disclosure.OfTrial);
        var four = Result(Small, Cells(Small, [.. others, .. Alike(4, Audience.X, Fives)]), Disclosure.OfTrial);

        // The fingerprint is of all sheets, and tells nothing about any.
        four.Digest.ShouldNotBe(one.Digest);
        Json.Of(four with { Digest = "" }).ShouldBe(Json.Of(one with { Digest = "" }));
    }

    [Fact]
    public void When_all_groups_are_too_small_nothing_is_shown()
    {
        var result = Result(Small,
            [.. Alike(4, Audience.X, Fives), .. Alike(4, Audience.M, Fives), .. Alike(4, Audience.F, Fives)], Disclosure.OfGroups);

        (result.Overall, result.Foundations, result.Sheets).ShouldBe((null, null, 0));
        result.Dimensions.ShouldAllBe(dimension => dimension.Score == null && dimension.Pooled == null && dimension.N == 0);
        result.Dimensions.SelectMany(dimension => dimension.Items).Concat(result.BlockItems)
            .ShouldAllBe(item => item.Mean == null && item.N == 0 && item.Values.Count == 0);
    }

    [Fact]
    public void Each_measure_decides_for_itself_which_groups_are_large_enough()
    {
        var result = Result(Small,
            [.. Alike(4, Audience.M, Fives),
                Sheet(9, Audience.M, ("OUT-01", 3)), Sheet(10, Audience.M, ("OUT-01", 3)), .. Alike(5, Audience.F, Ones)],
            Disclosure.OfTrial);
        var dimension = result.Of("LEAD");

        result.Groups.Single(group => group.Audience == Audience.M).Sheets.ShouldBe(6);
        (dimension.Score, dimension.N).ShouldBe((1.0, 5));
        dimension.Groups.Single(group => group.Audience == Audience.M).ShouldBe(new GroupScore(Audience.M, null, null, Withheld.TooFew));
        (result.Item("LEAD-01").N, result.Item("LEAD-01").Open).ShouldBe((5, 0));
    }

    [Fact]
    public void A_dimension_of_which_too_few_spoke_is_withheld_and_says_so()
    {
        var result = Result(Full, [.. Alike(6, Audience.F, ("LEAD-01", 4)), .. Alike(4, Audience.M, ("INC-01", 4))], Disclosure.OfTrial);
        var five = Alike(6, Audience.F, ("LEAD-01", 4)).Take(5).Append(Sheet(77, Audience.F, ("INC-01", 2), ("LEAD-01", Item.CannotJudge)));

        result.Of("INC").Withheld.ShouldBe(Withheld.NoAnswers);
        Result(Full, [.. five], Disclosure.OfTrial).Of("INC").Withheld.ShouldBe(Withheld.TooFew);
        Result(Full, [.. five], Disclosure.OfTrial).Of("LEAD").Withheld.ShouldBeNull();
    }

    [Fact]
    public void A_scale_that_no_published_group_is_asked_says_so()
    {
        var scale = Result(Small, [.. Alike(5, Audience.F, Ones)], Disclosure.OfTrial)
            .Of("LEAD").SubScales.Single(each => each.Code == "LEAD-B");

        (scale.Score, scale.Withheld).ShouldBe((null, Withheld.NotAsked));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void How_answers_are_spread_is_shown_from_ten_people_up(int people, bool shown)
    {
        var item = Result(Small, [.. Alike(people, Audience.F, Ones)], Disclosure.OfTrial).Item("LEAD-01");

        (item.Values.Count > 0, item.Favourable is not null, item.Mean).ShouldBe((shown, shown, 1.0));
    }

    [Fact]
    public void A_person_sees_all_of_their_own_sheet()
    {
        var result = WaveScoring.OfSheet(Small, Id(1), Audience.F, "north",
            new Dictionary<string, int> { ["LEAD-01"] = 4, ["LEAD-02"] = 1 });

        (result.Of("LEAD").Score, result.Item("LEAD-01").Mean).ShouldBe((4.5, 4.0));
        result.Item("LEAD-01").Values.ShouldBe([0, 0, 0, 1, 0]);
    }

    private static readonly (string, int)[] Fives = [("LEAD-01", 5), ("LEAD-02", 1)];
    private static readonly (string, int)[] Ones = [("LEAD-01", 1), ("LEAD-02", 5)];
}
