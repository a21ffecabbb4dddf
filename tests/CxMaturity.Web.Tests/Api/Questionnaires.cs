using System.Text.Json;

namespace CxMaturity.Web.Tests.Api;

public sealed class Questionnaires(CxHost host)
{
    [Fact]
    public async Task Are_listed_with_names_variants_and_dimensions()
    {
        using var api = new Situations(host);

        var all = (await api.SendAsync(HttpMethod.Get, "/api/v1/questionnaires")).EnumerateArray().ToArray();

        all.Select(entry => entry.GetProperty("id").GetString()).ShouldBe([Situations.Executive, Situations.Full, Situations.Pulse], ignoreOrder: true);
        foreach (var entry in all)
        {
            entry.GetProperty("version").GetString().ShouldBe("1.0");
            entry.GetProperty("name").GetProperty("de").GetString().ShouldNotBeNullOrWhiteSpace();
            entry.GetProperty("name").GetProperty("en").GetString().ShouldNotBeNullOrWhiteSpace();
            entry.GetProperty("variants").GetArrayLength().ShouldBeGreaterThan(0);
            entry.GetProperty("dimensions").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task Carry_the_whole_instrument_in_the_full_one()
    {
        using var api = new Situations(host);

        var full = await api.QuestionnaireAsync(Situations.Full);

        full.GetProperty("dimensions").GetArrayLength().ShouldBe(11);
        full.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("code").GetString()).ShouldBe(["X", "M", "F", "A"], ignoreOrder: true);
        Items(full).Count(item => item.GetProperty("kind").GetString() is "agreement" or "anchored").ShouldBe(75);
        full.GetProperty("dimensions").EnumerateArray().Sum(dimension => dimension.GetProperty("weight").GetDouble()).ShouldBe(100, 1e-9);
    }

    private static IEnumerable<JsonElement> Items(JsonElement questionnaire) => questionnaire.GetProperty("dimensions").EnumerateArray()
        .SelectMany(dimension => dimension.GetProperty("subScales").EnumerateArray()).SelectMany(scale => scale.GetProperty("items").EnumerateArray());
}
