namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Products of the answers to the items that every role group is asked, dimension by dimension, over all role groups of a wave: what
/// reliability is computed from. Only for the whole wave, because reliability of a small team means nothing.
/// </summary>
public static class ItemProducts
{
    public static IReadOnlyDictionary<string, ProductSums> Add(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet) => Move(sums, sheet, 1);

    public static IReadOnlyDictionary<string, ProductSums> Subtract(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet) => Move(sums, sheet, -1);

    private static Dictionary<string, ProductSums> Move(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet, int sign)
    {
        var draft = new ItemProductsDraft(sums);
        draft.Move(sheet, sign);
        return draft.Done();
    }
}
