using CxMaturity.Domain.Units;
using static CxMaturity.Domain.Tests.Units.UnitSituation;

namespace CxMaturity.Domain.Tests.Units;

public sealed class ChangingUnits
{
    [Fact]
    public void A_unit_is_added_below_another_with_its_people() =>
        Spec.Given(Added("HQ")).When(units => UnitDecider.Decide(units, Add("Sales", "hq", new(1, 2, 30)) with { Code = " Sales " }))
            .Then(Added("Sales", "HQ"), Counted("Sales", 1, 2, 30));

    [Fact]
    public void Adding_the_same_again_changes_nothing() =>
        Spec.Given(Added("HQ"), Counted("HQ", 1, 2, 3)).When(units => UnitDecider.Decide(units, Add("HQ", heads: new(1, 2, 3)))).ThenNothing();

    [Theory]
    [InlineData("HQ")]
    [InlineData("hq")]
    public void A_code_is_given_once_whatever_its_case_and_stays_given_when_the_unit_has_ended(string code)
    {
        Spec.Given(Added("HQ")).When(units => UnitDecider.Decide(units, Add(code, from: Later))).ThenRefused(RefusalKind.Conflict, "unit.code_taken");
        Spec.Given(Added("HQ"), new UnitClosed(Org, "HQ", Later, Now)).When(units => UnitDecider.Decide(units, Add(code, from: Later.AddDays(1))))
            .ThenRefused(RefusalKind.Conflict, "unit.code_taken");
    }

    [Theory]
    [InlineData("", "wave.unit_code")]
    [InlineData("a/b", "wave.unit_code")]
    [InlineData("H\u200bQ", "wave.unit_code")]
    [InlineData("a123456789012345678901234567890123456789x", "wave.unit_code")]
    public void A_code_that_is_none_is_refused(string code, string key) =>
        Spec.When(units => UnitDecider.Decide(units, Add(code))).ThenRefused(RefusalKind.Invalid, key);

    [Fact]
    public void Names_headcounts_and_dates_are_such_that_somebody_can_have_meant_them()
    {
        Refused(Add("A") with { Name = new(" ", "x") }, "wave.unit_name");
        Refused(Add("A") with { Name = new(new string('n', 121), "x") }, "wave.unit_name");
        Refused(Add("A", heads: new(-1, 0, 0)), "wave.headcount");
        Refused(Add("A", heads: new(0, 0, 1_000_001)), "wave.headcount");
        Refused(Add("A", from: new(1899, 12, 31)), "unit.date");
        Refused(Add("A", from: new(2101, 1, 1)), "unit.date");
        Refused(Add("A", "NOPE"), "unit.parent_unknown");

        void Refused(AddUnit command, string key) => Spec.When(units => UnitDecider.Decide(units, command)).ThenRefused(RefusalKind.Invalid, key);
    }

    [Fact]
    public void A_unit_begins_no_earlier_than_the_one_above_it() =>
        Spec.Given(Added("HQ", from: Later)).When(units => UnitDecider.Decide(units, Add("A", "HQ"))).ThenRefused(RefusalKind.Conflict, "unit.parent_not_valid");

    [Fact]
    public void A_rename_holds_from_its_day_and_saying_the_same_changes_nothing()
    {
        Spec.Given(House).When(units => UnitDecider.Decide(units, new RenameUnit("sales", new("Verkauf", "Sales"), Later, Now)))
            .Then(new UnitRenamed(Org, "SALES", new("Verkauf", "Sales"), Later, Now));
        Spec.Given(House).When(units => UnitDecider.Decide(units, new RenameUnit("SALES", new("SALES de", "SALES en"), Later, Now))).ThenNothing();
        Spec.Given(House).When(units => UnitDecider.Decide(units, new RenameUnit("SALES", new("V", "S"), Start.AddDays(-1), Now)))
            .ThenRefused(RefusalKind.Invalid, "unit.not_valid_then");
        Spec.Given(House).When(units => UnitDecider.Decide(units, new RenameUnit("NOPE", new("V", "S"), Start, Now))).ThenRefused(RefusalKind.Unknown, "unit.unknown");
    }

    [Fact]
    public void Nothing_comes_to_stand_below_itself()
    {
        Move("HQ", "HQ").ThenRefused(RefusalKind.Conflict, "unit.ring");
        Move("HQ", "EAST").ThenRefused(RefusalKind.Conflict, "unit.ring");
        Move("EAST", "HQ").Then(new UnitMoved(Org, "EAST", "HQ", Later, Now));
        Move("SALES", null).Then(new UnitMoved(Org, "SALES", null, Later, Now));
        Move("SALES", "hq").ThenNothing();

        static Spec<OrganizationUnits, UnitEvent> Move(string code, string? parent) =>
            Spec.Given(House).When(units => UnitDecider.Decide(units, new MoveUnit(code, parent, Later, Now)));
    }

