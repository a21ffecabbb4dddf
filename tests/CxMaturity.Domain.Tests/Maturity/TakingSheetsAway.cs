using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>A sheet that is withdrawn leaves no trace in the sums, not in a single byte.</summary>
public sealed class TakingSheetsAway
{
    [Fact]
    public void Leaves_what_was_there_before() => Property.Holds(
        from wave in GeneratedWave.Any
        from withdrawn in Gen.Shuffle(wave.Sheets)
        select (wave, withdrawn: withdrawn[..20]),
        generated =>
        {
            var (wave, withdrawn) = generated;
            var kept = wave.Sheets.Except(withdrawn).ToArray();

            Json.Of(Fold(wave.Questionnaire, wave.Sheets, withdrawn)).ShouldBe(Json.Of(Fold(wave.Questionnaire, kept, [])));
        }, times: 10);

    [Fact]
    public void Leaves_nothing_of_the_only_sheet()
    {
        var sheet = ScoredSheet.Of(SampleQuestionnaire.Small, Audience.M, new Dictionary<string, int> { ["LEAD-01"] = 4, ["LEAD-02"] = 1, ["OUT-01"] = 3 }, hasty: true);
        var cell = CellSums.Empty(Audience.M, "north");

        Json.Of(cell.Add(Id(1), sheet, submitted: true).Subtract(Id(1), sheet, submitted: true)).ShouldBe(Json.Of(cell));
        ItemProducts.Subtract(ItemProducts.Add(new Dictionary<string, ProductSums>(), sheet), sheet).ShouldBeEmpty();
    }

    [Fact]
    public void Many_at_a_time_come_to_the_same_as_one_by_one()
    {
        var wave = GeneratedWave.Of(7);
        foreach (var cell in wave.Sheets.GroupBy(sheet => (sheet.Audience, sheet.Unit)))
        {
            var sheets = cell.Select(sheet => (sheet.Id, ScoredSheet.Of(wave.Questionnaire, sheet.Audience, sheet.Answers, hasty: sheet.Id.GetHashCode() % 3 == 0), true)).ToArray();
            var empty = CellSums.Empty(cell.Key.Audience, cell.Key.Unit);
            var draft = new CellSumsDraft(empty);
            foreach (var (id, scored, submitted) in sheets)
                draft.Move(id, scored, submitted, 1);

            Json.Of(Sorted(draft.Done())).ShouldBe(Json.Of(Sorted(sheets.Aggregate(empty, (sums, sheet) => sums.Add(sheet.Id, sheet.Item2, sheet.Item3)))));
        }
    }

    [Fact]
    public void Doubtful_sheets_are_kept_apart_and_count_all_the_same()
    {
        var answers = new Dictionary<string, int> { ["LEAD-01"] = 4, ["LEAD-02"] = 1 };
        var cell = CellSums.Empty(Audience.F, "north")
            .Add(Id(1), ScoredSheet.Of(SampleQuestionnaire.Small, Audience.F, answers), submitted: true)
            .Add(Id(2), ScoredSheet.Of(SampleQuestionnaire.Small, Audience.F, answers, hasty: true), submitted: true);

        (cell.Clean.Sheets, cell.Flagged.Sheets, cell.All().Dimensions["LEAD"].Count).ShouldBe((1, 1, 2));
        cell.Flags.ShouldBe(new Dictionary<Doubts, int> { [Doubts.Haste] = 1 });
    }

    /// <summary>Adds all, then takes some away again, in another order.</summary>
    private static object Fold(Questionnaire questionnaire, IEnumerable<Sheet> sheets, IEnumerable<Sheet> withdrawn)
    {
        var cells = new SortedDictionary<string, CellSums>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, ProductSums> products = new Dictionary<string, ProductSums>();
        foreach (var (sheet, sign) in sheets.Select(sheet => (sheet, 1)).Concat(withdrawn.Select(sheet => (sheet, -1))))
        {
            var key = $"{sheet.Audience} {sheet.Unit}";
            var (scored, cell) = (ScoredSheet.Of(questionnaire, sheet.Audience, sheet.Answers, hasty: sheet.Id.GetHashCode() % 3 == 0),
                cells.GetValueOrDefault(key) ?? CellSums.Empty(sheet.Audience, sheet.Unit));
            cells[key] = sign > 0 ? cell.Add(sheet.Id, scored, true) : cell.Subtract(sheet.Id, scored, true);
            products = sign > 0 ? ItemProducts.Add(products, scored) : ItemProducts.Subtract(products, scored);
        }

        return new
        {
            Cells = cells.Where(cell => cell.Value.Sheets > 0).Select(cell => (cell.Key, Sorted(cell.Value))).ToArray(),
            Products = new SortedDictionary<string, ProductSums>(products.ToDictionary(), StringComparer.Ordinal)
        };
    }

    /// <summary>Maps in one order, as the database keeps them.</summary>
    private static object Sorted(CellSums cell) => new
    {
        cell.Submitted, cell.Digest, Flags = new SortedDictionary<Doubts, int>(cell.Flags.ToDictionary()), Clean = Sorted(cell.Clean), Flagged = Sorted(cell.Flagged)
    };

    private static object Sorted(SheetSums sums) => new
    {
        sums.Sheets, Items = Sorted(sums.Items), SubScales = Sorted(sums.SubScales), Dimensions = Sorted(sums.Dimensions), Shared = Sorted(sums.Shared),
        SharedCounts = Sorted(sums.SharedCounts.ToDictionary(entry => entry.Key, entry => entry.Value.OrderBy(count => count.Key).ToArray())),
        SharedAnswers = Sorted(sums.SharedAnswers), Practice = Sorted(sums.Practice), Perception = Sorted(sums.Perception), Difference = Sorted(sums.Difference),
        sums.Core, sums.Outcome, sums.Together
    };

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> map) => new(map.ToDictionary(), StringComparer.Ordinal);
}
