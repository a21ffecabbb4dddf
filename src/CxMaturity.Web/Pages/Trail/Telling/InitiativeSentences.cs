using System.Globalization;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>How an initiative is planned and proved, and what is written beside it, in words.</summary>
internal static class InitiativeSentences
{
    public static Told? OfPlan(InitiativeEvent happened, Initiative before, string title, TrailVoice voice) => happened switch
    {
        OwnerNamed e => voice.Tells("trail.told.initiative_owner_named", [title], voice.Changed("trail.owner", Owner(before.Owner, voice), Owner(e.Owner, voice))),
        SponsorNamed e => voice.Tells("trail.told.initiative_sponsor_named", [title], voice.Changed("trail.sponsor", before.Sponsor, e.Sponsor)),
        TeamNamed e => voice.Tells("trail.told.initiative_team_named", [title], voice.Changed("trail.team", List(before.Team), List(e.Team))),
        PeriodSet e => voice.Tells("trail.told.initiative_period_set", [title],
            voice.Changed("trail.start", before.Start, e.Start), voice.Changed("trail.due", before.Due, e.Due)),
        EffortEstimated e => voice.Tells("trail.told.initiative_effort_estimated", [title], voice.Changed("trail.effort", before.Effort, e.Effort)),
        WorkloadForeseen e => voice.Tells("trail.told.initiative_workload_foreseen", [title], voice.Changed("trail.workload", before.Workload, e.Workload)),
        LeverChosen e => voice.Tells("trail.told.initiative_lever_chosen", [title], voice.Changed("trail.lever", before.Lever, e.Lever)),
        WorksCouncilStatusSet e => voice.Tells("trail.told.initiative_works_council_set", [title], voice.Changed("trail.works_council", before.WorksCouncil, e.Status)),
        UnitsAssigned e => voice.Tells("trail.told.initiative_units_assigned", [title], voice.Changed("trail.units", List(before.Units), List(e.Units))),
        InitiativeScoped e => voice.Tells("trail.told.initiative_scoped", [title], Scope(before.Scope, e.Scope, voice)),
        DriversLinked e => voice.Tells("trail.told.initiative_drivers_linked", [title], voice.Changed("trail.drivers", List(before.Drivers), List(e.Drivers))),
        TargetsSet e => voice.Tells("trail.told.initiative_targets_set", [title], voice.Changed("trail.targets", Targets(before.Targets, voice), Targets(e.Targets, voice))),
        KpiMeasured e => voice.Tells("trail.told.initiative_kpi_measured", [title, e.Kpi.Name], Kpi(before.Kpis.FirstOrDefault(kpi => kpi.Name == e.Kpi.Name), e.Kpi, voice)),
        KpiDropped e => voice.Tells("trail.told.initiative_kpi_dropped", [title, e.Name]),
        // What was achieved stands on the initiative; here it is enough what was made of it.
        EffectChecked e => voice.Tells("trail.told.effect_checked", [title, e.Dimension, e.Verdict],
            voice.Changed("trail.verdict", before.LastCheck(e.Dimension)?.Outcome.Verdict, e.Verdict), voice.Changed("trail.effect_reason", null, e.Reason)),
        _ => null
    };

    public static Told? OfNotes(InitiativeEvent happened, Initiative before, string title, TrailVoice voice) => happened switch
    {
        // A comment is talk and stands where it was made; that somebody made it is what happened.
        InitiativeCommented => voice.Tells("trail.told.initiative_commented", [title]),
        ChecklistItemAdded e => voice.Tells("trail.told.checklist_item_added", [title, e.Text]),
        ChecklistItemTicked e => voice.Tells("trail.told.checklist_item_ticked", [title, Item(before, e.ItemId, voice)]),
        ChecklistItemUnticked e => voice.Tells("trail.told.checklist_item_unticked", [title, Item(before, e.ItemId, voice)]),
        ChecklistItemRemoved e => voice.Tells("trail.told.checklist_item_removed", [title, Item(before, e.ItemId, voice)]),
        DecisionNoted e => voice.Tells("trail.told.decision_noted", [title], voice.Changed("trail.decision", null, e.Text)),
        LessonNoted e => voice.Tells("trail.told.lesson_noted", [title], voice.Changed("trail.lesson", null, e.Text)),
        AttachmentAdded e => voice.Tells("trail.told.attachment_added", [title, e.Name]),
        AttachmentRemoved e => voice.Tells("trail.told.attachment_removed",
            [title, voice.OrUnnamed(before.Attachments.FirstOrDefault(file => file.Id == e.AttachmentId)?.Name)]),
        _ => null
    };

    private static Difference[] Scope(ScopeCard before, ScopeCard now, TrailVoice voice) =>
    [
        voice.Changed("trail.scope.question", before.Question, now.Question),
        voice.Changed("trail.scope.inside", before.Inside, now.Inside),
        voice.Changed("trail.scope.outside", before.Outside, now.Outside),
        voice.Changed("trail.scope.deliverable", before.Deliverable, now.Deliverable),
        voice.Changed("trail.scope.decision_maker", before.DecisionMaker, now.DecisionMaker),
        voice.Changed("trail.scope.done_when", before.DoneWhen, now.DoneWhen),
        voice.Changed("trail.scope.adds_committee", before.AddsCommittee, now.AddsCommittee)
    ];

    private static Difference[] Kpi(Kpi? before, Kpi now, TrailVoice voice) =>
    [
        voice.Changed("trail.kpi.unit", before?.Unit, now.Unit),
        voice.Changed("trail.kpi.before", before?.Before, now.Before),
        voice.Changed("trail.kpi.after", before?.After, now.After),
        voice.Changed("trail.kpi.target", before?.Target, now.Target),
        voice.Changed("trail.kpi.on", before?.On, now.On)
    ];

    private static string? Owner(Owner? owner, TrailVoice voice) => owner?.Account is { } account ? voice.Person(account) : owner?.Role;

    private static string Item(Initiative before, Guid item, TrailVoice voice) => voice.OrUnnamed(before.Checklist.FirstOrDefault(known => known.Id == item)?.Text);

    private static string List(IEnumerable<string> entries) => string.Join("; ", entries);

    private static string Targets(IEnumerable<DimensionTarget> targets, TrailVoice voice) => List(targets.Select(target =>
        voice.Sentences.Of("trail.target", target.Dimension, target.Delta.ToString("+0.0#", CultureInfo.CurrentCulture), target.By.ToString("d", CultureInfo.CurrentCulture))));
}
