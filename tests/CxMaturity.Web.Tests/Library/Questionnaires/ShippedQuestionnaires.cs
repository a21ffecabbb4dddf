using System.Text.Json;
using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Tests.Library.Questionnaires;

public sealed class ShippedQuestionnaires
{
    private static readonly QuestionnaireFilesResult Library = QuestionnaireFiles.Read(Repository.Assessments);

    private static Questionnaire Shipped(string id) => Library.Files.Single(file => file.Id == id).Questionnaire.ShouldNotBeNull();

    private static IEnumerable<Item> Scored(Questionnaire questionnaire) => questionnaire.Dimensions.SelectMany(dimension => dimension.Items);

    private static IEnumerable<Item> All(Questionnaire questionnaire) =>
        Scored(questionnaire).Concat(questionnaire.Blocks.SelectMany(block => block.Items));

    [Fact]
    public void Are_all_free_of_faults()
    {
        FaultText.Of(Library.Faults).ShouldBeEmpty();
        Library.Files.Select(file => file.Path).ShouldBe(
            ["assessments/cx-executive-check-1.0.yaml", "assessments/cx-full-1.0.yaml", "assessments/cx-pulse-1.0.yaml"]);
        Library.Files.ShouldAllBe(file => file.Questionnaire!.Id == file.Id && file.Questionnaire.Version == file.Version);
    }

    [Theory]
    //                 items anch rev  X  M  F  A weight target
    [InlineData("LEAD", 8, 2, 2, 8, 8, 5, 2, 15, 4.0)]
    [InlineData("INC", 8, 2, 2, 8, 8, 5, 2, 15, 4.0)]
    [InlineData("SILO", 8, 2, 2, 8, 8, 6, 2, 15, 4.0)]
    [InlineData("ROLE", 8, 2, 2, 7, 8, 6, 2, 15, 4.0)]
    [InlineData("STRAT", 6, 1, 2, 6, 6, 3, 1, 7, 3.5)]
    [InlineData("INSI", 6, 1, 1, 6, 6, 5, 1, 7, 3.5)]
    [InlineData("MEAS", 6, 1, 1, 6, 6, 2, 1, 6, 3.5)]
    [InlineData("ENAB", 6, 1, 1, 5, 6, 4, 1, 6, 3.5)]
    [InlineData("PROC", 6, 1, 1, 6, 6, 5, 1, 6, 3.5)]
    [InlineData("TECH", 6, 1, 2, 6, 6, 3, 1, 3, 3.5)]
    [InlineData("CHNG", 7, 1, 2, 7, 7, 6, 1, 5, 3.5)]
    public void Ask_in_the_whole_instrument_what_each_dimension_needs(
        string code, int items, int anchored, int reverse, int x, int m, int f, int a, double weight, double target)
    {
        var dimension = Shipped("cx-full").Dimensions.Single(dimension => dimension.Code == code);

        dimension.Items.Count().ShouldBe(items);
        dimension.Items.Count(item => item.Kind == ItemKind.Anchored).ShouldBe(anchored);
        dimension.Items.Count(item => item.Key == -1).ShouldBe(reverse);
        Enum.GetValues<Audience>().Select(audience => dimension.Items.Count(item => item.IsFor(audience))).ShouldBe([x, m, f, a]);
        (dimension.Weight, dimension.Target, dimension.Core).ShouldBe((weight, target, target == 4.0));
        dimension.SubScales.Select(scale => scale.Weight).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("cx-full", Headline.Overall, "LEAD INC SILO ROLE STRAT INSI MEAS ENAB PROC TECH CHNG", "X73 M75 F50 A15", 75)]
    [InlineData("cx-executive-check", Headline.Foundations, "LEAD INC SILO ROLE", "X31", 31)]
    [InlineData("cx-pulse", Headline.Foundations, "LEAD INC SILO ROLE CHNG", "X38 M39 F28", 39)]
    public void Have_the_variants_they_promise(string id, Headline headline, string dimensions, string variants, int items)
    {
        var questionnaire = Shipped(id);

        questionnaire.Headline.ShouldBe(headline);
        questionnaire.Dimensions.Select(dimension => dimension.Code).ShouldBe(dimensions.Split(' '));
        questionnaire.Variants
            .Select(variant => $"{variant.Audience}{Scored(questionnaire).Count(item => item.IsFor(variant.Audience))}")
            .ShouldBe(variants.Split(' '));
        Scored(questionnaire).Count().ShouldBe(items);
    }

