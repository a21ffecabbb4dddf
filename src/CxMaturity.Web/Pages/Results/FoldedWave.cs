using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A wave's sums and single scores, folded from its events in one go.</summary>
public sealed class FoldedWave(Questionnaire questionnaire)
{
    private readonly Dictionary<(string Unit, Audience Audience), CellSums> cells = [];

    public IReadOnlyDictionary<string, ProductSums> Products { get; private set; } = new Dictionary<string, ProductSums>();

    public SheetTable Table { get; } = new(questionnaire);

    /// <summary>The base cells in a fixed order.</summary>
    public IReadOnlyList<CellSums> Cells => InOrder(cells.Values);

    public void Add(CountedSheet sheet)
    {
        var (key, scored) = ((sheet.Unit, sheet.Audience), sheet.Scored(questionnaire));
        cells[key] = (cells.GetValueOrDefault(key) ?? CellSums.Empty(sheet.Audience, sheet.Unit)).Add(sheet.Id, scored, sheet.Submitted);
        Products = ItemProducts.Add(Products, scored);
        Table.Add(sheet.Unit, scored);
    }

    public static IReadOnlyList<CellSums> InOrder(IEnumerable<CellSums> cells) =>
        [.. cells.OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Audience)];
}
