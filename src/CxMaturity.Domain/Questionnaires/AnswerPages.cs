namespace CxMaturity.Domain.Questionnaires;

/// <summary>One page of a questionnaire as somebody fills it in: a dimension or a block, in the order in which it is asked.</summary>
/// <param name="Code">Dimension or block code; the page's address.</param>
/// <param name="Shuffled">Agreement items and choices, agreement in the sheet's own order.</param>
/// <param name="Anchored">Anchored items, in the questionnaire's order.</param>
public sealed record AnswerPage(
    string Code,
    bool Scored,
    LocalizedText Name,
    LocalizedText Introduction,
    IReadOnlyList<Item> Shuffled,
    IReadOnlyList<Item> Anchored)
{
    public IEnumerable<Item> Items => Shuffled.Concat(Anchored);
}

public static class AnswerPages
{
    /// <summary>
    /// The pages of an audience's variant. Agreement items stand first, shuffled by the sheet's seed so that no item always profits
    /// from its place; anchored items follow. The same seed always gives the same order.
    /// </summary>
    public static IReadOnlyList<AnswerPage> For(Questionnaire questionnaire, Audience audience, int seed)
    {
        var pages = new List<AnswerPage>();
        foreach (var dimension in questionnaire.Dimensions)
            Add(dimension.Code, true, dimension.Name, dimension.Definition, [.. dimension.Items.Where(item => item.IsFor(audience))]);
        foreach (var block in questionnaire.Blocks)
            Add(block.Code, false, block.Name, block.Introduction, [.. block.Items.Where(item => item.IsFor(audience))]);
        return pages;

        void Add(string code, bool scored, LocalizedText name, LocalizedText introduction, IReadOnlyList<Item> items)
        {
            if (items.Count == 0)
                return;
            var agreement = items.Where(item => item.Kind == ItemKind.Agreement).ToArray();
            Shuffle(agreement, unchecked(((ulong)(uint)seed << 32) + (ulong)pages.Count));
            pages.Add(new(code, scored, name, introduction,
                [.. agreement, .. items.Where(item => item.Kind == ItemKind.Choice)],
                [.. items.Where(item => item.Kind == ItemKind.Anchored)]));
        }
    }

    /// <summary>Fisher–Yates over the SplitMix64 sequence: an order that no later version of a library can change.</summary>
    private static void Shuffle(Item[] items, ulong state)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            state = unchecked(state + 0x9E3779B97F4A7C15UL);
            var mixed = state;
            mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
            mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
            mixed ^= mixed >> 31;
            var chosen = (int)(mixed % (ulong)(last + 1));
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }
}
