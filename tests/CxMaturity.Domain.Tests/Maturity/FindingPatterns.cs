using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>Patterns in published results, at the very edges of their rules.</summary>
public sealed class FindingPatterns
{
    private static readonly Questionnaire Asked = Of(
    [
        Dimension("LEAD", true, 15, Scale("LEAD-A", 1, Agreement("LEAD-07"), Agreement("LEAD-08", audiences: "XM"))),
        Dimension("INC", true, 15, Scale("INC-A", 1, Agreement("INC-03"), Agreement("INC-04", key: -1))),
        Dimension("ROLE", true, 15, Scale("ROLE-A", 1, Agreement("ROLE-01")), Scale("ROLE-B", 1, Agreement("ROLE-02"))),
        .. Weights.Where(known => known.Code is not ("LEAD" or "INC" or "ROLE")).Select(known => Simple(known.Code, known.Code == "SILO", known.Weight))
    ]);

    [Theory]
    [InlineData(3.4, 3.4, 3.4, GateState.Open)]
    [InlineData(3.39, 3.4, 5, GateState.HalfOpen)]
    [InlineData(2.6, 5, 5, GateState.HalfOpen)]
    [InlineData(2.59, 5, 5, GateState.Closed)]
    public void A_gate_of_the_litmus_test_opens_with_the_score(double culture, double pay, double followThrough, GateState expected)
    {
        var gates = Litmus(Result(scores: [("ENAB", culture)], items: [("INC-03", pay), ("LEAD-07", followThrough), ("LEAD-08", followThrough)]));

        gates.Select(gate => gate.Key).ShouldBe(["culture", "pay", "follow_through"]);
        gates[0].State.ShouldBe(expected);
        gates[0].Score.ShouldBe(culture);
        gates[2].State.ShouldBe(followThrough >= 3.4 ? GateState.Open : GateState.HalfOpen);
    }

    [Fact]
    public void A_gate_is_as_open_as_its_worst_item_and_reversed_items_are_turned()
    {
        var pay = Litmus(Result(items: [("INC-03", 4.5), ("INC-04", 3.5)]))[1];

        pay.Evidence.ShouldBe([new("INC-03", 4.5), new("INC-04", 2.5)]);
        pay.State.ShouldBe(GateState.Closed);
    }

    [Fact]
    public void A_gate_that_nobody_measured_is_neither_open_nor_closed_and_without_any_there_is_no_test()
    {
        Litmus(Result(scores: [("ENAB", 4)])).Select(gate => gate.State).ShouldBe([GateState.Open, GateState.Unknown, GateState.Unknown]);
        FindingRules.Of(Asked, Result()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2.6, 2.59, 5, true)]
    [InlineData(2.6, 5, 2.59, true)]
    [InlineData(2.59, 1, 1, false)]
    [InlineData(5, 2.6, 2.6, false)]
    public void Described_journeys_without_owners_or_incentives_are_a_tapestry(double journeys, double owners, double incentives, bool found) =>
        Codes(Result(scores: [("PROC", journeys), ("INC", incentives)], scales: [("ROLE-A", owners)])).Contains(FindingCode.Tapestry).ShouldBe(found);

    [Theory]
    [InlineData(3.4, 1, 2.59, 5, true)]
    [InlineData(1, 3.4, 5, 2.59, true)]
    [InlineData(3.39, 3.39, 1, 1, false)]
    [InlineData(5, 5, 2.6, 2.6, false)]
    public void People_who_could_and_are_held_back_are_in_a_dilemma(double processes, double insight, double incentives, double silo, bool found) =>
        Codes(Result(scores: [("PROC", processes), ("INSI", insight), ("INC", incentives), ("SILO", silo)])).Contains(FindingCode.Dilemma).ShouldBe(found);

    [Theory]
    [InlineData(0.7, FindingCode.StructuresDoNotGrip, true)]
    [InlineData(0.69, FindingCode.StructuresDoNotGrip, false)]
    [InlineData(-0.7, FindingCode.StructuresDoNotGrip, false)]
    [InlineData(-0.7, FindingCode.GoodWillAlone, true)]
    [InlineData(-0.69, FindingCode.GoodWillAlone, false)]
    [InlineData(0.7, FindingCode.GoodWillAlone, false)]
    public void Practice_and_perception_that_part_are_found_from_seven_tenths(double gap, FindingCode code, bool found)
    {
        var findings = FindingRules.Of(Asked, Result(gaps: [("ROLE", gap)]));

        findings.Any(finding => finding.Code == code).ShouldBe(found);
        if (found)
            findings.Single(finding => finding.Code == code).Evidence.ShouldBe([new("ROLE", gap)]);
    }

    [Fact]
    public void What_is_withheld_takes_part_in_no_finding() =>
        Codes(Result(scores: [("PROC", 4.5), ("INSI", 4.5)])).ShouldBe([]);

    private static IReadOnlyList<Gate> Litmus(MaturityResult result) =>
        FindingRules.Of(Asked, result).Single(finding => finding.Code == FindingCode.LitmusTest).Gates;

    private static FindingCode[] Codes(MaturityResult result) =>
        [.. FindingRules.Of(Asked, result).Select(finding => finding.Code).Where(code => code != FindingCode.LitmusTest)];

    /// <summary>A result that shows just this; everything else is withheld.</summary>
    private static MaturityResult Result(
        (string Code, double Value)[]? scores = null, (string Code, double Value)[]? scales = null, (string Code, double Value)[]? items = null,
        (string Code, double Value)[]? gaps = null) => new(ResultScope.Wave, 20, 40, 0.5, [], null, Withheld.CoreMissing, null, Withheld.CoreMissing,
        [
            .. Asked.Dimensions.Select(dimension => new DimensionResult(
                dimension.Code, dimension.Core, dimension.Weight, dimension.Target, Find(scores, dimension.Code), null, null, null, 20, null, null, null, [], null,
                [.. dimension.SubScales.Select(scale => new SubScaleResult(scale.Code, Find(scales, scale.Code), 20, null))],
                [.. dimension.Items.Select(item => new ItemResult(item.Id, Find(items, item.Id), null, 20, 0, 0, [], null))],
                null, null, Nothing, Nothing, Find(gaps, dimension.Code) is { } gap ? new(gap, 20, null) : null, null, null, null, [], []))
        ],
        [], "", [], null, null, 5);

    private static SideScore Nothing => new(null, 0, Withheld.NoAnswers, null);

    private static double? Find((string Code, double Value)[]? known, string code) =>
        known?.Where(each => each.Code == code).Select(each => (double?)each.Value).FirstOrDefault();
}
