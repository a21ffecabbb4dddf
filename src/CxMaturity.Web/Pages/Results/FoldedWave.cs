using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A wave's sums and single scores, folded from its events in one go.</summary>
public sealed class FoldedWave(Questionnaire questionnaire)
{
    // Sheets come in any order; a cell whose sums are at hand takes several of them in half the time.
    private const int AtATime = 32;

    private readonly Dictionary<(string Unit, Audience Audience), FoldedCell> cells = [];
    private readonly ItemProductsDraft products = new(new Dictionary<string, ProductSums>());

    private sealed record FoldedCell(CellSumsDraft Draft, List<(Guid Id, ScoredSheet Sheet, bool Submitted)> Waiting)
    {
        public void Add()
        {
            foreach (var (id, sheet, submitted) in Waiting)
                Draft.Move(id, sheet, submitted, 1);
            Waiting.Clear();
        }

        public CellSums Done()
        {
            Add();
            return Draft.Done();
        }
    }

    public SheetTable Table { get; } = new(questionnaire);

    /// <summary>The sheets of executives, who may be few enough to be asked.</summary>
    public List<Guid> Executives { get; } = [];

    public IReadOnlyDictionary<string, ProductSums> Products() => products.Done();

    /// <summary>The base cells in a fixed order.</summary>
    public IReadOnlyList<CellSums> Cells() => InOrder(cells.Values.Select(cell => cell.Done()));

    public void Add(CountedSheet sheet)
    {
        var scored = sheet.Scored(questionnaire);
        products.Move(scored, 1);
        Table.Add(sheet.Unit, scored);
        if (sheet.Audience == Audience.X)
            Executives.Add(sheet.Id);
        if (!cells.TryGetValue((sheet.Unit, sheet.Audience), out var cell))
            cells.Add((sheet.Unit, sheet.Audience), cell = new(new(CellSums.Empty(sheet.Audience, sheet.Unit)), []));
        cell.Waiting.Add((sheet.Id, scored, sheet.Submitted));
        if (cell.Waiting.Count == AtATime)
            cell.Add();
    }

    public static IReadOnlyList<CellSums> InOrder(IEnumerable<CellSums> cells) =>
        [.. cells.OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Audience)];
}
