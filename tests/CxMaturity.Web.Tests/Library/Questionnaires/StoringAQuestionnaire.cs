using System.Globalization;
using System.Text.Json;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Tests.Library.Questionnaires;

public sealed class StoringAQuestionnaire
{
    private static Questionnaire Parse(string yaml)
    {
        var file = QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, yaml);
        FaultText.Of(file.Faults).ShouldBeEmpty();
        return file.Questionnaire.ShouldNotBeNull();
    }

    private static string Hash(string yaml) => QuestionnaireHash.Of(Parse(yaml));

    [Fact]
    public void As_JSON_and_back_keeps_the_hash()
    {
        foreach (var file in QuestionnaireFiles.Read(Repository.Assessments).Files)
        {
            var json = QuestionnaireJson.Write(file.Questionnaire!);
            var back = QuestionnaireJson.Read(json);

            QuestionnaireHash.Of(back).ShouldBe(QuestionnaireHash.Of(file.Questionnaire!));
            QuestionnaireJson.Write(back).ShouldBe(json);
        }
    }

    [Fact]
    public void Writes_names_and_texts_as_they_are_and_nothing_that_can_be_worked_out()
    {
        var root = JsonDocument.Parse(QuestionnaireJson.Write(Parse(SmallQuestionnaire.Yaml))).RootElement;
        var dimension = root.GetProperty("Dimensions")[0];

        root.GetProperty("Headline").GetString().ShouldBe("Overall");
        dimension.TryGetProperty("Items", out _).ShouldBeFalse();
        var item = dimension.GetProperty("SubScales")[0].GetProperty("Items")[0];
        item.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["Id", "Kind", "Key", "Audiences", "Text", "Anchors", "Evidence"], ignoreOrder: true);
        item.GetProperty("Audiences")[0].GetString().ShouldBe("X");
        QuestionnaireJson.Write(Parse(SmallQuestionnaire.Yaml)).ShouldContain("weiß nicht");
    }

    [Fact]
    public void Inside_an_event_works_whatever_the_options_of_the_event_are()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new QuestionnaireJsonConverter() } };
        var published = new Published(Parse(SmallQuestionnaire.Yaml), "abc");

        var back = JsonSerializer.Deserialize<Published>(JsonSerializer.Serialize(published, options), options).ShouldNotBeNull();

        QuestionnaireHash.Of(back.Content).ShouldBe(QuestionnaireHash.Of(published.Content));
    }

    [Fact]
    public void Refuses_a_wrong_one_on_the_way_out_too()
    {
        var json = QuestionnaireJson.Write(Parse(SmallQuestionnaire.Yaml));

        Should.Throw<InvalidQuestionnaireException>(() => QuestionnaireJson.Read(json.Replace("TECH-01", "LEAD-01", StringComparison.Ordinal)));
        Should.Throw<JsonException>(() => QuestionnaireJson.Read(json.Replace("\"Scale\":", "\"Skala\":", StringComparison.Ordinal)));
        Should.Throw<JsonException>(() => QuestionnaireJson.Read("null"));
    }

    [Fact]
    public void Ignores_comments_formatting_and_the_order_of_keys()
    {
        var original = Hash(SmallQuestionnaire.Yaml);

        Hash("# a remark\n" + SmallQuestionnaire.Yaml).ShouldBe(original);
        Hash(SmallQuestionnaire.Yaml.Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldBe(original);
        Hash(SmallQuestionnaire.With("name: { de: Klein, en: Small }", "name:\n  en: \"Small\"\n  de: >\n    Klein")).ShouldBe(original);
        Hash(SmallQuestionnaire.With("audiences: [F]", "audiences:\n          - F")).ShouldBe(original);
        Hash(SmallQuestionnaire.With("weight: 60", "weight: 60.00")).ShouldBe(original);
        Hash(SmallQuestionnaire.With("    core: true\n    weight: 60\n", "    weight: 60\n    core: true\n")).ShouldBe(original);
    }

    [Theory]
    [InlineData("en: Statement one", "en: Statement 1")]
    [InlineData("de: weiß nicht", "de: Weiß nicht")]
    [InlineData("minutes: 5", "minutes: 6")]
    [InlineData("key: -1", "key: 1")]
    [InlineData("target: 3.5", "target: 3.6")]
    [InlineData("core: false", "core: true")]
    [InlineData("headline: overall", "headline: foundations")]
    [InlineData("minimumPeople: 10", "minimumPeople: 11")]
    [InlineData("{ de: a, en: a }\n              - { de: b, en: b }", "{ de: b, en: b }\n              - { de: a, en: a }")]
    [InlineData("evidence: { de: Protokolle, en: Minutes of meetings }", "")]
    public void Notices_every_change_of_a_value(string passage, string replacement) =>
        Hash(SmallQuestionnaire.With(passage, replacement)).ShouldNotBe(Hash(SmallQuestionnaire.Yaml));

    [Fact]
    public void Hashes_the_same_in_every_culture_and_in_years_to_come()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Hash(SmallQuestionnaire.Yaml).ShouldBe("4b306c3b6a0703ac6ef1e18623c18071d297f8e267a5b2a389d9af406036a037");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed record Published(Questionnaire Content, string Hash);
}
