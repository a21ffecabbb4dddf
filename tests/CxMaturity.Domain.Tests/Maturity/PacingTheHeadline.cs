using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class PacingTheHeadline
{
    [Theory]
    [InlineData(4, 2, 90, 3)]
    [InlineData(4, 2, 10, 3)]
    [InlineData(4, 2, 182, 4)]
    [InlineData(3, 2, 90, 3)]
    [InlineData(1, 4, 90, 1)]
    [InlineData(5, 1, 365, 5)]
    public void Rises_by_at_most_one_level_per_quarter_and_falls_at_once(int level, int last, int days, int named) =>
        CapFinder.HeadlineLevel(level, (last, Closed.AddDays(-days)), Closed).ShouldBe(named);

    [Fact]
    public void The_first_headline_is_what_it_is() => CapFinder.HeadlineLevel(5, null, Closed).ShouldBe(5);

    [Fact]
    public void The_computed_level_stands_beside_with_the_reason()
    {
        var cells = RoleGroups.All.Select(group => Cell(group, 20, [.. Weights.Select(dimension => (dimension.Code, 4.5))])).ToArray();

        var standing = WaveScoring.OfWave(new(Full, cells, Headcounts(20, 20, 20), Disclosure.OfTrial, Closed, LastHeadline: (2, Closed.AddDays(-91)))).Overall!;

        (standing.RawLevel, standing.Level, standing.HeadlineLevel).ShouldBe((5, 5, 3));
        (standing.IsPaced, standing.IsCapped).ShouldBe((true, false));
        Json.Of(standing.Caps.Single()).ShouldBe(Json.Of(new Cap(CapCode.C6, 3, [], [])));
    }

    [Fact]
    public void A_level_that_stands_still_is_not_held_back_by_pace()
    {
        var cells = RoleGroups.All.Select(group => Cell(group, 20, [.. Weights.Select(dimension => (dimension.Code, dimension.Code == "INC" ? 1.5 : 4.5))])).ToArray();

        var standing = WaveScoring.OfWave(new(Full, cells, Headcounts(20, 20, 20), Disclosure.OfTrial, Closed, LastHeadline: (2, Closed.AddDays(-91)))).Overall!;

        (standing.Level, standing.HeadlineLevel).ShouldBe((2, 2));
        (standing.IsPaced, standing.IsCapped).ShouldBe((false, true));
    }
}
