using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A wave's sums and single scores, folded from its events in one go.</summary>
public sealed class FoldedWave(Questionnaire questionnaire)
{
    private readonly Dictionary<(string Unit, Audience Audience), CellSumsDraft> cells = [];
    private readonly ItemProductsDraft products = new(new Dictionary<string, ProductSums>());

    public SheetTable Table { get; } = new(questionnaire);

    /// <summary>The sheets of executives, who may be few enough to be asked.</summary>
    public List<Guid> Executives { get; } = [];

    public IReadOnlyDictionary<string, ProductSums> Products() => products.Done();

    /// <summary>The base cells in a fixed order.</summary>
    public IReadOnlyList<CellSums> Cells() => InOrder(cells.Values.Select(draft => draft.Done()));

    public void Add(CountedSheet sheet)
    {
        var scored = sheet.Scored(questionnaire);
        if (!cells.TryGetValue((sheet.Unit, sheet.Audience), out var cell))
            cells.Add((sheet.Unit, sheet.Audience), cell = new(CellSums.Empty(sheet.Audience, sheet.Unit)));
        cell.Move(sheet.Id, scored, sheet.Submitted, 1);
        products.Move(scored, 1);
        Table.Add(sheet.Unit, scored);
        if (sheet.Audience == Audience.X)
            Executives.Add(sheet.Id);
    }

    public static IReadOnlyList<CellSums> InOrder(IEnumerable<CellSums> cells) =>
        [.. cells.OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Audience)];
}