    [Fact]
    public void Count_what_the_whole_instrument_and_its_core_ask()
    {
        var items = Scored(Shipped("cx-full")).ToArray();
        var core = Shipped("cx-full").Dimensions.Where(dimension => dimension.Core).SelectMany(dimension => dimension.Items).ToArray();

        items.Count(item => item.Kind == ItemKind.Anchored).ShouldBe(15);
        items.Count(item => item.Key == -1).ShouldBe(18);
        items.Where(item => item.IsFor(Audience.A)).ShouldAllBe(item => item.Kind == ItemKind.Anchored && item.Evidence != null);
        Enum.GetValues<Audience>().Select(audience => core.Count(item => item.IsFor(audience))).ShouldBe([31, 32, 22, 8]);
        Shipped("cx-full").Blocks.Select(block => $"{block.Code} {block.Items.Count}").ShouldBe(["OUT 3", "CTX 2"]);
        Shipped("cx-pulse").Blocks.SelectMany(block => block.Items).Select(item => item.Id).ShouldBe(["ENAB-01"]);
    }

    [Fact]
    public void Say_word_for_word_what_the_instrument_says()
    {
        var instrument = JsonDocument.Parse(File.ReadAllText(
            Repository.At("tests", "CxMaturity.Web.Tests", "Library", "Questionnaires", "instrument.json"))).RootElement;
        var full = Shipped("cx-full");
        var dimensions = instrument.GetProperty("dimensions").EnumerateArray().ToArray();
        full.Dimensions.Count.ShouldBe(dimensions.Length);

        instrument.GetProperty("scale").GetProperty("likert").EnumerateArray().Select(Text).ShouldBe(full.Scale.Labels);
        Text(instrument.GetProperty("scale").GetProperty("na")).ShouldBe(full.Scale.CannotJudge);
        foreach (var (expected, dimension) in dimensions.Zip(full.Dimensions))
        {
            dimension.Code.ShouldBe(expected.GetProperty("code").GetString());
            dimension.Core.ShouldBe(expected.GetProperty("core").GetBoolean());
            dimension.Weight.ShouldBe(expected.GetProperty("weight").GetDouble());
            dimension.Name.ShouldBe(Text(expected.GetProperty("name")));
            dimension.Definition.ShouldBe(Text(expected.GetProperty("definition")));
            var scales = expected.GetProperty("subscales").EnumerateArray().ToArray();
            dimension.SubScales.Select(scale => (scale.Code, scale.Name))
                .ShouldBe(scales.Select(scale => (scale.GetProperty("code").GetString()!, Text(scale.GetProperty("name")))));
            dimension.SubScales.Select(scale => scale.Items.Count)
                .ShouldBe(scales.Select(scale => scale.GetProperty("items").GetArrayLength()));
            foreach (var (item, question) in scales.SelectMany(scale => scale.GetProperty("items").EnumerateArray()).Zip(dimension.Items))
                ShouldSayTheSame(question, item);
        }
    }

    [Fact]
    public void Mean_the_same_by_the_same_id_in_every_file()
    {
        var full = Shipped("cx-full");
        foreach (var other in Library.Files.Select(file => file.Questionnaire!))
            foreach (var item in All(other))
            {
                var original = full.Find(item.Id).ShouldNotBeNull();
                (item.Kind, item.Key, item.Text, item.Evidence).ShouldBe((original.Kind, original.Key, original.Text, original.Evidence));
                item.Anchors.ShouldBe(original.Anchors);
                item.Audiences.ShouldBe(original.Audiences.Where(audience => other.VariantFor(audience) is not null));
            }

        foreach (var dimension in Library.Files.SelectMany(file => file.Questionnaire!.Dimensions))
        {
            var original = full.Dimensions.Single(candidate => candidate.Code == dimension.Code);
            (dimension.Name, dimension.Definition, dimension.Core, dimension.Weight, dimension.Target)
                .ShouldBe((original.Name, original.Definition, original.Core, original.Weight, original.Target));
        }
    }

    private static void ShouldSayTheSame(Item question, JsonElement item)
    {
        question.Id.ShouldBe(item.GetProperty("id").GetString());
        question.Kind.ShouldBe(item.GetProperty("kind").GetString() == "bars" ? ItemKind.Anchored : ItemKind.Agreement);
        question.Key.ShouldBe(item.GetProperty("key").GetInt32());
        question.Audiences.Select(audience => audience.ToString())
            .ShouldBe(item.GetProperty("audiences").EnumerateArray().Select(audience => audience.GetString()));
        question.Text.ShouldBe(Text(item.GetProperty("text")));
        question.Anchors.ShouldBe(item.TryGetProperty("anchors", out var anchors) ? anchors.EnumerateArray().Select(Text) : []);
        question.Evidence.ShouldBe(item.TryGetProperty("evidence", out var evidence) ? Text(evidence) : null);
    }

    private static LocalizedText Text(JsonElement text) => new(text.GetProperty("de").GetString()!, text.GetProperty("en").GetString()!);
}
