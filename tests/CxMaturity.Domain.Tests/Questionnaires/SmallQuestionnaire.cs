using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.Questionnaires;

/// <summary>A small good questionnaire; tests hand in the one part that matters to them.</summary>
internal static class SmallQuestionnaire
{
    public static LocalizedText Text(string text) => new($"{text} de", $"{text} en");

    public static Item Agreement(string id, params Audience[] audiences) =>
        new(id, ItemKind.Agreement, 1, audiences is [] ? [Audience.X] : audiences, Text(id), []);

    public static Item Anchored(string id, int anchors = 5) =>
        new(id, ItemKind.Anchored, 1, [Audience.X], Text(id), [.. Enumerable.Range(1, anchors).Select(level => Text($"{level}"))], Text("evidence"));

    public static Item Choice(string id, int choices = 3) =>
        new(id, ItemKind.Choice, 1, [Audience.X], Text(id), [.. Enumerable.Range(1, choices).Select(choice => Text($"{choice}"))]);

    public static SubScale Scale(string code, params Item[] items) => new(code, Text(code), 1, items);

    public static Dimension Core(params SubScale[] scales) => new("LEAD", true, 60, 4, Text("LEAD"), Text("LEAD"), scales);

    public static Dimension Extension(params SubScale[] scales) => new("TECH", false, 40, 3.5, Text("TECH"), Text("TECH"), scales);

    public static Block Block(string code, params Item[] items) => new(code, Text(code), Text(code), items);

    public static readonly CapRules Caps = new(1, 3, 4, 0.3, 10);

    public static readonly IReadOnlyList<Dimension> Dimensions =
    [
        Core(Scale("LEAD-A", Agreement("LEAD-01"), Agreement("LEAD-02"), Anchored("LEAD-03"))),
        Extension(Scale("TECH-A", Agreement("TECH-01")))
    ];

    public static Questionnaire With(
        string id = "small",
        string version = "1.0",
        Headline headline = Headline.Overall,
        AgreementScale? scale = null,
        IReadOnlyList<MaturityLevel>? levels = null,
        PerspectiveWeights? perspectives = null,
        CapRules? caps = null,
        IReadOnlyList<Variant>? variants = null,
        IReadOnlyList<Dimension>? dimensions = null,
        IReadOnlyList<Block>? blocks = null) => new(
        id,
        version,
        headline,
        Text("name"),
        Text("description"),
        scale ?? new([.. Enumerable.Range(1, 5).Select(value => Text($"{value}"))], Text("cannot judge")),
        levels ?? [.. Enumerable.Range(1, 5).Select(level => new MaturityLevel(level, Text($"{level}"), Text($"{level}")))],
        perspectives ?? new(0.25, 0.25, 0.5),
        caps ?? Caps,
        variants ?? [new(Audience.X, Text("X"), 10)],
        dimensions ?? Dimensions,
        blocks ?? []);
}
