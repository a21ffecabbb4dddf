using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>When there is an overall score, and what a questionnaire that asks the foundations only may say.</summary>
public sealed class SpeakingOfTheWhole
{
    [Fact]
    public void A_core_only_questionnaire_speaks_of_the_foundations()
    {
        var core = Of([.. Weights.Take(4).Select(dimension => Simple(dimension.Code, true, dimension.Weight))],
            headline: Headline.Foundations);

        var result = Unanimous(core, ("LEAD", 4.0), ("INC", 1.6), ("SILO", 4.2), ("ROLE", 4.4));

        (result.Overall, result.OverallWithheld).ShouldBe((null, Withheld.FoundationsOnly));
        result.Headline.ShouldBeSameAs(result.Foundations);
        result.Foundations!.Score.ShouldBe(3.55, Tolerance);
        (result.Foundations.RawLevel, result.Foundations.Level).ShouldBe((4, 2));
        result.Foundations.Caps.Select(cap => cap.Code).ShouldBe([CapCode.C1, CapCode.C2a]);
    }

    [Fact]
    public void The_foundations_weigh_the_same_whatever_their_weight_in_the_whole()
    {
        var questionnaire = Of([Simple("LEAD", true, 70), Simple("INC", true, 30)]);

        var result = Unanimous(questionnaire, ("LEAD", 4.0), ("INC", 3.0));

        result.Foundations!.Score.ShouldBe(3.5, Tolerance);
        result.Overall!.Score.ShouldBe(3.7, Tolerance);
        result.Headline.ShouldBeSameAs(result.Overall);
    }

    [Fact]
    public void Extensions_have_no_say_about_the_foundations()
    {
        var result = Unanimous(Full, [.. Weights.Select((dimension, i) => (dimension.Code, i < 4 ? 4.5 : 1.0))]);

        (result.Foundations!.Level, result.Foundations.Caps.Count).ShouldBe((5, 0));
        result.Overall!.Level.ShouldBe(3);
    }

    [Fact]
    public void Without_one_foundation_there_is_no_overall_score_and_none_of_the_foundations()
    {
        var result = Unanimous(Full, [.. Weights.Skip(1).Select(dimension => (dimension.Code, 4.0))]);

        (result.Overall, result.OverallWithheld).ShouldBe((null, Withheld.CoreMissing));
        (result.Foundations, result.FoundationsWithheld).ShouldBe((null, Withheld.CoreMissing));
        result.Of("INC").Score!.Value.ShouldBe(4, Tolerance);
        (result.Of("LEAD").Score, result.Of("LEAD").Withheld).ShouldBe((null, Withheld.NoAnswers));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(49.9, false)]
    [InlineData(60, true)]
    public void Half_of_the_weight_must_be_measured(double weight, bool measured)
    {
        var questionnaire = Of([Simple("LEAD", true, weight), Simple("TECH", false, 100 - weight)]);

        var result = Unanimous(questionnaire, ("LEAD", 4.0));

        (result.Overall is not null, result.OverallWithheld).ShouldBe((measured, measured ? null : Withheld.TooLittleMeasured));
        result.Foundations!.Score.ShouldBe(4, Tolerance);
    }

    [Fact]
    public void A_wave_without_sheets_has_a_result_that_says_so()
    {
        var result = Result(Full, [], Disclosure.OfGroups, new Dictionary<Audience, int> { [Audience.F] = 10 });

        (result.Sheets, result.ResponseRate, result.Overall, result.Foundations, result.Headline).ShouldBe((0, 0.0, null, null, null));
        result.Groups.Select(group => group.Withheld).ShouldAllBe(withheld => withheld == Withheld.NoAnswers);
        result.Dimensions.Select(dimension => dimension.Score).ShouldAllBe(score => score == null);
    }
}
