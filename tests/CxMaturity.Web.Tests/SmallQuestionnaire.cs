using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Tests;

/// <summary>A questionnaire small enough to reckon by hand: four foundations and one extension, two items each, and one block.</summary>
internal static class SmallQuestionnaire
{
    private static readonly Audience[] Everybody = [Audience.X, Audience.M, Audience.F];
    private static readonly Audience[] WithAuditors = [Audience.X, Audience.M, Audience.F, Audience.A];

    private static readonly Dimension[] All =
    [
        Dimension("LEAD", true, 4, new("Engagement der Unternehmensleitung", "Leadership commitment")),
        Dimension("INC", true, 4, new("Ausrichtung der Anreize", "Incentive alignment")),
        Dimension("SILO", true, 4, new("Überwindung von Silos", "Silo breakdown")),
        Dimension("ROLE", true, 4, new("Rollenklarheit", "Role clarity")),
        Dimension("PROC", false, 3.5, new("Journeys, Kernprozesse & Einfachheit", "Journeys, core processes & simplicity"))
    ];

    /// <summary>All five dimensions with an overall standing.</summary>
    public static readonly Questionnaire Full = Of("small-full", Headline.Overall, All);

    /// <summary>The four foundations alone.</summary>
    public static readonly Questionnaire CoreOnly = Of("small-core", Headline.Foundations, [.. All.Where(dimension => dimension.Core)]);

    /// <summary>Answers that give each dimension the value named, by dimension code; what is not named is left open.</summary>
    public static Dictionary<string, int> Answers(Questionnaire questionnaire, Audience audience, params (string Dimension, int Value)[] values) =>
        values.SelectMany(value => questionnaire.Dimensions.First(dimension => dimension.Code == value.Dimension).Items
                .Where(item => item.IsFor(audience))
                .Select(item => (item.Id, Value: item.Key > 0 ? value.Value : 6 - value.Value)))
            .ToDictionary(answer => answer.Id, answer => answer.Value, StringComparer.Ordinal);

    /// <summary>Answers that give every dimension the same value.</summary>
    public static Dictionary<string, int> Answers(Questionnaire questionnaire, Audience audience, int value) =>
        Answers(questionnaire, audience, [.. questionnaire.Dimensions.Select(dimension => (dimension.Code, value))]);

    /// <summary>The result of a wave with these sheets, in which twice as many people were asked.</summary>
    public static MaturityResult Wave(
        Questionnaire questionnaire, Disclosure disclosure, params (Audience Audience, IReadOnlyDictionary<string, int> Answers)[] sheets)
    {
        var cells = sheets.GroupBy(sheet => sheet.Audience)
            .Select(group => group.Select((sheet, i) => (Id: new Guid(i + 1, 0, 0, new byte[8]), Scored: ScoredSheet.Of(questionnaire, group.Key, sheet.Answers)))
                .Aggregate(CellSums.Empty(group.Key, "all"), (cell, sheet) => cell.Add(sheet.Id, sheet.Scored, submitted: true)))
            .ToArray();
        var heads = RoleGroups.All.ToDictionary(group => ("all", group), group => 2 * sheets.Count(sheet => sheet.Audience == group));
        return WaveScoring.OfWave(new(questionnaire, cells, new(["all"], heads), disclosure, new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero)));
    }

    /// <summary>The same in another version, in which the role groups count otherwise.</summary>
    public static Questionnaire FullBy(string version, PerspectiveWeights perspectives) => Of("small-full", Headline.Overall, All, version, perspectives);

    private static Questionnaire Of(
        string id, Headline headline, IReadOnlyList<Dimension> dimensions, string version = "1.0", PerspectiveWeights? perspectives = null) => new(
        id, version, headline,
        new("Kleiner Fragebogen", "Small questionnaire"),
        new("Zum Nachrechnen.", "To reckon by hand."),
        new([
            new("trifft gar nicht zu", "strongly disagree"), new("trifft eher nicht zu", "tend to disagree"),
            new("teils, teils", "partly agree, partly disagree"), new("trifft eher zu", "tend to agree"), new("trifft voll zu", "strongly agree")
        ], new("kann ich nicht beurteilen", "cannot judge")),
        [
            new(1, new("Innenorientiert", "Inward-oriented"), new("Produkt und Bereich stehen im Vordergrund.", "Product and unit come first.")),
            new(2, new("Kundenorientiert", "Customer-oriented"), new("Guter Wille, einzelne Inseln.", "Good will, islands of action.")),
            new(3, new("Customer-Journey-orientiert", "Journey-oriented"), new("Journeys sind beschrieben und gemessen.", "Journeys are described and measured.")),
            new(4, new("Kundenzentriert", "Customer-centric"), new("Verantwortliche entscheiden.", "Owners decide.")),
            new(5, new("Kundenzentriert & lernend", "Customer-centric & learning"), new("Verankert und lernend.", "Embedded and learning."))
        ],
        perspectives ?? new(0.25, 0.25, 0.5),
        new(1, 3, 4, 0.3, 10),
        [
            new(Audience.X, new("Unternehmensleitung", "Executives"), 5), new(Audience.M, new("Mittleres Management", "Middle management"), 5),
            new(Audience.F, new("Mitarbeitende", "Staff"), 5), new(Audience.A, new("Audit", "Audit"), 5)
        ],
        dimensions,
        [
            new("OUT", new("Wirkung", "Outcome"), new("Was daraus wird.", "What comes of it."),
            [
                new("OUT-01", ItemKind.Agreement, 1, Everybody, new("Unsere Kundschaft bleibt gern.", "Our customers like to stay."), []),
                new("OUT-02", ItemKind.Choice, 1, Everybody, new("Wie lange arbeiten Sie hier?", "How long have you worked here?"),
                    [new("unter 2 Jahre", "below 2 years"), new("2 Jahre und länger", "2 years and longer")])
            ])
        ]);

    private static Dimension Dimension(string code, bool core, double target, LocalizedText name) => new(
        code, core, 20, target, name, new($"Worum es geht: {name.De}.", $"What it is about: {name.En}."),
        [
            new($"{code}-A", new($"Teil von {name.De}", $"Part of {name.En}"), 1,
            [
                new($"{code}-01", ItemKind.Agreement, -1, Everybody, new($"{name.De} fehlt bei uns.", $"{name.En} is missing here."), []),
                new($"{code}-02", ItemKind.Anchored, 1, WithAuditors, new($"Wie steht es um: {name.De}?", $"Where do we stand on: {name.En}?"),
                    [.. Enumerable.Range(1, 5).Select(level => new LocalizedText($"Beschreibung {level}", $"Description {level}"))],
                    new("Beleg", "Evidence"))
            ])
        ]);
}
