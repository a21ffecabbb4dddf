using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Recommendations;

namespace CxMaturity.Domain.Tests.Recommendations;

public sealed class FindingByRule
{
    [Fact]
    public void A_low_dimension_is_one_and_names_its_target()
    {
        var found = Of(("LEAD", 2.0), ("INC", 4.6), ("SILO", 4.6), ("ROLE", 4.6), ("STRAT", 4.6));

        var low = found.Single(each => each.Rule == FindingRule.DimensionLow);
        (low.Subject, low.Dimension, low.Severity).ShouldBe(("LEAD", "LEAD", Severity.High));
        low.Evidence[0].ShouldBe(new("LEAD", 2.0));
        low.Evidence[1].Code.ShouldBe("target");
        low.References.ShouldBe([FindingReference.Whole]);
        found.ShouldContain(each => each.Rule == FindingRule.CapC1 && each.Subject == "LEAD");
    }

    [Fact]
    public void What_lies_below_its_target_by_less_than_matters_is_none()
    {
        Of(("LEAD", 3.0)).ShouldContain(each => each.Rule == FindingRule.BelowTarget && each.Subject == "LEAD");
        Of(("LEAD", 3.3)).ShouldNotContain(each => each.Subject == "LEAD");
    }

    [Fact]
    public void Every_finding_has_a_subject_of_its_own() => Property.Holds(GeneratedWave.Results, result =>
    {
        var found = ResultFindings.Of(SampleQuestionnaire.Full, result);

        found.Select(each => (each.Rule, each.Subject)).ShouldBeUnique();
        found.ShouldAllBe(each => each.References.Count == 1 && each.Evidence.All(evidence => !double.IsNaN(evidence.Value)));
        found.Where(each => each.Rule == FindingRule.DimensionLow).ShouldAllBe(each => each.Evidence[0].Value < ResultFindings.Low);
    });
}
