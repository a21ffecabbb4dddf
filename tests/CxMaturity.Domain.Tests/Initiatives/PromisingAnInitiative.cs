using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class PromisingAnInitiative
{
    private static readonly ProposeInitiative Propose = new(Id, " Workshop on clashing incentives ", "P09", [FindingId, FindingId], "i", Now);

    private static readonly PlanInitiative Plan = new(
        Owner.Of("Head of sales"), "Board member for sales", ["Sales", "Service"], new(2026, 3, 9), new(2026, 6, 30), 3, "Two days for IT", Lever.Process,
        WorksCouncilStatus.ToInform, ["north"], [new(ReferenceKind.Journey, "Kündigen")], ["Reliability"], [Target], Now);

    [Fact]
    public void An_initiative_is_proposed_once()
    {
        Spec.When(initiative => InitiativeDecider.Decide(initiative, Propose)).Then(Proposed);
        Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, Propose)).ThenNothing();
    }

    [Fact]
    public void A_proposal_has_a_title_and_a_place()
    {
        Refused(Propose with { Title = new string('t', 10_000) }, "initiative.title");
        Refused(Propose with { Title = "\t" }, "initiative.title");
        Refused(Propose with { PlayId = "a/b" }, "initiative.play");
        Refused(Propose with { Position = "I" }, "initiative.position");
        Refused(Propose with { Position = "i0" }, "initiative.position");
        Refused(Propose with { Findings = [.. Enumerable.Range(1, 51).Select(i => new Guid(i, 0, 0, new byte[8]))] }, "initiative.findings");

        static void Refused(ProposeInitiative command, string key) =>
            Spec.When(initiative => InitiativeDecider.Decide(initiative, command)).ThenRefused(RefusalKind.Invalid, key);
    }

    [Fact]
    public void What_was_never_proposed_cannot_be_changed()
    {
        Refused(initiative => InitiativeDecider.Decide(initiative, new RenameInitiative("x", Now)));
        Refused(initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(Scope, Now)));
        Refused(initiative => PlanDecider.Decide(initiative, Plan));
        Refused(initiative => PlanDecider.Decide(initiative, new NameOwner(Owner.Of("x"), Now)));
        Refused(Moves(BoardColumn.Scoped));
        Refused(initiative => NoteDecider.Decide(initiative, new NoteLesson("x", Now)));
        Refused(initiative => NoteDecider.Decide(initiative, new TickChecklistItem(Item, Now)));
        Refused(initiative => EffectDecider.Decide(initiative, new DropKpi("x", Now)));

        static void Refused(Func<Initiative, IReadOnlyList<InitiativeEvent>> decide) => Spec.When(decide).ThenRefused(RefusalKind.Unknown, "initiative.unknown");
    }

    [Fact]
    public void A_plan_makes_happen_what_is_different_and_nothing_else()
    {
        InitiativeEvent[] planned =
        [
            new OwnerNamed(Id, Owner.Of("Head of sales"), Now), new SponsorNamed(Id, "Board member for sales", Now), new TeamNamed(Id, ["Sales", "Service"], Now),
            Timed, new EffortEstimated(Id, 3, Now), new WorkloadForeseen(Id, "Two days for IT", Now), new LeverChosen(Id, Lever.Process, Now),
            new WorksCouncilStatusSet(Id, WorksCouncilStatus.ToInform, Now), new UnitsAssigned(Id, ["north"], Now),
            new InitiativeReferred(Id, [new(ReferenceKind.Journey, "Kündigen")], Now), Driven, Targeted
        ];

        Spec.Given(Proposed).When(initiative => PlanDecider.Decide(initiative, Plan)).Then(planned);
        Spec.Given([Proposed, .. planned]).When(initiative => PlanDecider.Decide(initiative, Plan)).ThenNothing();
        Spec.Given([Proposed, .. planned]).When(initiative => PlanDecider.Decide(initiative, Plan with { Effort = 4 })).Then(new EffortEstimated(Id, 4, Now));
    }

    [Fact]
    public void One_answers_for_it_an_account_or_a_role()
    {
        Names(new Owner(null, " Head of sales ")).Then(new OwnerNamed(Id, Owner.Of("Head of sales"), Now));
        Names(new Owner(Account, "")).Then(Owned);
        Names(new Owner(Account, "Head of sales")).ThenRefused(RefusalKind.Invalid, "initiative.owner");
        Names(new Owner(null, " ")).ThenRefused(RefusalKind.Invalid, "initiative.owner");
        Names(new Owner(Guid.Empty, null)).ThenRefused(RefusalKind.Invalid, "initiative.owner");
        Names(null).ThenNothing();
        Spec.Given(Proposed, Owned).When(initiative => PlanDecider.Decide(initiative, new NameOwner(null, Now))).Then(new OwnerNamed(Id, null, Now));

        static Spec<Initiative, InitiativeEvent> Names(Owner? owner) => Spec.Given(Proposed).When(initiative => PlanDecider.Decide(initiative, new NameOwner(owner, Now)));
    }

    [Fact]
    public void Days_are_such_that_somebody_can_have_meant_them_and_end_after_they_begin()
    {
        Sets(new(2026, 3, 9), new(2026, 3, 9)).Then(new PeriodSet(Id, new(2026, 3, 9), new(2026, 3, 9), Now));
        Sets(new(2026, 3, 10), new(2026, 3, 9)).ThenRefused(RefusalKind.Invalid, "initiative.period");
        Sets(null, new(1999, 12, 31)).ThenRefused(RefusalKind.Invalid, "initiative.date");
        Sets(new(2101, 1, 1), null).ThenRefused(RefusalKind.Invalid, "initiative.date");
        Sets(null, null).ThenNothing();

        static Spec<Initiative, InitiativeEvent> Sets(DateOnly? start, DateOnly? due) =>
            Spec.Given(Proposed).When(initiative => PlanDecider.Decide(initiative, new SetPeriod(start, due, Now)));
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(1.0, true)]
    [InlineData(0.09, false)]
    [InlineData(1.01, false)]
    [InlineData(-0.3, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void A_dimension_is_to_rise_by_a_tenth_to_one_point(double delta, bool allowed)
    {
        var spec = Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, new SetTargets([Target with { Delta = delta }], Now)));

        if (allowed)
            spec.Then(new TargetsSet(Id, [Target with { Delta = delta }], Now));
        else
            spec.ThenRefused(RefusalKind.Invalid, "initiative.delta");
    }

    [Fact]
    public void Each_dimension_has_one_target()
    {
        Sets(Target, Target with { Delta = 0.5 }).ThenRefused(RefusalKind.Invalid, "initiative.targets");
        Sets(Target with { Dimension = "" }).ThenRefused(RefusalKind.Invalid, "initiative.dimension");
        Sets(Target with { By = new(1999, 1, 1) }).ThenRefused(RefusalKind.Invalid, "initiative.date");
        Sets().ThenNothing();

        static Spec<Initiative, InitiativeEvent> Sets(params DimensionTarget[] targets) =>
            Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, new SetTargets(targets, Now)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Effort_goes_from_one_to_five(int effort) =>
        Spec.Given(Proposed).When(initiative => PlanDecider.Decide(initiative, new EstimateEffort(effort, Now))).ThenRefused(RefusalKind.Invalid, "initiative.effort");

    [Fact]
    public void A_plan_with_something_wrong_in_it_changes_nothing()
    {
        Refused(Plan with { Sponsor = new string('s', 121) }, "initiative.sponsor");
        Refused(Plan with { Team = ["Sales", "two\nlines"] }, "initiative.team");
        Refused(Plan with { Team = [.. Enumerable.Range(1, 31).Select(i => $"Team {i}")] }, "initiative.team");
        Refused(Plan with { Workload = new string('w', 4001) }, "initiative.text");
        Refused(Plan with { Lever = (Lever)9 }, "initiative.lever");
        Refused(Plan with { WorksCouncil = (WorksCouncilStatus)9 }, "initiative.works_council");
        Refused(Plan with { Units = ["a/b"] }, "initiative.units");
        Refused(Plan with { Units = [.. Enumerable.Range(1, 51).Select(i => $"U{i}")] }, "initiative.units");
        Refused(Plan with { Drivers = [new string('d', 121)] }, "initiative.drivers");
        Refused(Plan with { References = [new(ReferenceKind.Project, "")] }, "finding.reference_name");

        static void Refused(PlanInitiative command, string key) =>
            Spec.Given(Proposed).When(initiative => PlanDecider.Decide(initiative, command)).ThenRefused(RefusalKind.Invalid, key);
    }

    [Fact]
    public void A_list_that_is_refused_always_names_both_of_its_limits()
    {
        RefusedValues(initiative => PlanDecider.Decide(initiative, new NameTeam(["two\nlines"], Now)), Proposed).ShouldBe([120, 30]);
        RefusedValues(initiative => PlanDecider.Decide(initiative, new NameTeam([.. Enumerable.Range(1, 31).Select(i => $"{i}")], Now)), Proposed).ShouldBe([120, 30]);
        RefusedValues(initiative => InitiativeDecider.Decide(initiative, new LinkDrivers(["\a"], Now)), Proposed).ShouldBe([120, 20]);
        RefusedValues(initiative => PlanDecider.Decide(initiative, new AssignUnits(["a/b"], Now)), Proposed).ShouldBe([40, 50]);
        RefusedValues(initiative => PlanDecider.Decide(initiative, new AssignUnits([.. Enumerable.Range(1, 51).Select(i => $"{i}")], Now)), Proposed).ShouldBe([40, 50]);
    }

    [Fact]
    public void Empty_fields_of_a_list_are_no_entries()
    {
        Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, new LinkDrivers(["Reliability", " ", "Reliability"], Now))).Then(Driven);
        Spec.Given(Proposed).When(initiative => PlanDecider.Decide(initiative, new AssignUnits(["north", "", "north"], Now))).Then(new UnitsAssigned(Id, ["north"], Now));
    }

    [Fact]
    public void Renaming_scoping_and_linking_again_change_nothing()
    {
        Spec.Given(Agreed).When(initiative => InitiativeDecider.Decide(initiative, new RenameInitiative(Proposed.Title, Now))).ThenNothing();
        Spec.Given(Agreed).When(initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(Scope with { Question = $" {Scope.Question}" }, Now))).ThenNothing();
        Spec.Given(Agreed).When(initiative => InitiativeDecider.Decide(initiative, new LinkFindings([FindingId, FindingId], Now))).ThenNothing();
        Spec.Given(Agreed).When(initiative => InitiativeDecider.Decide(initiative, new LinkFindings([], Now))).Then(new FindingsLinked(Id, [], Now));
        Spec.Given(Agreed).When(initiative => InitiativeDecider.Decide(initiative, new RenameInitiative("Other", Now))).Then(new InitiativeRenamed(Id, "Other", Now));
    }

    [Fact]
    public void A_scope_card_may_be_half_full_and_its_decision_maker_fits_one_line()
    {
        var half = ScopeCard.Empty with { Question = "Why?", AddsCommittee = true };

        Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(half, Now))).Then(new InitiativeScoped(Id, half, Now));
        Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(half with { DecisionMaker = "a\nb" }, Now)))
            .ThenRefused(RefusalKind.Invalid, "initiative.decision_maker");
        Spec.Given(Proposed).When(initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(half with { Outside = new string('o', 4001) }, Now)))
            .ThenRefused(RefusalKind.Invalid, "initiative.text");
    }
}
