using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class MeasuringGaps
{
    [Theory]
    [InlineData("LEAD", 1.6, 2.4)]
    [InlineData("LEAD", 4.0, 0)]
    [InlineData("LEAD", 4.7, 0)]
    [InlineData("TECH", 2.4, 1.1)]
    [InlineData("TECH", 3.5, 0)]
    public void A_gap_is_what_is_missing_to_the_target_and_never_negative(string dimension, double score, double gap) =>
        Unanimous(Full, (dimension, score)).Of(dimension).Gap!.Value.ShouldBe(gap, Tolerance);

    [Fact]
    public void Shares_weigh_the_gaps_and_add_up_to_the_whole()
    {
        var result = Unanimous(Full, ("LEAD", 3.0), ("INC", 4.5), ("TECH", 1.0), ("STRAT", 2.5));

        // 15 · 1.0, 0, 3 · 2.5 and 7 · 1.0
        result.Of("LEAD").GapShare!.Value.ShouldBe(15 / 29.5, Tolerance);
        result.Of("INC").GapShare.ShouldBe(0);
        result.Of("TECH").GapShare!.Value.ShouldBe(7.5 / 29.5, Tolerance);
        result.Dimensions.Sum(dimension => dimension.GapShare ?? 0).ShouldBe(1, Tolerance);
    }

    [Fact]
    public void Without_gaps_there_are_no_shares() =>
        Unanimous(Full, [.. Weights.Select(dimension => (dimension.Code, 4.5))])
            .Dimensions.ShouldAllBe(dimension => dimension.GapShare == 0);

    [Fact]
    public void A_dimension_that_was_not_measured_has_no_gap()
    {
        var dimension = Unanimous(Full, ("LEAD", 3.0)).Of("TECH");

        (dimension.Gap, dimension.GapShare).ShouldBe((null, null));
    }

    [Fact]
    public void A_gap_is_seen_from_the_score_that_is_shown() =>
        Result(Full, [Cell(Audience.F, 5, ("LEAD", 3.96))], Disclosure.OfGroups).Of("LEAD").Gap.ShouldBe(0);
}
