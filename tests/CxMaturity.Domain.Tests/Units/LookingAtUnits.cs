using CxMaturity.Domain.Units;
using static CxMaturity.Domain.Tests.Units.UnitSituation;

namespace CxMaturity.Domain.Tests.Units;

public sealed class LookingAtUnits
{
    private static readonly OrganizationUnits Units = After(
        Added("HQ"), Added("OUT"), Added("SALES", "HQ"), Added("EAST", "SALES"),
        Counted("HQ", 1, 2, 3), Counted("EAST", 0, 1, 9), Counted("EAST", 0, 2, 18, Later), Counted("OUT", 0, 0, 4),
        new UnitRenamed(Org, "EAST", new("Ost neu", "New East"), Later, Now),
        new UnitMoved(Org, "EAST", "HQ", Later, Now),
        new UnitClosed(Org, "OUT", Later.AddDays(-1), Now));

    [Fact]
    public void Each_day_shows_the_tree_as_it_stood_with_the_people_below()
    {
        Told(Units.At(Start.AddDays(-1))).ShouldBe("");
        Told(Units.At(Start)).ShouldBe("HQ:6/16 .SALES:0/10 ..EAST:10/10 OUT:4/4");
        Told(Units.At(Later.AddDays(-1))).ShouldBe("HQ:6/16 .SALES:0/10 ..EAST:10/10 OUT:4/4");
        Told(Units.At(Later)).ShouldBe("HQ:6/26 .SALES:0/0 .EAST:20/20");
        Units.At(Start).Whole.ShouldBe(new(1, 3, 16));
    }

    [Fact]
    public void Names_are_those_of_the_day()
    {
        NameOfEast(Later.AddDays(-1)).ShouldBe("EAST en");
        NameOfEast(Later).ShouldBe("New East");

        static string NameOfEast(DateOnly day) => Units.At(day).Nodes.Single(node => node.Code == "EAST").Name.En;
    }

    [Fact]
    public void What_is_said_later_of_an_earlier_day_leaves_later_days_as_they_are()
    {
        var units = OrganizationUnits.Evolve(Units, Counted("EAST", 0, 0, 7, new(2025, 6, 1)));

        units.Find("east")!.HeadsAt(new(2025, 5, 31)).Sum().ShouldBe(10);
        units.Find("east")!.HeadsAt(new(2025, 6, 1)).Sum().ShouldBe(7);
        units.Find("east")!.HeadsAt(Later).Sum().ShouldBe(20);
    }

    [Fact]
    public void Asked_are_the_units_with_people_of_their_own_or_without_headcounts_those_at_the_ends()
    {
        Units.At(Start).Asked.Select(node => node.Code).ShouldBe(["HQ", "EAST", "OUT"]);
        After(House).At(Start).Asked.Select(node => node.Code).ShouldBe(["EAST"]);
        OrganizationUnits.Initial.At(Start).Asked.ShouldBeEmpty();
    }
}
