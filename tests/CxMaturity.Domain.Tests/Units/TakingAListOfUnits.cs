using CxMaturity.Domain.Units;
using static CxMaturity.Domain.Tests.Units.UnitSituation;

namespace CxMaturity.Domain.Tests.Units;

public sealed class TakingAListOfUnits
{
    [Fact]
    public void Units_may_stand_before_those_above_them_and_only_what_differs_happens()
    {
        var plan = Plan(House, Row(1, "NEW", "LATE", 3), Row(2, "LATE", "HQ", 0), Row(3, "SALES", "HQ", 0), Row(4, "EAST", "HQ", 9));

        plan.Rows.Select(row => row.Outcome).ShouldBe([RowOutcome.Added, RowOutcome.Added, RowOutcome.Unchanged, RowOutcome.Changed]);
        Told(plan.Events.Aggregate(After(House), OrganizationUnits.Evolve).At(Later)).ShouldBe("HQ:0/12 .SALES:0/0 .EAST:9/9 .LATE:0/3 ..NEW:3/3");
        Told(plan.Events.Aggregate(After(House), OrganizationUnits.Evolve).At(Start)).ShouldBe("HQ:0/0 .SALES:0/0 ..EAST:0/0");
    }

    [Fact]
    public void Every_wrong_row_is_named_and_the_right_ones_are_still_judged()
    {
        var plan = Plan(House, Row(1, "OK", "HQ", 1), Row(2, "a/b", null, 1), Row(3, "OK", null, 2), Row(4, "X", "NOPE", 1), Row(5, "Y", null, -1), Row(6, "HQ", "EAST", 0), Row(7, "P", "Q", 0), Row(8, "Q", "P", 0));

        plan.Refused.Select(row => $"{row.Row.Line} {row.Refusal!.Key}").ShouldBe(
            ["2 wave.unit_code", "3 wave.unit_twice", "4 unit.parent_unknown", "5 wave.headcount", "6 unit.ring", "7 unit.parent_unknown", "8 unit.parent_unknown"]);
        plan.Rows[0].Outcome.ShouldBe(RowOutcome.Added);
    }

    [Fact]
    public void Where_one_row_is_refused_nothing_happens() =>
        Spec.Given(House).When(units => UnitImport.Decide(units, Import(closes: false, Row(1, "OK", null, 1), Row(2, "", null, 1)))).ThenRefused(RefusalKind.Invalid, "wave.unit_code");

    [Fact]
    public void Taking_the_same_list_again_changes_nothing()
    {
        var command = Import(closes: true, Row(1, "HQ", null, 1), Row(2, "NORTH", "HQ", 5));
        var once = UnitImport.Decide(After(House), command);

        UnitImport.Decide(once.Aggregate(After(House), OrganizationUnits.Evolve), command).ShouldBeEmpty();
    }

    [Fact]
    public void Units_that_the_list_does_not_name_end_where_that_is_wished()
    {
        var kept = Plan(House, Row(1, "HQ", null, 0));
        kept.Events.ShouldBeEmpty();

        var events = UnitImport.Decide(After(House), Import(closes: true, Row(1, "HQ", null, 0)));
        events.ShouldBe([new UnitClosed(Org, "EAST", Later.AddDays(-1), Now), new UnitClosed(Org, "SALES", Later.AddDays(-1), Now)]);
    }

    [Fact]
    public void A_list_has_at_least_one_row_and_not_too_many()
    {
        Should.Throw<RefusedException>(() => Plan(House)).Key.ShouldBe("unit.rows_needed");
        Should.Throw<RefusedException>(() => Plan([], [.. Enumerable.Range(1, 501).Select(i => Row(i, $"U{i}", null, 1))])).Key.ShouldBe("unit.rows_needed");
        Plan([], [.. Enumerable.Range(1, 500).Select(i => Row(i, $"U{i}", i == 1 ? null : "U1", 1))]).Events.Count.ShouldBe(1000);
    }

    private static UnitRow Row(int line, string code, string? parent, int f) => new(line, code, new($"{code} de", $"{code} en"), parent, new(0, 0, f));

    private static ImportUnits Import(bool closes, params UnitRow[] rows) => new(Org, rows, Later, closes, Now);

    private static UnitPlan Plan(UnitEvent[] given, params UnitRow[] rows) => UnitImport.Plan(After(given), Import(false, rows));
}
