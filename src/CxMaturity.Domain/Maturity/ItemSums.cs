using System.Collections.Immutable;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How often each value of one item was chosen, how many could not judge, and how many left it open.</summary>
/// <param name="Values">Counts of the values 1, 2, … in that order.</param>
public sealed record ItemSums(ImmutableArray<int> Values, int CannotJudge, int Open)
{
    public static ItemSums Empty(Item item) => Empty(item.Highest);

    public int Count => Values.Sum();

    /// <summary>Mean of the raw values, before reverse-keyed items are turned.</summary>
    public double? Mean => Count == 0 ? null : (double)Values.Select((count, i) => count * (i + 1)).Sum() / Count;

    public ItemSums Add(int? value) => Move(value, 1);

    public ItemSums Subtract(int? value) => Move(value, -1);

    public ItemSums Add(ItemSums other) =>
        new([.. Values.Zip(other.Values, (mine, theirs) => mine + theirs)], CannotJudge + other.CannotJudge, Open + other.Open);

    internal static ItemSums Empty(int highest) => new([.. new int[highest]], 0, 0);

    private ItemSums Move(int? value, int sign)
    {
        var draft = new Draft(this);
        draft.Move(value, sign);
        return draft.Done();
    }

    /// <summary>Counts that are being changed in place.</summary>
    internal sealed class Draft(ItemSums known) : IDraft<ItemSums>
    {
        private readonly int[] values = [.. known.Values];
        private int cannotJudge = known.CannotJudge;
        private int open = known.Open;

        public bool IsEmpty => cannotJudge == 0 && open == 0 && values.AsSpan().IndexOfAnyExcept(0) < 0;

        public void Move(int? value, int sign)
        {
            if (value is not { } chosen)
                open += sign;
            else if (chosen == Item.CannotJudge)
                cannotJudge += sign;
            else
                values[chosen - 1] += sign;
        }

        public ItemSums Done() => new([.. values], cannotJudge, open);
    }
}
