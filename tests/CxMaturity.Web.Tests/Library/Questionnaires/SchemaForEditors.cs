using System.Text.Json;
using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Tests.Library.Questionnaires;

public sealed class SchemaForEditors
{
    private static readonly JsonElement Definitions =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Assessments, "questionnaire.schema.json"))).RootElement.GetProperty("$defs");

    [Fact]
    public void Describes_each_kind_of_map_once() =>
        Definitions.EnumerateObject().Select(definition => definition.Name)
            .ShouldBe(QuestionnaireKeys.All.Select(keys => keys.Name), ignoreOrder: true);

    [Fact]
    public void Knows_and_requires_the_keys_that_the_library_knows_and_requires()
    {
        foreach (var keys in QuestionnaireKeys.All)
        {
            var definition = Definitions.GetProperty(keys.Name);
            definition.GetProperty("properties").EnumerateObject().Select(property => property.Name)
                .ShouldBe(keys.Known, ignoreOrder: true, keys.Name);
            definition.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)
                .ShouldBe(keys.Required, ignoreOrder: true, keys.Name);
            definition.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(keys.Name);
        }
    }

    [Fact]
    public void Explains_every_key()
    {
        foreach (var definition in Definitions.EnumerateObject())
            foreach (var property in definition.Value.GetProperty("properties").EnumerateObject())
                (property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _))
                    .ShouldBeTrue($"{definition.Name}.{property.Name}");
    }

    [Fact]
    public void Is_named_in_the_first_line_of_every_file()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Assessments, "*.yaml"))
            File.ReadLines(file).First().ShouldBe("# yaml-language-server: $schema=./questionnaire.schema.json", file);
    }
}
