using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class RoundingForDisplay
{
    [Theory]
    [InlineData(3.456, 29, 3.5)]
    [InlineData(3.456, 30, 3.46)]
    [InlineData(3.45, 29, 3.5)]
    [InlineData(2.25, 5, 2.3)]
    [InlineData(2.35, 5, 2.4)]
    [InlineData(3.125, 30, 3.13)]
    [InlineData(2.675, 30, 2.68)]
    [InlineData(1.005, 30, 1.01)]
    [InlineData(3.4499999, 29, 3.4)]
    [InlineData(1, 5, 1)]
    [InlineData(5, 100, 5)]
    public void Scores_have_two_decimals_from_thirty_people_up_and_one_below(double score, int people, double shown) =>
        Disclosure.OfGroups.Score(score, people).ShouldBe(shown);

    [Theory]
    [InlineData(62.5, 63)]
    [InlineData(62.75, 63)]
    [InlineData(0.5, 1)]
    [InlineData(62.499, 62)]
    [InlineData(100, 100)]
    public void An_index_has_no_decimals(double index, double shown) => Disclosure.OfGroups.Index(index).ShouldBe(shown);

    [Fact]
    public void Trial_waves_and_own_sheets_are_not_rounded()
    {
        foreach (var disclosure in new[] { Disclosure.OfTrial, Disclosure.OfOwnSheet })
            (disclosure.Score(3.456789, 5), disclosure.Index(61.4321)).ShouldBe((3.456789, 61.4321));
    }

    [Theory]
    [InlineData(29, 2.6)]
    [InlineData(30, 2.59)]
    public void Levels_come_from_unrounded_scores(int people, double shown)
    {
        var result = Result(OneDimension, [Cell(Audience.F, people, ("D", 2.589))], Disclosure.OfGroups);

        (result.Overall!.Score, result.Overall.RawLevel, result.Of("D").Score, result.Of("D").Level).ShouldBe((shown, 2, shown, 2));
    }

    [Fact]
    public void The_index_comes_from_the_unrounded_score() =>
        Result(OneDimension, [Cell(Audience.F, 5, ("D", 3.24))], Disclosure.OfGroups).Overall!.Index.ShouldBe(56);

    [Fact]
    public void Each_group_is_rounded_by_its_own_number_of_people()
    {
        var dimension = Result(OneDimension, [Cell(Audience.M, 5, ("D", 3.456)), Cell(Audience.F, 30, ("D", 3.456))], Disclosure.OfGroups)
            .Of("D");

        dimension.Groups.Single(group => group.Audience == Audience.M).Score.ShouldBe(3.5);
        dimension.Groups.Single(group => group.Audience == Audience.F).Score.ShouldBe(3.46);
        dimension.Score.ShouldBe(3.46);
    }

    [Fact]
    public void No_unrounded_score_of_a_small_wave_is_left_anywhere_in_its_result()
    {
        // Twenty-three sheets leave no mean that happens to be round.
        var sheets = Enumerable.Range(1, 23).Select(number => Sheet(number, RoleGroups.All[number % 3],
            ("LEAD-01", 1 + number * 7 % 5), ("LEAD-02", 1 + number * 3 % 4), ("LEAD-03", 1 + number % 4), ("OUT-01", 1 + number % 5)));
        var result = Result(Small, [.. sheets], Disclosure.OfGroups);

        double?[] scores =
        [
            result.Overall!.Score, result.Foundations!.Score,
            .. result.Dimensions.SelectMany(dimension => new[] { dimension.Score, dimension.Pooled, dimension.Gap }),
            .. result.Dimensions.SelectMany(dimension => dimension.Groups).Select(group => group.Score),
            .. result.Dimensions.SelectMany(dimension => dimension.SubScales).Select(scale => scale.Score),
            .. result.Dimensions.SelectMany(dimension => dimension.Items).Concat(result.BlockItems).Select(item => item.Mean),
            .. result.Overall.Caps.SelectMany(cap => cap.Lifts).Select(lift => lift.From)
        ];
        foreach (var score in scores.OfType<double>())
            Math.Round(score, 1).ShouldBe(score, 1e-12);
        scores.OfType<double>().Count().ShouldBeGreaterThan(8);
    }

    private static readonly Questionnaire OneDimension = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1")))]);
}
