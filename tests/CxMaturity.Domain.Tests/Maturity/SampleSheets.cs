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

    /// <summary>When every wave of these tests closed.</summary>
    public static readonly DateTimeOffset Closed = new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);

    /// <summary>People of the one unit of these tests.</summary>
    public static Headcounts Headcounts(int x, int m, int f) => new(["north"],
        new Dictionary<(string, Audience), int> { [("north", Audience.X)] = x, [("north", Audience.M)] = m, [("north", Audience.F)] = f });

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
            cells[(sheet.Audience, sheet.Unit)] = cell.Add(sheet.Id, ScoredSheet.Of(questionnaire, sheet.Audience, sheet.Answers), submitted: true);
        }

        return [.. cells.Values];
    }

    public static string Digest(IEnumerable<Sheet> sheets) => Cells(SampleQuestionnaire.Small, sheets).Aggregate(
        SheetDigest.Empty, (digest, cell) => SheetDigest.Join(digest, cell.Digest));

    /// <summary>Sums of so many people whose scores have these means and hardly differ; were they all alike, they would be withheld.</summary>
    public static CellSums Cell(Audience audience, int people, params (string Dimension, double Score)[] scores) =>
        CellSums.Empty(audience, "north") with
        {
            Submitted = people,
            Clean = SheetSums.Empty with
            {
                Sheets = people,
                Dimensions = scores.ToDictionary(score => score.Dimension,
                    score => SampleSums.Sum(Enumerable.Range(0, people).Select(i => score.Score + (i == people - 1 && people % 2 == 1 ? 0 : i % 2 == 0 ? 1e-6 : -1e-6))))
            }
        };

    /// <summary>A wave of twenty people per role group who all have these dimension scores: nothing about it is provisional.</summary>
    public static MaturityResult Unanimous(Questionnaire questionnaire, params (string Dimension, double Score)[] scores) => Result(
        questionnaire,
        [.. RoleGroups.All.Select(group => Cell(group, 20, scores))],
        Disclosure.OfTrial,
        Headcounts(20, 20, 20));

    public static MaturityResult Result(
        Questionnaire questionnaire, IReadOnlyList<CellSums> cells, Disclosure disclosure, IReadOnlyDictionary<Audience, int> heads) =>
        Result(questionnaire, cells, disclosure, Headcounts(heads.GetValueOrDefault(Audience.X), heads.GetValueOrDefault(Audience.M), heads.GetValueOrDefault(Audience.F)));

    public static MaturityResult Result(
        Questionnaire questionnaire,
        IReadOnlyList<CellSums> cells,
        Disclosure? disclosure = null,
        Headcounts? headcounts = null) =>
        WaveScoring.OfWave(new(questionnaire, cells, headcounts ?? CxMaturity.Domain.Maturity.Headcounts.None, disclosure ?? Arithmetic, Closed));

    public static MaturityResult Result(Questionnaire questionnaire, IReadOnlyCollection<Sheet> sheets, Disclosure? disclosure = null) =>
        Result(questionnaire, Cells(questionnaire, sheets), disclosure);

    public static DimensionResult Of(this MaturityResult result, string dimension) =>
        result.Dimensions.Single(each => each.Code == dimension);

    public static ItemResult Item(this MaturityResult result, string id) =>
        result.Dimensions.SelectMany(dimension => dimension.Items).Concat(result.BlockItems).Single(item => item.Id == id);
}
