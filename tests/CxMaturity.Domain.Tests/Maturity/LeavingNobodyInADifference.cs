using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>What a score leaves out, because it may not be shown, is in no other figure of the result either.</summary>
public sealed class LeavingNobodyInADifference
{
    private static readonly Questionnaire Three = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2"), Agreement("D-3")))]);

    [Fact]
    public void Reliability_is_of_those_role_groups_that_are_shown()
    {
        var result = Result(Disclosure.OfGroups, [.. Differing(3, Audience.X), .. Differing(40, Audience.F)]);

        (result.Sheets, result.Quality!.Reliability.Single().N).ShouldBe((40, 40));
    }

    [Fact]
    public void A_view_that_all_share_is_in_no_gap_and_in_no_sum()
    {
        var sheets = Differing(30, Audience.F).Concat(Enumerable.Range(0, 8).Select(_ => (Audience.M, Answers(5, 5, 5), true))).ToArray();
        var (named, trial) = (Result(Disclosure.OfGroups, sheets), Result(Disclosure.OfTrial, sheets));

        named.Of("D").Views.Single(view => view.Audience == Audience.M).Withheld.ShouldBe(Withheld.AllAlike);
        named.Of("D").Gaps.ShouldBeEmpty();
        (named.Of("D").N, named.Quality!.Sensitivity.Count(each => each.NWith != 30)).ShouldBe((30, 0));
        trial.Of("D").Gaps.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_a_handful_answered_to_one_item_is_not_in_the_shares_of_its_dimension()
    {
        // Four of the middle judge the third item, and all four favourably.
        var sheets = Differing(30, Audience.F).Concat(Enumerable.Range(0, 10).Select(i => (Audience.M, Answers(1 + i % 3, 2, i < 4 ? 5 : Item.CannotJudge), false))).ToArray();
        var dimension = Result(Disclosure.OfGroups, sheets).Of("D");

        dimension.Items.Sum(item => item.N).ShouldBe(110);
        dimension.CannotJudge.ShouldBe(0, "the six who cannot judge would tell that four could");
        dimension.Favourable!.Value.ShouldBe(dimension.Items.Sum(item => item.Favourable!.Value * item.N) / 110, 0.001);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Of_few_people_no_share_tells_how_their_answers_are_spread(int people, bool shown) =>
        (Result(Disclosure.OfGroups, [.. Differing(people, Audience.F)]).Of("D").Favourable is not null).ShouldBe(shown);

    [Fact]
    public void A_rate_of_more_answers_than_people_is_none()
    {
        var result = Result(Disclosure.OfGroups, [.. Differing(12, Audience.F)], headcount: 11);

        (result.ResponseRate, result.Headcount, result.Units.Single().ResponseRate).ShouldBe((null, 11, null));
        result.Of("D").Precision!.Kind.ShouldBe(PrecisionKind.MoreAnswersThanPeople);
    }

    [Theory]
    [InlineData(0, false, Withheld.NoAnswers)]
    [InlineData(3, false, Withheld.TooFew)]
    [InlineData(12, true, Withheld.AllAlike)]
    public void A_measure_without_a_score_says_why(int people, bool alike, Withheld why)
    {
        var result = Result(Disclosure.OfGroups, alike ? [.. Enumerable.Range(0, people).Select(_ => (Audience.F, Answers(4, 4, 4), false))] : [.. Differing(people, Audience.F)]);

        (result.Of("D").Score, result.Of("D").Withheld).ShouldBe((null, why));
        result.Of("D").Items.ShouldAllBe(item => item.Withheld == why);
    }

    private static IEnumerable<(Audience, Dictionary<string, int>, bool)> Differing(int people, Audience audience) =>
        Enumerable.Range(0, people).Select(i => (audience, Answers(1 + i % 5, 1 + (i + i / 5) % 5, 1 + (i + i / 7) % 5), i % 4 == 0));

    private static Dictionary<string, int> Answers(int first, int second, int third) => new() { ["D-1"] = first, ["D-2"] = second, ["D-3"] = third };

    private static MaturityResult Result(Disclosure disclosure, (Audience Audience, Dictionary<string, int> Answers, bool Hasty)[] sheets, int headcount = 200)
    {
        var cells = new Dictionary<Audience, CellSums>();
        IReadOnlyDictionary<string, ProductSums> products = new Dictionary<string, ProductSums>();
        for (var i = 0; i < sheets.Length; i++)
        {
            var (audience, scored) = (sheets[i].Audience, ScoredSheet.Of(Three, sheets[i].Audience, sheets[i].Answers, sheets[i].Hasty));
            (cells[audience], products) = ((cells.GetValueOrDefault(audience) ?? CellSums.Empty(audience, "north")).Add(Id(i + 1), scored, submitted: true), ItemProducts.Add(products, scored));
        }

        return WaveScoring.OfWave(new(Three, [.. cells.Values], Headcounts(0, 0, headcount), disclosure, Closed, products));
    }
}
