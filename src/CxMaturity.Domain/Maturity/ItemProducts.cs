using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Products of the answers to the items that every role group is asked, dimension by dimension and role group by role group: what
/// reliability is computed from. Only for the whole wave, because reliability of a small team means nothing; by role group, because one
/// that is too small to be shown must be in no figure, and be it only in how many people a figure is of.
/// </summary>
public static class ItemProducts
{
    public static IReadOnlyDictionary<string, ProductSums> Add(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet) => Move(sums, sheet, 1);

    public static IReadOnlyDictionary<string, ProductSums> Subtract(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet) => Move(sums, sheet, -1);

    /// <summary>Over some role groups; none where nobody in them answered all of a dimension's shared items.</summary>
    public static ProductSums? Of(IReadOnlyDictionary<string, ProductSums> sums, string dimension, IEnumerable<Audience> groups) =>
        groups.Select(group => sums.GetValueOrDefault(KeyOf(dimension, group))).OfType<ProductSums>()
            .Aggregate((ProductSums?)null, (all, more) => all is null ? more : all.Add(more));

    internal static string KeyOf(string dimension, Audience group) => $"{dimension}/{group}";

    private static Dictionary<string, ProductSums> Move(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet, int sign)
    {
        var draft = new ItemProductsDraft(sums);
        draft.Move(sheet, sign);
        return draft.Done();
    }
}
