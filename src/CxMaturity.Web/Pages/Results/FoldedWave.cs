using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A wave's sums and single scores, folded from its events in one go.</summary>
public sealed class FoldedWave(Questionnaire questionnaire)
{
    private const int AtATime = 200;

    private readonly Dictionary<(string Unit, Audience Audience), CellSums> cells = [];
    private readonly Dictionary<(string Unit, Audience Audience), List<(Guid Id, ScoredSheet Sheet, bool Submitted)>> waiting = [];

    public IReadOnlyDictionary<string, ProductSums> Products { get; private set; } = new Dictionary<string, ProductSums>();

    public SheetTable Table { get; } = new(questionnaire);

    /// <summary>The base cells in a fixed order.</summary>
    public IReadOnlyList<CellSums> Cells()
    {
        foreach (var key in waiting.Keys)
            Flush(key);
        return InOrder(cells.Values);
    }

    public void Add(CountedSheet sheet)
    {
        var (key, scored) = ((sheet.Unit, sheet.Audience), sheet.Scored(questionnaire));
        Products = ItemProducts.Add(Products, scored);
        Table.Add(sheet.Unit, scored);
        if (!waiting.TryGetValue(key, out var list))
            waiting.Add(key, list = []);
        list.Add((sheet.Id, scored, sheet.Submitted));
        if (list.Count == AtATime)
            Flush(key);
    }

    public static IReadOnlyList<CellSums> InOrder(IEnumerable<CellSums> cells) =>
        [.. cells.OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Audience)];

    private void Flush((string Unit, Audience Audience) key)
    {
        if (waiting[key].Count == 0)
            return;
        cells[key] = (cells.GetValueOrDefault(key) ?? CellSums.Empty(key.Audience, key.Unit)).Add(waiting[key]);
        waiting[key].Clear();
    }
}
