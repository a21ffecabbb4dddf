using System.Text.Json;

namespace CxMaturity.Web.Tests;

/// <summary>
/// A trial wave of the full questionnaire, answered and read through the API alone, against the formulae of the method written down once
/// more from the questionnaire as the API lists it.
/// </summary>
public sealed class SixtySheets(CxHost host)
{
    private const double Exact = 1e-9;

    private sealed record Person(string Variant, Dictionary<string, int> Answers);

    private sealed record Scale(double Weight, (string Id, int Key, string[] Audiences)[] Items);

    private sealed record Measure(string Code, bool Core, double Weight, Scale[] Scales);

    [Theory]
    [InlineData(20260301)]
    public async Task Give_the_scores_that_the_formulae_give(int seed)
    {
        using var api = new Situations(host);
        var questionnaire = await api.QuestionnaireAsync(Situations.Full);
        var people = await AnswerAsync(api, questionnaire, new Random(seed));

        var results = people.Results;

        results.GetProperty("n").GetInt32().ShouldBe(55);
        var expected = Measures(questionnaire).Select(measure => (Measure: measure, Groups: "XMF".Select(group => Group(measure, people.All, $"{group}")).ToArray())).ToArray();
        foreach (var (measure, groups) in expected)
        {
            var actual = results.GetProperty("dimensions").EnumerateArray().Single(entry => entry.GetProperty("code").GetString() == measure.Code);
            actual.GetProperty("score").GetDouble().ShouldBe(Organisation(groups), Exact, measure.Code);
            actual.GetProperty("pooled").GetDouble().ShouldBe(groups.SelectMany(group => group).Average(), Exact, measure.Code);
            actual.GetProperty("index").GetDouble().ShouldBe((Organisation(groups) - 1) / 4 * 100, Exact, measure.Code);
            actual.GetProperty("level").GetInt32().ShouldBe(LevelOf(Organisation(groups)), measure.Code);
            actual.GetProperty("n").GetInt32().ShouldBe(groups.Sum(group => group.Count), measure.Code);
            var auditors = Group(measure, people.All, "A");
            if (auditors.Count > 0)
                actual.GetProperty("auditors").GetDouble().ShouldBe(auditors.Average(), Exact, measure.Code);
            foreach (var (group, i) in "XMF".Select((group, i) => (group, i)))
                actual.GetProperty("groups").EnumerateArray().Single(entry => entry.GetProperty("code").GetString() == $"{group}")
                    .GetProperty("score").GetDouble().ShouldBe(groups[i].Average(), Exact, $"{measure.Code} {group}");
        }

        var overall = expected.Sum(entry => entry.Measure.Weight * Organisation(entry.Groups)) / expected.Sum(entry => entry.Measure.Weight);
        var said = results.GetProperty("overall");
        said.GetProperty("score").GetDouble().ShouldBe(overall, Exact);
        said.GetProperty("index").GetDouble().ShouldBe((overall - 1) / 4 * 100, Exact);
        said.GetProperty("rawLevel").GetInt32().ShouldBe(LevelOf(overall));
        var levels = expected.Select(entry => (entry.Measure.Core, Level: LevelOf(Organisation(entry.Groups)))).ToArray();
        var capped = new[]
        {
            LevelOf(overall), 1 + levels.Where(entry => entry.Core).Min(entry => entry.Level),
            levels.Any(entry => entry.Level == 1) ? 3 : 5, levels.Any(entry => entry.Level <= 2) ? 4 : 5
        }.Min();
        said.GetProperty("level").GetInt32().ShouldBe(capped);
        results.GetProperty("foundations").GetProperty("score").GetDouble()
            .ShouldBe(expected.Where(entry => entry.Measure.Core).Average(entry => Organisation(entry.Groups)), Exact);
    }

    /// <summary>Twelve, eighteen and twenty-five of the role groups and five auditors; some items are left out, some cannot be judged.</summary>
    private static async Task<(List<Person> All, JsonElement Results)> AnswerAsync(Situations api, JsonElement questionnaire, Random random)
    {
        var people = new List<Person>();
        foreach (var (variant, count) in new[] { ("X", 12), ("M", 18), ("F", 25), ("A", 5) })
        {
            var items = questionnaire.GetProperty("variants").EnumerateArray().Single(entry => entry.GetProperty("code").GetString() == variant)
                .GetProperty("items").EnumerateArray().Select(item => item.GetString()!).ToArray();
            for (var i = 0; i < count; i++)
            {
                // Some people leave out much, so that the half rules come to bear.
                var missing = i % 4 == 0 ? 0.45 : 0.08;
                people.Add(new(variant, items.Where(_ => random.NextDouble() > missing)
                    .ToDictionary(item => item, _ => random.NextDouble() < 0.1 ? 0 : Math.Clamp(random.Next(1, 5) + i % 2, 1, 5))));
            }
        }

        // Items of the blocks have scales of their own.
        var scored = Measures(questionnaire).SelectMany(measure => measure.Scales).SelectMany(scale => scale.Items).Select(item => item.Id).ToHashSet();
        var wave = await api.WaveAsync(Situations.Full, units: [new { code = "HQ", name = new { de = "a", en = "b" }, headcount = new { X = 14, M = 30, F = 90 } }]);
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (person, _) =>
        {
            var sheet = await wave.SheetAsync(person.Variant);
            foreach (var (item, value) in person.Answers.Where(answer => scored.Contains(answer.Key)))
                await wave.AnswerAsync(sheet, item, value == 0 ? "na" : value);
            await wave.SubmitAsync(sheet);
        });
        await wave.CloseAsync();
        return (people, await wave.ResultsAsync());
    }

    private static Measure[] Measures(JsonElement questionnaire) =>
    [
        .. questionnaire.GetProperty("dimensions").EnumerateArray().Select(dimension => new Measure(
            dimension.GetProperty("code").GetString()!, dimension.GetProperty("core").GetBoolean(), dimension.GetProperty("weight").GetDouble(),
            [.. dimension.GetProperty("subScales").EnumerateArray().Select(scale => new Scale(scale.GetProperty("weight").GetDouble(),
                [.. scale.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("key").GetInt32(),
                    item.GetProperty("audiences").EnumerateArray().Select(audience => audience.GetString()!).ToArray()))]))]))
    ];

    private static List<double> Group(Measure measure, IEnumerable<Person> people, string variant) =>
        [.. people.Where(person => person.Variant == variant).Select(person => Score(measure, person)).OfType<double>()];

    private static double? Score(Measure measure, Person person)
    {
        double sum = 0, there = 0, asked = 0;
        foreach (var scale in measure.Scales)
        {
            var items = scale.Items.Where(item => item.Audiences.Contains(person.Variant)).ToArray();
            if (items.Length == 0)
                continue;
            asked += scale.Weight;
            var values = items.Where(item => person.Answers.GetValueOrDefault(item.Id) != 0)
                .Select(item => item.Key == 1 ? person.Answers[item.Id] : 6 - person.Answers[item.Id]).ToArray();
            if (values.Length < (items.Length + 1) / 2)
                continue;
            sum += scale.Weight * values.Average();
            there += scale.Weight;
        }

        return there == 0 || there < asked / 2 - 1e-12 ? null : sum / there;
    }

    private static double Organisation(List<double>[] groups) => 0.25 * groups[0].Average() + 0.25 * groups[1].Average() + 0.5 * groups[2].Average();

    private static int LevelOf(double score) => Math.Min(5, (int)Math.Floor((score - 1) / 0.8 + 1e-9) + 1);
}
