using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>A sheet that counts.</summary>
public sealed record Sheet(Guid Id, Audience Audience, string Unit, IReadOnlyDictionary<string, int> Answers);

/// <summary>Sheets and their sums, folded as a read model would or laid down by hand.</summary>
public static class SampleSheets
{
    public const double Tolerance = 1e-9;

    /// <summary>No group is too small and nothing is rounded: the arithmetic alone.</summary>
    public static readonly Disclosure Arithmetic = new(1, Rounds: false);

    /// <summary>Nobody was counted, so that no response rate comes in.</summary>
    public static readonly Dictionary<Audience, int> NoHeadcounts = [];

    public static Sheet Sheet(int number, Audience audience, params (string Item, int Value)[] answers) =>
        new(Id(number), audience, "north", answers.ToDictionary(answer => answer.Item, answer => answer.Value));

    /// <summary>So many sheets of one group that all say the same.</summary>
    public static IEnumerable<Sheet> Alike(int count, Audience audience, params (string Item, int Value)[] answers) =>
        Enumerable.Range(1, count).Select(number => Sheet(1000 * (int)audience + number, audience, answers));

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static IReadOnlyList<CellSums> Cells(Questionnaire questionnaire, IEnumerable<Sheet> sheets)
    {
        var cells = new SortedDictionary<(Audience, string), CellSums>();
        foreach (var sheet in sheets)
        {
            var cell = cells.GetValueOrDefault((sheet.Audience, sheet.Unit)) ?? CellSums.Empty(sheet.Audience, sheet.Unit);
            cells[(sheet.Audience, sheet.Unit)] = cell.Add(questionnaire, sheet.Answers, submitted: true);
        }

        return [.. cells.Values];
    }

    public static string Digest(IEnumerable<Sheet> sheets) => sheets.Aggregate(SheetDigest.Empty,
        (digest, sheet) => SheetDigest.Add(digest, sheet.Id, sheet.Audience, sheet.Unit, sheet.Answers));

    /// <summary>Sums of so many people who all have these dimension scores.</summary>
    public static CellSums Cell(Audience audience, int people, params (string Dimension, double Score)[] scores) =>
        CellSums.Empty(audience, "north") with
        {
            Submitted = people,
            Dimensions = CellSums.Empty(audience, "north").Dimensions.AddRange(scores.Select(score =>
                KeyValuePair.Create(score.Dimension,
                    Enumerable.Repeat(score.Score, people).Aggregate(ScoreSum.Empty, (sum, more) => sum.Add(more)))))
        };

    /// <summary>A wave of twenty people per role group who all have these dimension scores: nothing about it is provisional.</summary>
    public static MaturityResult Unanimous(Questionnaire questionnaire, params (string Dimension, double Score)[] scores) => Result(
        questionnaire,
        [.. RoleGroups.All.Select(group => Cell(group, 20, scores))],
        Disclosure.OfTrial,
        RoleGroups.All.ToDictionary(group => group, _ => 20));

    public static MaturityResult Result(
        Questionnaire questionnaire,
        IReadOnlyList<CellSums> cells,
        Disclosure? disclosure = null,
        IReadOnlyDictionary<Audience, int>? headcounts = null,
        string digest = SheetDigest.Empty) =>
        WaveScoring.OfWave(questionnaire, cells, headcounts ?? NoHeadcounts, disclosure ?? Arithmetic, digest);

    public static MaturityResult Result(Questionnaire questionnaire, IReadOnlyCollection<Sheet> sheets, Disclosure? disclosure = null) =>
        Result(questionnaire, Cells(questionnaire, sheets), disclosure, digest: Digest(sheets));

    public static DimensionResult Of(this MaturityResult result, string dimension) =>
        result.Dimensions.Single(each => each.Code == dimension);

    public static ItemResult Item(this MaturityResult result, string id) =>
        result.Dimensions.SelectMany(dimension => dimension.Items).Concat(result.BlockItems).Single(item => item.Id == id);
}