    [Fact]
    public void A_move_in_the_past_may_not_make_a_ring_with_a_later_one() =>
        Spec.Given(Added("A"), Added("B"), new UnitMoved(Org, "B", "A", Later, Now))
            .When(units => UnitDecider.Decide(units, new MoveUnit("A", "B", Start, Now))).ThenRefused(RefusalKind.Conflict, "unit.ring");

    [Fact]
    public void A_unit_ends_after_what_is_below_it()
    {
        Close("EAST", Later).Then(new UnitClosed(Org, "EAST", Later, Now));
        Close("SALES", Later).ThenRefused(RefusalKind.Conflict, "unit.parent_not_valid");
        Close("EAST", Start.AddDays(-1)).ThenRefused(RefusalKind.Invalid, "unit.ends_before_start");
        Spec.Given([.. House, new UnitClosed(Org, "EAST", Later, Now)]).When(units => UnitDecider.Decide(units, new CloseUnit("SALES", Later, Now)))
            .Then(new UnitClosed(Org, "SALES", Later, Now));

        static Spec<OrganizationUnits, UnitEvent> Close(string code, DateOnly until) =>
            Spec.Given(House).When(units => UnitDecider.Decide(units, new CloseUnit(code, until, Now)));
    }

    [Fact]
    public void An_end_can_be_taken_back_while_the_unit_above_is_there()
    {
        UnitEvent[] ended = [.. House, new UnitClosed(Org, "EAST", Later, Now)];

        Spec.Given(ended).When(units => UnitDecider.Decide(units, new ReopenUnit("EAST", Now))).Then(new UnitReopened(Org, "EAST", Now));
        Spec.Given(House).When(units => UnitDecider.Decide(units, new ReopenUnit("EAST", Now))).ThenNothing();
        Spec.Given([.. ended, new UnitClosed(Org, "SALES", Later, Now)]).When(units => UnitDecider.Decide(units, new ReopenUnit("EAST", Now)))
            .ThenRefused(RefusalKind.Conflict, "unit.parent_not_valid");
    }

    [Fact]
    public void Headcounts_are_set_from_a_day_on_within_the_unit_s_life()
    {
        Spec.Given(House).When(Set(Later, 3)).Then(Counted("EAST", 1, 2, 3, Later));
        Spec.Given([.. House, Counted("EAST", 1, 2, 3)]).When(Set(Later, 3)).ThenNothing();
        Spec.Given([.. House, new UnitClosed(Org, "EAST", Later, Now)]).When(Set(Later.AddDays(1), 3)).ThenRefused(RefusalKind.Invalid, "unit.not_valid_then");

        static Func<OrganizationUnits, IReadOnlyList<UnitEvent>> Set(DateOnly from, int f) =>
            units => UnitDecider.Decide(units, new SetHeadcount("EAST", new(1, 2, f), from, Now));
    }

    [Fact]
    public void The_tree_has_a_greatest_depth_and_a_greatest_number()
    {
        var chain = Enumerable.Range(1, UnitDecider.Deepest).Select(depth => (UnitEvent)Added($"U{depth}", depth == 1 ? null : $"U{depth - 1}")).ToArray();
        Spec.Given(chain).When(units => UnitDecider.Decide(units, Add("DEEP", $"U{UnitDecider.Deepest}"))).ThenRefused(RefusalKind.Conflict, "unit.too_deep");
        Spec.Given([.. chain, Added("TOP")]).When(units => UnitDecider.Decide(units, new MoveUnit("U1", "TOP", Start, Now))).ThenRefused(RefusalKind.Conflict, "unit.too_deep");

        var many = Enumerable.Range(1, UnitDecider.MostUnits).Select(i => (UnitEvent)Added($"U{i}")).ToArray();
        Spec.Given(many).When(units => UnitDecider.Decide(units, Add("MORE"))).ThenRefused(RefusalKind.Conflict, "unit.too_many");
        Spec.Given([.. many, new UnitClosed(Org, "U7", Later, Now)]).When(units => UnitDecider.Decide(units, Add("MORE", from: Later.AddDays(1)))).Then(Added("MORE", from: Later.AddDays(1)));
    }
}
