using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

/// <summary>Whatever is sent in whatever order, sending it twice is as sending it once, and no card stands where it must not.</summary>
public sealed class RepeatedCommands
{
    private static readonly Gen<Func<Initiative, IReadOnlyList<InitiativeEvent>>> Commands = Gen.Elements<Func<Initiative, IReadOnlyList<InitiativeEvent>>>(
        initiative => InitiativeDecider.Decide(initiative, new ProposeInitiative(Id, "Title", null, [], "i", Now)),
        initiative => InitiativeDecider.Decide(initiative, new RenameInitiative("Other", Now)),
        initiative => InitiativeDecider.Decide(initiative, new LinkFindings([FindingId], Now)),
        initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(Scope, Now)),
        initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(ScopeCard.Empty, Now)),
        initiative => InitiativeDecider.Decide(initiative, new LinkDrivers(["Speed"], Now)),
        initiative => InitiativeDecider.Decide(initiative, new LinkDrivers([], Now)),
        initiative => InitiativeDecider.Decide(initiative, new SetTargets([Target], Now)),
        initiative => PlanDecider.Decide(initiative, new NameOwner(Owner.Of(Account), Now)),
        initiative => PlanDecider.Decide(initiative, new NameOwner(null, Now)),
        initiative => PlanDecider.Decide(initiative, new SetPeriod(null, Today, Now)),
        initiative => PlanDecider.Decide(initiative, new SetPeriod(null, null, Now)),
        initiative => PlanDecider.Decide(initiative, new PlanInitiative(Owner.Of("Head"), "S", ["T"], null, Today, 1, "W", Lever.People, WorksCouncilStatus.Agreed,
            ["north"], [FindingReference.Whole], ["Speed"], [Target], Now)),
        initiative => NoteDecider.Decide(initiative, new CommentOnInitiative(Item, null, "Text", Now)),
        initiative => NoteDecider.Decide(initiative, new AddChecklistItem(Item, "Text", Now)),
        initiative => NoteDecider.Decide(initiative, new TickChecklistItem(Item, Now)),
        initiative => NoteDecider.Decide(initiative, new UntickChecklistItem(Item, Now)),
        initiative => NoteDecider.Decide(initiative, new RemoveChecklistItem(Item, Now)),
        initiative => EffectDecider.Decide(initiative, new MeasureKpi(new("Calls", "", 1, 2, 3, null), Now)),
        initiative => EffectDecider.Decide(initiative, new DropKpi("Calls", Now)),
        initiative => EffectDecider.Decide(initiative, new CheckEffect(EffectCheck.Of(Target, Today, 1, null), Now)),
        Moves(BoardColumn.Idea), Moves(BoardColumn.Scoped), Moves(BoardColumn.Ready), Moves(BoardColumn.InProgress), Moves(BoardColumn.InProgress, "Why", 5),
        Moves(BoardColumn.InProgress, running: 5), Moves(BoardColumn.CheckingEffect), Moves(BoardColumn.Done), Moves(BoardColumn.Done, "Why"),
        Moves(BoardColumn.Stopped, "Why"), Moves(BoardColumn.Stopped), Moves(BoardColumn.Ready, position: "m"));

    [Fact]
    public void A_command_repeated_at_once_decides_nothing_new() => Property.Holds(Commands.ArrayOf(60), commands => Walk(commands, (command, initiative, refusal) =>
    {
        var (again, refusedAgain) = Try(command, initiative);
        again.ShouldBeEmpty();
        refusedAgain.ShouldBe(refusal);
    }));

    [Fact]
    public void A_card_among_the_ready_ones_lacks_nothing_and_one_that_ended_says_why() => Property.Holds(Commands.ArrayOf(60), commands => Walk(commands, (_, initiative, _) =>
    {
        if (Readiness.IsAsked(initiative.Column))
            Readiness.Missing(initiative).ShouldBeEmpty();
        if (initiative.Column == BoardColumn.Stopped)
            initiative.MoveReason.ShouldNotBeNullOrEmpty();
        initiative.IsEnded.ShouldBe(initiative.EndedAt is not null);
        if (initiative.IsRunning)
            initiative.StartedAt.ShouldNotBeNull();
    }));

    private static void Walk(
        IEnumerable<Func<Initiative, IReadOnlyList<InitiativeEvent>>> commands, Action<Func<Initiative, IReadOnlyList<InitiativeEvent>>, Initiative, string?> check)
    {
        var initiative = After(Agreed);
        foreach (var command in commands)
        {
            var (events, refusal) = Try(command, initiative);
            initiative = events.Aggregate(initiative, Initiative.Evolve);
            check(command, initiative, refusal);
        }
    }

    private static (IReadOnlyList<InitiativeEvent> Events, string? Refusal) Try(Func<Initiative, IReadOnlyList<InitiativeEvent>> command, Initiative initiative)
    {
        try
        {
            return (command(initiative), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Message);
        }
    }
}
