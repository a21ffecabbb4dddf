using System.Text.Json;
using System.Text.Json.Serialization;
using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class ChangingTheSameCard
{
    [Fact]
    public void Whoever_saw_it_as_it_is_is_told_nothing() => InitiativeDifferences.Between(After(Begun), After(Begun)).ShouldBeEmpty();

    [Fact]
    public void Whoever_comes_later_is_told_what_was_there_and_what_is() =>
        Told(Moved(BoardColumn.InProgress, BoardColumn.CheckingEffect), new PeriodSet(Id, Today, null, Now), new OwnerNamed(Id, Owner.Of("Head of sales"), Now),
            new InitiativeRenamed(Id, "Other", Now), new InitiativeScoped(Id, Scope with { Question = "Why?", AddsCommittee = true }, Now)).ShouldBe(
        [
            new("title", Proposed.Title, "Other"),
            new("column", "InProgress", "CheckingEffect"),
            new("owner", $"{Account}", "Head of sales"),
            new("start", "2026-03-09", "2026-03-02"),
            new("due", "2026-06-30", ""),
            new("scope.question", "Which targets clash?", "Why?"),
            new("scope.adds_committee", "", "yes")
        ]);

    [Fact]
    public void Of_a_list_only_what_came_and_went_is_told() =>
        Told(new DriversLinked(Id, ["Speed", "Reliability"], Now), new TargetsSet(Id, [Target with { Delta = 0.5 }], Now),
            new InitiativeCommented(Id, Item, null, "Look at this", Now), new ChecklistItemAdded(Id, Item, "Ask IT", Now), new ChecklistItemTicked(Id, Item, Now)).ShouldBe(
        [
            new("drivers", "", "Speed"),
            new("targets", "INC +0.3 2026-09-30", "INC +0.5 2026-09-30"),
            new("checklist", "", "[x] Ask IT"),
            new("comments", "", "Look at this")
        ]);

    [Fact]
    public void Every_event_that_changes_more_than_the_order_is_told()
    {
        InitiativeEvent[] each =
        [
            new InitiativeRenamed(Id, "x", Now), new FindingsLinked(Id, [], Now), new OwnerNamed(Id, null, Now), new SponsorNamed(Id, "x", Now),
            new TeamNamed(Id, ["x"], Now), new PeriodSet(Id, null, null, Now), new EffortEstimated(Id, 2, Now), new WorkloadForeseen(Id, "x", Now),
            new LeverChosen(Id, Lever.People, Now), new WorksCouncilStatusSet(Id, WorksCouncilStatus.Agreed, Now), new UnitsAssigned(Id, ["x"], Now),
            new InitiativeReferred(Id, [new(Domain.Findings.ReferenceKind.Project, "x")], Now), new InitiativeScoped(Id, ScopeCard.Empty, Now), new DriversLinked(Id, [], Now),
            new TargetsSet(Id, [], Now), new KpiMeasured(Id, new("x", "", 1, null, null, null), Now), Moved(BoardColumn.InProgress, BoardColumn.Done),
            new InitiativeCommented(Id, Item, null, "x", Now), new ChecklistItemAdded(Id, Item, "x", Now), new DecisionNoted(Id, "x", Now), new LessonNoted(Id, "x", Now),
            new AttachmentAdded(Id, Item, "x", 1, "x", Now),
            new EffectChecked(Id, "INC", EffectVerdict.TooEarly, EffectReason.NoLaterWave, 0.3, null, null, null, null, null, Now)
        ];

        each.Where(happened => Told(happened).Count == 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_card_that_was_written_down_reads_as_it_was()
    {
        var card = After(
            [
                .. Begun, new InitiativeReferred(Id, [new(Domain.Findings.ReferenceKind.Project, "x")], Now), new KpiMeasured(Id, new("x", "", 1, null, null, Today), Now),
                new InitiativeCommented(Id, Item, null, "x", Now), new ChecklistItemAdded(Id, Item, "x", Now), new LessonNoted(Id, "x", Now),
                new AttachmentAdded(Id, Item, "x", 1, "x", Now), Moved(BoardColumn.InProgress, BoardColumn.Stopped, "x"),
                new EffectChecked(Id, "INC", EffectVerdict.Proven, EffectReason.IntervalAboveZero, 0.3, 0.4, 0.1, 0.7, Wave, null, Now)
            ]);

        var read = JsonSerializer.Deserialize<Initiative>(Json.Of(card), Written)!;

        Json.Of(read).ShouldBe(Json.Of(card));
        InitiativeDifferences.Between(card, read).ShouldBeEmpty();
        (read.MoveReason, read.StartedAt, read.EndedAt, read.Owner).ShouldBe(("x", Now, Now, Owner.Of(Account)));
    }

    private static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };

    private static IReadOnlyList<InitiativeDifference> Told(params InitiativeEvent[] meanwhile) =>
        InitiativeDifferences.Between(After(Begun), After([.. Begun, .. meanwhile]));
}
