using System.Text.Json;
using System.Text.Json.Nodes;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Tests.Events;

/// <summary>
/// One stored event of every published version. A file is never edited: whoever wants another shape adds a version with a name and a
/// file of its own, and lifts the old one to it.
/// </summary>
public sealed class GoldenFiles
{
    private static readonly StoreModel Model = StoredEvents.Model("cx");
    private static readonly string Folder = Path.Combine(Source.Root, "tests", "CxMaturity.Web.Tests", "Events", "Golden");

    public static TheoryData<string> Names => [.. Model.Events.Keys, .. Model.OlderEvents.Keys];

    [Fact]
    public void There_is_one_for_each_name_in_the_registry_and_no_other() =>
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).ShouldBe([.. Names.Select(name => $"{name.Data}.json")], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_read_into_what_would_be_written_again(string name)
    {
        var golden = File.ReadAllText(Path.Combine(Folder, $"{name}.json"));
        var type = Model.Events.GetValueOrDefault(name) ?? Model.OlderEvents[name];

        var happened = JsonSerializer.Deserialize(golden, type, Model.Json);

        var written = JsonSerializer.Serialize(happened, type, Model.Json);
        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(golden)).ShouldBeTrue($"{name} is written as {written}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void They_leave_no_property_at_the_value_it_would_have_by_itself(string name)
    {
        // A property whose golden value is null or empty could go missing unnoticed.
        foreach (var (property, value) in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!.AsObject())
            (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || value.ToJsonString() is "0" or "\"\"" or "false")
                .ShouldBeFalse($"{name}.{property}");
    }
}
