using System.Collections.Immutable;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How often each value of one item was chosen, how many could not judge, and how many left it open.</summary>
/// <param name="Values">Counts of the values 1, 2, … in that order.</param>
public sealed record ItemSums(ImmutableArray<int> Values, int CannotJudge, int Open)
{
    public static ItemSums Empty(Item item) => new([.. new int[item.Highest]], 0, 0);

    public int Count => Values.Sum();

    /// <summary>Mean of the raw values, before reverse-keyed items are turned.</summary>
    public double? Mean => Count == 0 ? null : (double)Values.Select((count, i) => count * (i + 1)).Sum() / Count;

    internal bool IsEmpty => CannotJudge == 0 && Open == 0 && Values.All(count => count == 0);

    public ItemSums Add(int? value) => Move(value, 1);

    public ItemSums Subtract(int? value) => Move(value, -1);

    public ItemSums Add(ItemSums other) =>
        new([.. Values.Zip(other.Values, (mine, theirs) => mine + theirs)], CannotJudge + other.CannotJudge, Open + other.Open);

    private ItemSums Move(int? value, int sign) => value switch
    {
        null => this with { Open = Open + sign },
        Item.CannotJudge => this with { CannotJudge = CannotJudge + sign },
        { } chosen => this with { Values = Values.SetItem(chosen - 1, Values[chosen - 1] + sign) }
    };
}
