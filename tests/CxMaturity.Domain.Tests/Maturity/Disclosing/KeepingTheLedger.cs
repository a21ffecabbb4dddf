using System.Text.Json;
using CxMaturity.Domain.Maturity.Disclosing;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class KeepingTheLedger
{
    private static readonly BaseCell[] Cells = [new("north", "F", 20), new("south", "F", 12), new("west", "F", 3), new("west", "M", 9)];

    [Fact]
    public void The_first_release_must_hold_by_itself()
    {
        ReleaseLedger.Conflicts(Released("1", ProtectedTable.Of(Cells)), []).ShouldBeEmpty();
        var careless = new Release("1", [new("LEAD", Cells, [new("*/*", [0, 1, 2, 3]), new("most", [0, 1, 3])])]);

        var conflict = ReleaseLedger.Conflicts(careless, []).Single();
        (conflict.Kind, conflict.Measure, conflict.Count).ShouldBe((ReleaseConflictKind.Recoverable, "LEAD", 3));
        conflict.Cells.ShouldBe(["west/F"]);
        conflict.Sums.ShouldBe(["1:*/*", "1:most"]);
        conflict.Earlier.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_again_is_harmless() =>
        ReleaseLedger.Conflicts(Released("2", ProtectedTable.Of(Cells)), [Released("1", ProtectedTable.Of(Cells))]).ShouldBeEmpty();

    [Fact]
    public void A_few_answers_more_or_less_are_refused()
    {
        var conflicts = ReleaseLedger.Conflicts(
            new("2", [new("LEAD", Cells, [new("without west/F", [0, 1, 3])])]), [new("1", [new("LEAD", Cells, [new("*/*", [0, 1, 2, 3])])])]);

        conflicts.Select(conflict => conflict.Kind).ShouldBe([ReleaseConflictKind.Difference, ReleaseConflictKind.Recoverable]);
        conflicts.ShouldAllBe(conflict => conflict.Cells.Single() == "west/F" && conflict.Earlier.Single() == "1" && conflict.Count == 3);
    }

    [Fact]
    public void Releases_that_betray_nobody_in_pairs_may_betray_somebody_together()
    {
        Release first = new("1", [new("LEAD", Cells, [new("all", [0, 1, 2, 3])])]);
        Release second = new("2", [new("LEAD", Cells, [new("north", [0])])]);
        Release third = new("3", [new("LEAD", Cells, [new("south and west/M", [1, 3])])]);

        ReleaseLedger.Conflicts(second, [first]).ShouldBeEmpty();
        ReleaseLedger.Conflicts(third, [first]).ShouldBeEmpty();
        ReleaseLedger.Conflicts(third, [second]).ShouldBeEmpty();
        ReleaseLedger.Conflicts(third, [first, second]).Single().Earlier.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Each_measure_is_judged_by_itself()
    {
        Release first = new("1", [new("LEAD", Cells, [new("*/*", [0, 1, 2, 3])])]);
        Release other = new("2", [new("TECH", Cells, [new("without west/F", [0, 1, 3])])]);

        ReleaseLedger.Conflicts(other, [first]).ShouldBeEmpty();
    }

    [Fact]
    public void A_base_cell_that_changed_is_a_conflict()
    {
        BaseCell[] corrected = [Cells[0] with { Count = 19 }, .. Cells[1..]];
        var conflict = ReleaseLedger.Conflicts(Released("2", ProtectedTable.Of(corrected)), [Released("1", ProtectedTable.Of(Cells))]).Single();

        (conflict.Kind, conflict.Cells.Single(), conflict.Count).ShouldBe((ReleaseConflictKind.Changed, "north/F", 1));
    }

    [Fact]
    public void A_release_can_be_stored_and_read_again()
    {
        var release = Released("1", ProtectedTable.Of(Cells));

        Json.Of(JsonSerializer.Deserialize<Release>(Json.Of(release))!).ShouldBe(Json.Of(release));
    }

    [Fact]
    public void Whatever_two_releases_the_attacker_finds_nothing_in_what_the_ledger_lets_pass()
    {
        var (passed, refused, betrayed) = (0, 0, 0);
        Property.Holds(Pairs, pair =>
        {
            var conflicts = ReleaseLedger.Conflicts(pair.Second, [pair.First], pair.Minimum);
            int[][] rows = [.. Rows(pair.First, pair.Table), .. Rows(pair.Second, pair.Table)];
            var found = Attacker.Finds([.. pair.Table.Select(cell => cell.Count)], rows, pair.Minimum).Count > 0;

            found.ShouldBe(conflicts.Any(conflict => conflict.Kind == ReleaseConflictKind.Recoverable));
            passed += conflicts.Count == 0 ? 1 : 0;
            refused += conflicts.Count > 0 ? 1 : 0;
            betrayed += found ? 1 : 0;
        }, 400);
        (passed > 100, refused > 50, betrayed > 30).ShouldBe((true, true, true), $"{passed} passed, {refused} refused, {betrayed} betrayed");
    }

    /// <summary>A table and the same filtered by units and role groups, each safe by itself.</summary>
    private static readonly Gen<(BaseCell[] Table, Release First, Release Second, int Minimum)> Pairs = Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        var table = RandomTable.Of(random);
        return (table.Cells, Filtered("1"), Filtered("2"), table.Minimum);

        Release Filtered(string id)
        {
            var units = table.Cells.Select(cell => cell.Unit).Distinct().Where(_ => random.Next(4) > 0).ToHashSet();
            var groups = table.Cells.Select(cell => cell.Group).Distinct().Where(_ => random.Next(4) > 0).ToHashSet();
            var filtered = table with { Cells = [.. table.Cells.Where(cell => units.Contains(cell.Unit) && groups.Contains(cell.Group))] };
            return Released(id, filtered.Protected());
        }
    });

    private static IEnumerable<int[]> Rows(Release release, BaseCell[] table) =>
        from measure in release.Measures
        from row in measure.Rows
        select row.Cells.Select(cell => Array.IndexOf(table, measure.Cells[cell])).ToArray();

    private static Release Released(string id, ProtectedTable table) => new(id, [table.AsMeasure("LEAD")]);
}
