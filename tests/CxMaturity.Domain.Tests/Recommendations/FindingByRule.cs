using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Domain.Tests.Maturity;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Recommendations;

public sealed class FindingByRule
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_low_dimension_is_one_and_names_its_target(int answer, bool low)
    {
        var found = ResultFindings.Of(Full, Scored(("LEAD", answer)));

        found.Any(each => each.Rule == FindingRule.DimensionLow && each.Subject == "LEAD").ShouldBe(low);
        if (!low)
            return;
        var lead = found.Single(each => each.Rule == FindingRule.DimensionLow);
        (lead.Dimension, lead.Severity).ShouldBe(("LEAD", Severity.High));
        lead.Evidence.Select(evidence => evidence.Code).Take(2).ShouldBe(["LEAD", "target"]);
        lead.Evidence[0].Value.ShouldBe(answer, 1e-9);
        lead.References.ShouldBe([FindingReference.Whole]);
        found.ShouldContain(each => each.Rule == FindingRule.CapC1 && each.Subject == "LEAD");
    }

    [Fact]
    public void Where_all_is_well_there_is_nothing() => ResultFindings.Of(Full, Scored()).Where(each => each.Rule is not (FindingRule.Provisional or FindingRule.Doubtful)).ShouldBeEmpty();

    [Fact]
    public void Every_finding_has_a_subject_of_its_own_and_shows_only_what_is_published() => Property.Holds(GeneratedWave.Any, wave =>
    {
        var result = Result(wave.Questionnaire, wave.Sheets, Disclosure.OfTrial);

        var found = ResultFindings.Of(wave.Questionnaire, result);

        found.Select(each => (each.Rule, each.Subject)).ShouldBeUnique();
        found.ShouldAllBe(each => each.References.Count == 1);
        found.SelectMany(each => each.Evidence).ShouldAllBe(evidence => !double.IsNaN(evidence.Value));
        foreach (var low in found.Where(each => each.Rule == FindingRule.DimensionLow))
            result.Dimensions.Single(dimension => dimension.Code == low.Subject).Score!.Value.ShouldBeLessThan(ResultFindings.Low);
    }, times: 30);

    private static MaturityResult Scored(params (string Dimension, int Answer)[] answers) => Result(Full,
    [
        .. Enumerable.Range(0, 20).Select(number => new Sheet(Id(number), number < 8 ? Audience.M : Audience.F, "north",
            Full.Dimensions.SelectMany(dimension => dimension.Items.Select(item => (item, answer: answers.FirstOrDefault(each => each.Dimension == dimension.Code).Answer is > 0 and var given ? given : 5)))
                .ToDictionary(pair => pair.item.Id, pair => pair.item.Key > 0 ? pair.answer : 6 - pair.answer)))
    ], Disclosure.OfTrial);
}
