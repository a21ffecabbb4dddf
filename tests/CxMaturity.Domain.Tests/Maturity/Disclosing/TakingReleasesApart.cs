using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class TakingReleasesApart
{
    [Fact]
    public void A_subset_may_be_published_if_what_is_left_out_is_large_enough()
    {
        var all = Sheets(0, 20);

        Differencing.Allows(Sheets(0, 14), [all]).ShouldBe(GoldenDisclosure.All.Difference["ok"]);
        Differencing.Allows(Sheets(0, 17), [all]).ShouldBe(GoldenDisclosure.All.Difference["bad"]);
        Differencing.Allows(all, [Sheets(0, 14), Sheets(0, 17)]).ShouldBeFalse();
        Differencing.Allows(all, [all]).ShouldBeTrue();
        Differencing.Allows(all, []).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 20, 5, 20, true)]
    [InlineData(0, 20, 5, 24, false)]
    [InlineData(0, 20, 4, 30, false)]
    [InlineData(0, 20, 20, 40, true)]
    public void Both_sides_count(int from, int to, int otherFrom, int otherTo, bool safe)
    {
        Differencing.Between(Sheets(from, to), Sheets(otherFrom, otherTo)).IsSafe().ShouldBe(safe);
        Differencing.Between(Sheets(otherFrom, otherTo), Sheets(from, to)).IsSafe().ShouldBe(safe);
    }

    [Fact]
    public void A_revised_sheet_stands_on_both_sides()
    {
        var revised = Sheets(0, 19).Append("19 revised").ToHashSet();

        Differencing.Between(Sheets(0, 20), revised).ShouldBe(new Difference(1, 1));
        Differencing.Allows(revised, [Sheets(0, 20)]).ShouldBeFalse();
    }

    [Fact]
    public void Base_cells_are_compared_by_their_answers()
    {
        BaseCell[] all = [new("north", "F", 20), new("south", "F", 6), new("south", "M", 3)];

        Differencing.Between(all, all[..2]).ShouldBe(new Difference(3, 0));
        Differencing.Between(all[..1], all[1..]).ShouldBe(new Difference(20, 9));
        new Difference(6, 0).IsSafe(7).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Differencing.Between(all, [new BaseCell("north", "F", 21)]));
        Should.Throw<ArgumentOutOfRangeException>(() => new Difference(6, 0).IsSafe(3));
    }

    private static HashSet<string> Sheets(int from, int to) => [.. Enumerable.Range(from, to - from).Select(number => $"{number}")];
}
