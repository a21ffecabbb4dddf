using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class ProtectingATable
{
    [Fact]
    public void Whatever_the_table_the_attacker_finds_nothing() =>
        Property.Holds(RandomTable.Any, table =>
        {
            table.Protected().Attacked(table.Minimum).ShouldBeEmpty();
            table.Protected(crossed: false).Attacked(table.Minimum).ShouldBeEmpty();
        }, 600);

    [Fact]
    public void Unprotected_tables_betray_somebody_more_often_than_not()
    {
        var (betrayed, cases) = (0, 0);
        Property.Holds(RandomTable.Any, table =>
        {
            cases++;
            betrayed += Attacker.Finds([.. table.Cells.Select(cell => cell.Count)], table.Unprotected(), table.Minimum).Count > 0 ? 1 : 0;
        }, 200);
        betrayed.ShouldBeGreaterThan(cases / 2);
    }

    [Fact]
    public void Complements_alone_do_not_protect_a_cross_table()
    {
        var needed = 0;
        Property.Holds(RandomTable.Any, table =>
        {
            var counts = table.Cells.Select(cell => cell.Count).ToArray();
            needed += Attacker.Finds(counts, table.BehindComplementsOnly(), table.Minimum).Count > 0 ? 1 : 0;
        }, 600);
        needed.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Every_published_number_is_large_enough_and_every_other_has_a_reason_and_no_count() =>
        Property.Holds(RandomTable.Any, table =>
        {
            var shown = table.Protected();
            (int? Count, WithholdingReason? Withheld)[] all =
            [
                (shown.Total.Count, shown.Total.Withheld),
                .. shown.Groups.Concat(shown.Units).Select(margin => (margin.Count, margin.Withheld)),
                .. shown.Cells.Select(cell => (cell.Count, cell.Withheld))
            ];

            all.Where(each => each.Withheld is null).ShouldAllBe(each => each.Count >= table.Minimum);
            all.Where(each => each.Withheld is not null)
                .ShouldAllBe(each => each.Count == (each.Withheld == WithholdingReason.NoAnswers ? 0 : null));
            shown.Rows.Select(row => row.Cells.Sum(cell => shown.BaseCells[cell].Count))
                .ShouldBe(all.Where(each => each.Withheld is null).Select(each => each.Count!.Value));
        }, 300);

    [Fact]
    public void Whatever_is_withheld_hides_behind_as_many_others_as_it_takes_in_every_direction() =>
        Property.Holds(RandomTable.Any, table =>
        {
            var shown = table.Protected();
            var published = shown.Groups.Where(group => group.Withheld is null).Select(group => group.Code).ToHashSet();
            var open = shown.Units.Where(unit => unit.Withheld is null).Select(unit => unit.Code).ToHashSet();
            var cells = table.Cells.Where(cell => cell.Count > 0 && published.Contains(cell.Group)).ToArray();
            var visible = shown.Cells.Where(cell => cell.Withheld is null).Select(cell => (cell.Unit, cell.Group)).ToHashSet();

            Hidden(cells.GroupBy(cell => cell.Unit).Select(unit => (unit.Sum(cell => cell.Count), open.Contains(unit.Key))));
            foreach (var family in cells.GroupBy(cell => cell.Group).Concat(cells.Where(cell => open.Contains(cell.Unit)).GroupBy(cell => cell.Unit)))
                Hidden(family.Select(cell => (cell.Count, visible.Contains((cell.Unit, cell.Group)))));

            void Hidden(IEnumerable<(int Count, bool Visible)> family)
            {
                int[] hidden = [.. family.Where(each => !each.Visible).Select(each => each.Count)];
                (hidden.Length == 0 || hidden.Length == family.Count() || (hidden.Length >= 2 && hidden.Sum() >= table.Minimum)).ShouldBeTrue();
            }
        }, 300);

    [Fact]
    public void Role_groups_stay_whenever_they_are_large_enough() =>
        Property.Holds(RandomTable.Any, table =>
        {
            foreach (var group in table.Protected().Groups)
                (group.Withheld is null).ShouldBe(table.Cells.Where(cell => cell.Group == group.Code).Sum(cell => cell.Count) >= table.Minimum);
        }, 300);

    [Fact]
    public void The_order_of_the_cells_does_not_matter() =>
        Property.Holds(RandomTable.Any, table =>
            Json.Of((table with { Cells = [.. table.Cells.Reverse()] }).Protected()).ShouldBe(Json.Of(table.Protected())));

    [Fact]
    public void An_ordinary_organisation_sees_its_role_groups_and_units()
    {
        var random = new Random(7);
        var table = ProtectedTable.Of(
        [
            .. Enumerable.Range(0, 40).SelectMany(unit => new BaseCell[]
            {
                new($"u{unit:00}", "X", random.Next(0, 5)), new($"u{unit:00}", "M", random.Next(4, 16)), new($"u{unit:00}", "F", random.Next(20, 65))
            })
        ]);

        table.Groups.ShouldAllBe(group => group.Withheld == null);
        table.Units.ShouldAllBe(unit => unit.Withheld == null);
        table.Cells.Count(cell => cell.Withheld is null).ShouldBeGreaterThan(40);
        table.Cells.Where(cell => cell.Group == "F").Count(cell => cell.Withheld is null).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_unit_goes_if_nothing_else_hides_its_executives()
    {
        // In the north only two executives answered beside ten of the front line, whose margin is that of the front line as a whole.
        var table = ProtectedTable.Of(
            [new("north", "X", 2), new("north", "F", 10), new("south", "X", 9), new("west", "X", 8)], crossed: false);

        table.Units.Select(unit => (unit.Code, unit.Withheld)).ShouldBe(
            [("north", WithholdingReason.Complement), ("south", null), ("west", WithholdingReason.Complement)]);
        table.Groups.ShouldAllBe(group => group.Withheld == null);
    }

    [Fact]
    public void A_unit_that_is_withheld_for_another_reason_hides_behind_another()
    {
        var table = ProtectedTable.Of([new("a", "F", 20), new("b", "F", 12), new("c", "F", 9)], withheldUnits: new HashSet<string> { "a" });

        table.Units.Select(unit => unit.Withheld).ShouldBe([WithholdingReason.Complement, null, WithholdingReason.Complement]);
        table.Rows.Select(row => row.Label).ShouldBe(["*/*", "*/F", "b/*", "b/F"]);
    }

    [Fact]
    public void Codes_that_look_like_labels_confuse_nothing() =>
        ProtectedTable.Of(
        [
            new("a", "*", 3), new("a", "F", 9), new("*", "F", 8), new("*", "*", 12), new("a/F", "*", 7), new("a/F", "F", 2), new("", "F", 6)
        ]).Attacked().ShouldBeEmpty();

    [Fact]
    public void A_group_that_is_too_small_is_in_nothing()
    {
        var table = ProtectedTable.Of(
            [new("north", "X", 3), new("north", "F", 10), new("south", "F", 9), new("south", "X", 1), new("west", "X", 0), new("east", "X", 0)]);

        (table.Total.Count, table.Groups.Single(group => group.Code == "X").Withheld).ShouldBe((19, WithholdingReason.TooFew));
        table.Units.Single(unit => unit.Code == "north").Count.ShouldBe(10);
        table.Cells.Where(cell => cell.Group == "X").ShouldAllBe(cell => cell.Withheld == WithholdingReason.ParentWithheld && cell.Count == null);
    }

    [Fact]
    public void Edges()
    {
        ProtectedTable.Of([]).Total.Withheld.ShouldBe(WithholdingReason.NoAnswers);
        ProtectedTable.Of([new("north", "F", 0), new("south", "F", 0)]).Total.Withheld.ShouldBe(WithholdingReason.NoAnswers);
        ProtectedTable.Of([new("north", "F", 4), new("north", "M", 4)]).Total.Withheld.ShouldBe(WithholdingReason.TooFew);
        ProtectedTable.Of([new("north", "F", 4), new("north", "M", 4)]).Rows.ShouldBeEmpty();
        ProtectedTable.Of([new("north", "F", 6)]).Rows.Count.ShouldBe(4);
        ProtectedTable.Of([new("north", "F", 6)], 7).Rows.ShouldBeEmpty();
        ProtectedTable.Of([new("north", "F", 8), new("south", "F", 3)]).Units.ShouldAllBe(unit => unit.Withheld != null);

        var alone = ProtectedTable.Of([.. Enumerable.Range(0, 12).Select(unit => new BaseCell($"u{unit:00}", "F", 1))]);
        (alone.Total.Count, alone.Units.All(unit => unit.Withheld == WithholdingReason.TooFew)).ShouldBe((12, true));

        Should.Throw<ArgumentException>(() => ProtectedTable.Of([new("north", "F", 8), new("north", "F", 3)]));
        Should.Throw<ArgumentOutOfRangeException>(() => ProtectedTable.Of([], 4));
    }
}
