using CxMaturity.Domain.Initiatives;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class KeepingCardsInOrder
{
    [Fact]
    public void Wherever_a_card_is_put_it_stands_there() => Property.Holds(Gen.Choose(0, 1000).ArrayOf(150), places =>
    {
        List<string> column = [];
        foreach (var place in places)
        {
            var at = place % (column.Count + 1);
            var position = BoardPosition.Between(at == 0 ? null : column[at - 1], at == column.Count ? null : column[at]);
            BoardPosition.IsPosition(position).ShouldBeTrue(position);
            column.Insert(at, position);
        }

        column.ShouldBe(column.Distinct().Order(BoardPosition.Order));
    });

    [Fact]
    public void Thousands_at_either_end_stay_short()
    {
        var (first, last) = (BoardPosition.First, BoardPosition.First);
        for (var i = 0; i < 5000; i++)
        {
            var (next, previous) = (BoardPosition.Between(last, null), BoardPosition.Between(null, first));
            BoardPosition.Order.Compare(next, last).ShouldBePositive();
            BoardPosition.Order.Compare(previous, first).ShouldBeNegative();
            (last, first) = (next, previous);
        }

        last.Length.ShouldBeLessThanOrEqualTo(6);
        first.Length.ShouldBeLessThanOrEqualTo(6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_thousand_in_the_same_gap_find_room(bool below)
    {
        var (low, high) = ("i", "i00001");
        for (var i = 0; i < 1000; i++)
        {
            var middle = BoardPosition.Between(low, high);
            BoardPosition.Order.Compare(low, middle).ShouldBeNegative();
            BoardPosition.Order.Compare(middle, high).ShouldBeNegative();
            (low, high) = below ? (low, middle) : (middle, high);
        }

        BoardPosition.IsPosition(low).ShouldBeTrue();
        BoardPosition.IsPosition(high).ShouldBeTrue();
    }

    [Theory]
    [InlineData("zzzzzz", null)]
    [InlineData(null, "000001")]
    [InlineData(null, "000000i")]
    [InlineData("izzzzzzz", "j")]
    [InlineData("i", "i01")]
    public void Where_a_step_has_no_room_left_there_is_still_a_gap(string? before, string? after)
    {
        var middle = BoardPosition.Between(before, after);

        BoardPosition.IsPosition(middle).ShouldBeTrue();
        if (before is not null)
            BoardPosition.Order.Compare(before, middle).ShouldBeNegative();
        if (after is not null)
            BoardPosition.Order.Compare(middle, after).ShouldBeNegative();
    }

    [Fact]
    public void Two_in_the_same_place_take_a_third_beside_them() => BoardPosition.Between("m", "m").ShouldBe("m");

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("i0")]
    [InlineData("I")]
    [InlineData("i;drop")]
    [InlineData("ä")]
    public void What_is_no_place_is_refused(string position) =>
        Should.Throw<RefusedException>(() => BoardPosition.Between(position, null)).Key.ShouldBe("initiative.position");
}
