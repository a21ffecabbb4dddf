using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Questionnaires.SmallQuestionnaire;

namespace CxMaturity.Domain.Tests.Questionnaires;

public sealed class BuildingAQuestionnaire
{
    [Fact]
    public void Succeeds_when_nothing_is_wrong()
    {
        var questionnaire = With(blocks: [Block("CTX", Choice("CTX-01"))]);

        QuestionnaireRules.FaultsOf(questionnaire).ShouldBeEmpty();
        questionnaire.Find("TECH-01").ShouldNotBeNull();
        questionnaire.Find("CTX-01").ShouldNotBeNull();
        questionnaire.Find("TECH-02").ShouldBeNull();
        questionnaire.ItemsFor(Audience.X).Select(item => item.Id).ShouldBe(["LEAD-01", "LEAD-02", "LEAD-03", "TECH-01", "CTX-01"]);
        questionnaire.ItemsFor(Audience.F).ShouldBeEmpty();
        questionnaire.VariantFor(Audience.F).ShouldBeNull();
    }

    private static readonly Dictionary<string, (Func<Questionnaire> Build, string[] Faults)> Wrong = new()
    {
        ["id"] = (() => With(id: "Two words"), ["id id_form"]),
        ["version"] = (() => With(version: "1"), ["version version_form"]),
        ["translation"] = (() => With(dimensions:
            [Core(Scale("LEAD-A", Agreement("LEAD-01") with { Text = new("da", " ") })), Dimensions[1]]),
            ["dimensions[0].subScales[0].items[0].text translation_missing"]),
        ["both translations"] = (() => With(blocks: [Block("CTX", Choice("CTX-01")) with { Introduction = new("", "") }]),
            ["blocks[0].introduction translation_missing", "blocks[0].introduction translation_missing"]),
        ["labels"] = (() => With(scale: new([Text("no"), Text("yes")], Text("?"))), ["scale.labels scale_labels"]),
        ["levels"] = (() => With(levels: [new(2, Text("2"), Text("2")), new(1, Text("1"), Text("1"))]), ["levels levels"]),
        ["weight sum"] = (() => With(dimensions: [Dimensions[0], Dimensions[1] with { Weight = 40.001 }]), ["dimensions weight_sum"]),
        ["weight of nothing"] = (() => With(headline: Headline.Foundations, dimensions: [Dimensions[0] with { Weight = 0 }]),
            ["dimensions[0].weight weight_positive"]),
        ["weight that is no number"] = (() => With(headline: Headline.Foundations, dimensions: [Dimensions[0] with { Weight = double.NaN }]),
            ["dimensions[0].weight weight_positive"]),
        ["target"] = (() => With(dimensions: [Dimensions[0] with { Target = 5.1 }, Dimensions[1]]), ["dimensions[0].target target_range"]),
        ["perspectives"] = (() => With(perspectives: new(0.5, 0.5, 0)), ["perspectives perspective_sum"]),
        ["caps"] = (() => With(caps: new(5, 0, 6, 1.5, 0)),
        [
            "caps.foundationHeadroom cap_range", "caps.ceilingWithLevelOne cap_range", "caps.ceilingWithLevelTwo cap_range",
            "caps.minimumResponseRate cap_range", "caps.minimumPeople cap_people"
        ]),
        ["no variant"] = (() => With(variants: []), ["variants no_variants"]),
        ["variants"] = (() => With(variants: [new(Audience.X, Text("X"), 0), new(Audience.X, Text("X"), 1), new(Audience.A, Text("A"), 1)]),
            ["variants[0].minutes minutes", "variants[1].audience variant_twice", "variants[2] variant_without_items"]),
        ["no dimension"] = (() => With(headline: Headline.Foundations, dimensions: []),
            ["variants[0] variant_without_items", "dimensions no_dimensions"]),
        ["no core"] = (() => With(headline: Headline.Foundations, dimensions: [Dimensions[1]]), ["dimensions no_core"]),
        ["codes"] = (() => With(dimensions: [Dimensions[0], Extension(Scale("LEAD", Agreement("TECH-01")))], blocks: [Block("out", Choice("OUT-01"))]),
            ["dimensions[1].subScales[0].code code_unique", "blocks[0].code code_unique"]),
        ["empty"] = (() => With(dimensions: [Dimensions[0], Extension(Scale("TECH-A"))], blocks: [Block("OUT")]),
            ["dimensions[1].subScales[0].items empty", "blocks[0].items empty"]),
        ["items"] = (() => With(dimensions: [Dimensions[0], Extension(Scale("TECH-A",
            Agreement("tech-01"),
            Agreement("LEAD-01"),
            Agreement("TECH-02") with { Key = 0 },
            Agreement("TECH-03", Audience.X, Audience.X),
            Agreement("TECH-04", Audience.X, Audience.F)))]),
        [
            "dimensions[1].subScales[0].items[0].id item_id_form", "dimensions[1].subScales[0].items[1].id item_twice",
            "dimensions[1].subScales[0].items[2].key item_key", "dimensions[1].subScales[0].items[3].audiences item_audiences",
            "dimensions[1].subScales[0].items[4].audiences item_without_variant"
        ]),
        ["anchors"] = (() => With(dimensions:
            [Core(Scale("LEAD-A", Anchored("LEAD-01", 4), Choice("LEAD-02"), Agreement("LEAD-03") with { Anchors = [Text("1")] })), Dimensions[1]],
            blocks: [Block("CTX", Choice("CTX-01", 1), Choice("CTX-02", 10))]),
        [
            "dimensions[0].subScales[0].items[0].anchors anchors", "dimensions[0].subScales[0].items[1].kind choice_scored",
            "dimensions[0].subScales[0].items[2].anchors agreement_anchors",
            "blocks[0].items[0].anchors choices", "blocks[0].items[1].anchors choices"
        ])
    };

    public static TheoryData<string> Names => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fails_with_every_fault_and_its_place(string name) =>
        Should.Throw<InvalidQuestionnaireException>(() => Wrong[name].Build())
            .Faults.Select(fault => $"{fault.Path} {fault.Key["questionnaire.".Length..]}").ShouldBe(Wrong[name].Faults);

    [Fact]
    public void Needs_no_sum_of_weights_where_only_the_foundations_are_told() =>
        With(headline: Headline.Foundations, dimensions: [Dimensions[0]]).Dimensions.Count.ShouldBe(1);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(-1, false)]
    public void Lets_an_item_accept_its_scale_and_cannot_judge(int value, bool accepted)
    {
        Agreement("A").Accepts(value).ShouldBe(accepted);
        Anchored("A").Accepts(value).ShouldBe(accepted);
    }

    [Fact]
    public void Lets_a_choice_accept_its_own_classes_only()
    {
        Choice("A").Accepts(3).ShouldBeTrue();
        Choice("A").Accepts(4).ShouldBeFalse();
    }
}
