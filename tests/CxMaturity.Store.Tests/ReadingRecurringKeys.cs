using System.Text.Json;

namespace CxMaturity.Store.Tests;

/// <summary>Maps of numbers come back as they were written, whatever their keys look like.</summary>
public sealed class ReadingRecurringKeys
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new RecurringKeys() } };

    [Theory]
    [InlineData("LEAD-01")]
    [InlineData("Führung")]
    [InlineData("with \"quotes\" and \\")]
    [InlineData("")]
    public void Every_key_comes_back(string key)
    {
        IReadOnlyDictionary<string, int> map = new Dictionary<string, int> { [key] = 4, ["other"] = -1 };
        var text = JsonSerializer.Serialize(map, Json);

        text.ShouldBe(JsonSerializer.Serialize(map));
        JsonSerializer.Deserialize<IReadOnlyDictionary<string, int>>(text, Json).ShouldBe(map);
    }

    [Fact]
    public void Ten_thousand_keys_share_the_table_without_being_mixed_up()
    {
        IReadOnlyDictionary<string, int> map = Enumerable.Range(0, 10_000).ToDictionary(number => $"item-{number}");
        var text = JsonSerializer.Serialize(map, Json);

        JsonSerializer.Deserialize<IReadOnlyDictionary<string, int>>(text, Json).ShouldBe(map);
        JsonSerializer.Deserialize<IReadOnlyDictionary<string, int>>(text, Json).ShouldBe(map);
    }

    [Fact]
    public void A_key_that_recurs_is_one_string()
    {
        var (one, other) = (Read("""{"LEAD-01":1}"""), Read("""{"LEAD-01":2}"""));

        one.Keys.Single().ShouldBeSameAs(other.Keys.Single());
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("""{"a":"1"}""")]
    [InlineData("""{"a":1.5}""")]
    public void What_is_no_map_of_whole_numbers_is_refused(string text) => Should.Throw<JsonException>(() => Read(text));

    private static IReadOnlyDictionary<string, int> Read(string text) => JsonSerializer.Deserialize<IReadOnlyDictionary<string, int>>(text, Json)!;
}
