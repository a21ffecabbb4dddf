using CxMaturity.Domain;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Api;

/// <summary>Exactly one of both.</summary>
public sealed record OwnerBody(Guid? Account, string? Role)
{
    internal static OwnerBody? Of(Owner? owner) => owner is null ? null : new(owner.Account, owner.Role);

    internal Owner Read() => new(Account, string.IsNullOrWhiteSpace(Role) ? null : Role);
}

public sealed record TargetBody(string? Dimension, double Delta, DateOnly? By)
{
    internal static TargetBody Of(DimensionTarget target) => new(target.Dimension, target.Delta, target.By);

    internal static DimensionTarget Read(TargetBody? body) => new(body?.Dimension ?? "", body?.Delta ?? 0, body?.By ?? throw RefusedException.Invalid("api.missing", "by"));
}

public sealed record ScopeBody(string? Question, string? Inside, string? Outside, string? Deliverable, string? DecisionMaker, string? DoneWhen, bool AddsCommittee = false, long? Version = null)
{
    internal static ScopeBody Of(ScopeCard card) => new(card.Question, card.Inside, card.Outside, card.Deliverable, card.DecisionMaker, card.DoneWhen, card.AddsCommittee);

    internal ScopeCard Read() => new(Question ?? "", Inside ?? "", Outside ?? "", Deliverable ?? "", DecisionMaker ?? "", DoneWhen ?? "", AddsCommittee);
}

/// <summary>All of the plan: what is not named is empty afterwards.</summary>
public sealed record PlanBody(
    OwnerBody? Owner, string? Sponsor, IReadOnlyList<string>? Team, DateOnly? Start, DateOnly? Due, int? Effort, string? Workload, string? Lever, string? WorksCouncil,
    IReadOnlyList<string>? Units, IReadOnlyList<ReferenceBody?>? References, IReadOnlyList<string>? Drivers, IReadOnlyList<TargetBody?>? Targets, long? Version = null)
{
    internal static PlanBody Of(Initiative initiative) => new(
        OwnerBody.Of(initiative.Owner), initiative.Sponsor, initiative.Team, initiative.Start, initiative.Due, initiative.Effort, initiative.Workload,
        initiative.Lever is { } lever ? ApiWords.Of(lever) : null, ApiWords.Of(initiative.WorksCouncil), initiative.Units, [.. initiative.References.Select(ReferenceBody.Of)], initiative.Drivers,
        [.. initiative.Targets.Select(TargetBody.Of)]);

    internal PlanInitiative Read(DateTimeOffset now) => new(
        Owner?.Read(), Sponsor ?? "", Team ?? [], Start, Due, Effort, Workload ?? "", ApiWords.ReadOrNone<Lever>(Lever), ApiWords.ReadOrNone<WorksCouncilStatus>(WorksCouncil) ?? WorksCouncilStatus.NotNeeded,
        Units ?? [], ReferenceBody.ReadAll(References), Drivers ?? [], [.. (Targets ?? []).Select(TargetBody.Read)], now);
}

public sealed record KpiBody(string? Name, string? Unit, double? Before, double? After, double? Target, DateOnly? On, long? Version = null)
{
    internal static KpiBody Of(Kpi kpi) => new(kpi.Name, kpi.Unit, kpi.Before, kpi.After, kpi.Target, kpi.On);

    internal Kpi Read() => new(Name ?? "", Unit ?? "", Before, After, Target, On);
}

public sealed record NoteBody(string Text, DateTimeOffset At);

public sealed record AttachmentBody(string Id, string Name, long Bytes, string MediaType, DateTimeOffset At);

public sealed record ChecklistBody(string Id, string Text, bool Ticked);

public sealed record EffectBody(
    string Dimension, string Verdict, string Reason, double Expected, double? Achieved, double? Low, double? High, double? Comparison, string? Wave)
{
    internal static EffectBody Of(EffectOutcome outcome) => new(
        outcome.Dimension, ApiWords.Of(outcome.Verdict), ApiWords.Of(outcome.Reason), outcome.Expected, ApiWords.Rounded(outcome.Achieved), ApiWords.Rounded(outcome.Low),
        ApiWords.Rounded(outcome.High), ApiWords.Rounded(outcome.Comparison), outcome.WaveId?.ToString());
}

/// <param name="Version">To be sent along with a change, so that nobody overwrites what another has changed meanwhile.</param>
/// <param name="Missing">What it needs before anybody begins.</param>
public sealed record InitiativeBody(
    string Id, long Version, string Title, string Column, string? Play, IReadOnlyList<string> Findings, PlanBody Plan, ScopeBody Scope, IReadOnlyList<string> Missing, IReadOnlyList<KpiBody> Kpis,
    IReadOnlyList<ChecklistBody> Checklist, IReadOnlyList<NoteBody> Comments, IReadOnlyList<NoteBody> Decisions, IReadOnlyList<NoteBody> Lessons, IReadOnlyList<AttachmentBody> Attachments, IReadOnlyList<EffectBody> Effects,
    string? MoveReason, DateTimeOffset ProposedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    internal static InitiativeBody Of(Initiative initiative, long version) => new(
        initiative.Id.ToString(), version, initiative.Title, ApiWords.Of(initiative.Column), initiative.PlayId, [.. initiative.Findings.Select(id => id.ToString())], PlanBody.Of(initiative),
        ScopeBody.Of(initiative.Scope), Readiness.Missing(initiative), [.. initiative.Kpis.Select(KpiBody.Of)],
        [.. initiative.Checklist.Select(item => new ChecklistBody(item.Id.ToString(), item.Text, item.Ticked))], [.. initiative.Comments.Select(comment => new NoteBody(comment.Text, comment.At))],
        [.. initiative.Decisions.Select(note => new NoteBody(note.Text, note.At))], [.. initiative.Lessons.Select(note => new NoteBody(note.Text, note.At))],
        [.. initiative.Attachments.Select(file => new AttachmentBody(file.Id.ToString(), file.Name, file.Bytes, file.MediaType, file.At))],
        [.. initiative.Checks.Select(check => EffectBody.Of(check.Outcome))], initiative.MoveReason, initiative.ProposedAt, initiative.StartedAt, initiative.EndedAt);
}

/// <summary>An initiative in a list; the rest is told by its own address.</summary>
public sealed record ListedInitiative(
    string Id, string Title, string Column, OwnerBody? Owner, DateOnly? Due, string? Play, IReadOnlyList<string> Units, IReadOnlyList<string> Dimensions, IReadOnlyList<string> Findings)
{
    internal static ListedInitiative Of(Initiative initiative) => new(
        initiative.Id.ToString(), initiative.Title, ApiWords.Of(initiative.Column), OwnerBody.Of(initiative.Owner), initiative.Due, initiative.PlayId, initiative.Units,
        [.. initiative.Targets.Select(target => target.Dimension)], [.. initiative.Findings.Select(id => id.ToString())]);
}

public sealed record InitiativeListing(IReadOnlyList<ListedInitiative> Initiatives);
