using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests;

/// <summary>Questionnaires in a line or two: a test says what matters to it, and the rest is filled in.</summary>
public static class SampleQuestionnaire
{
    public static readonly PerspectiveWeights Perspectives = new(0.25, 0.25, 0.5);

    public static readonly CapRules Caps = new(FoundationHeadroom: 1, CeilingWithLevelOne: 3, CeilingWithLevelTwo: 4,
        MinimumResponseRate: 0.3, MinimumPeople: 10);

    /// <summary>Codes and weights of the whole instrument; the first four are the foundations.</summary>
    public static readonly IReadOnlyList<(string Code, double Weight)> Weights =
    [
        ("LEAD", 15), ("INC", 15), ("SILO", 15), ("ROLE", 15),
        ("STRAT", 7), ("INSI", 7), ("MEAS", 6), ("ENAB", 6), ("PROC", 6), ("TECH", 3), ("CHNG", 5)
    ];

    /// <summary>A dimension of two agreement items (one reverse-keyed) and an anchored one; beside it an item and a choice.</summary>
    public static readonly Questionnaire Small = Of(
        [
            Dimension("LEAD", true, 100,
                Scale("LEAD-A", 1, Agreement("LEAD-01"), Agreement("LEAD-02", key: -1)),
                Scale("LEAD-B", 1, Anchored("LEAD-03", "XMA")))
        ],
        [new("OUT", Text("Outcome"), Text("Outcome"), [Agreement("OUT-01", audiences: "XM"), Choice("CTX-01", 3, "XMF")])]);

    /// <summary>Eleven dimensions with a scale of two items each.</summary>
    public static readonly Questionnaire Full = Of([.. Weights.Select((dimension, i) => Simple(dimension.Code, i < 4, dimension.Weight))]);

    public static Questionnaire Of(
        IReadOnlyList<Dimension> dimensions,
        IReadOnlyList<Block>? blocks = null,
        Headline headline = Headline.Overall,
        PerspectiveWeights? perspectives = null,
        string version = "1.0") => new(
            "sample", version, headline, Text("Sample"), Text("A sample"),
            new([.. Enumerable.Range(1, 5).Select(value => Text($"Agreement {value}"))], Text("Cannot judge")),
            [.. Enumerable.Range(1, 5).Select(level => new MaturityLevel(level, Text($"Level {level}"), Text($"Meaning {level}")))],
            perspectives ?? Perspectives,
            Caps,
            [
                .. dimensions.SelectMany(dimension => dimension.Items).SelectMany(item => item.Audiences).Distinct().Order()
                    .Select(audience => new Variant(audience, Text($"Variant {audience}"), 5))
            ],
            dimensions,
            blocks ?? []);

    public static Dimension Dimension(string code, bool core, double weight, params SubScale[] scales) =>
        new(code, core, weight, core ? 4.0 : 3.5, Text(code), Text(code), scales);

    /// <summary>A dimension of one scale with two agreement items for all role groups.</summary>
    public static Dimension Simple(string code, bool core, double weight) =>
        Dimension(code, core, weight, Scale($"{code}-A", 1, Agreement($"{code}-01"), Agreement($"{code}-02", key: -1)));

    public static SubScale Scale(string code, double weight, params Item[] items) => new(code, Text(code), weight, items);

    public static Item Agreement(string id, int key = 1, string audiences = "XMF") =>
        new(id, ItemKind.Agreement, key, Audiences(audiences), Text(id), []);

    public static Item Anchored(string id, string audiences = "XM", int key = 1) =>
        new(id, ItemKind.Anchored, key, Audiences(audiences), Text(id),
            [.. Enumerable.Range(1, 5).Select(level => Text($"{id} {level}"))], Text(id));

    public static Item Choice(string id, int classes, string audiences = "XMF") =>
        new(id, ItemKind.Choice, 1, Audiences(audiences), Text(id),
            [.. Enumerable.Range(1, classes).Select(number => Text($"{id} {number}"))]);

    private static Audience[] Audiences(string letters) => [.. letters.Select(letter => Enum.Parse<Audience>($"{letter}"))];

    private static LocalizedText Text(string text) => new($"{text} (de)", $"{text} (en)");
}
