using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

/// <summary>Something an organisation does about a finding, with an owner, an end and a promise that can be checked.</summary>
public sealed record Initiative(Guid Id, string Title, DateTimeOffset ProposedAt)
{
    public static readonly Initiative Initial = new(Guid.Empty, "", default);

    public bool Exists => Id != Guid.Empty;

    public string? PlayId { get; init; }

    public IReadOnlyList<Guid> Findings { get; init; } = [];

    public BoardColumn Column { get; init; }

    /// <summary>Its place among the cards of its column.</summary>
    public string Position { get; init; } = "";

    public Owner? Owner { get; init; }

    public string Sponsor { get; init; } = "";

    public IReadOnlyList<string> Team { get; init; } = [];

    /// <summary>The planned first day.</summary>
    public DateOnly? Start { get; init; }

    public DateOnly? Due { get; init; }

    public int? Effort { get; init; }

    public string Workload { get; init; } = "";

    public Lever? Lever { get; init; }

    public WorksCouncilStatus WorksCouncil { get; init; }

    public IReadOnlyList<string> Units { get; init; } = [];

    public IReadOnlyList<FindingReference> References { get; init; } = [];

    public ScopeCard Scope { get; init; } = ScopeCard.Empty;

    public IReadOnlyList<string> Drivers { get; init; } = [];

    public IReadOnlyList<DimensionTarget> Targets { get; init; } = [];

    public IReadOnlyList<Kpi> Kpis { get; init; } = [];

    public IReadOnlyList<InitiativeComment> Comments { get; init; } = [];

    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    public IReadOnlyList<InitiativeNote> Decisions { get; init; } = [];

    public IReadOnlyList<InitiativeNote> Lessons { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<CheckedEffect> Checks { get; init; } = [];

    /// <summary>When work on it first began; none while it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was finished or stopped; none while it is neither.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was written when it came to where it stands; none where nothing asked for it.</summary>
    public string? MoveReason { get; init; }

    /// <summary>The next day that somebody waits for: the end of the work, and after it the day by which a wave should show the effect.</summary>
    public DateOnly? NextDay => Column == BoardColumn.CheckingEffect && Targets.Count > 0 ? Targets.Min(target => target.By) : Due;

    public bool IsEnded => Column is BoardColumn.Done or BoardColumn.Stopped;

    public bool IsRunning => Column == BoardColumn.InProgress;

    /// <summary>Whether a wave or a number of the business has answered; "too early" is no answer.</summary>
    public bool HasEffectCheck => Checks.Any(check => check.Outcome.Verdict != EffectVerdict.TooEarly) || Kpis.Any(kpi => kpi.IsMeasuredTwice());

    public CheckedEffect? LastCheck(string dimension) => Checks.LastOrDefault(check => check.Outcome.Dimension == dimension);

    public static Initiative Evolve(Initiative initiative, InitiativeEvent happened) => happened switch
    {
        InitiativeProposed e => new(e.InitiativeId, e.Title, e.At) { PlayId = e.PlayId, Findings = e.Findings, Position = e.Position },
        InitiativeRenamed e => initiative with { Title = e.Title },
        FindingsLinked e => initiative with { Findings = e.Findings },
        OwnerNamed e => initiative with { Owner = e.Owner },
        SponsorNamed e => initiative with { Sponsor = e.Sponsor },
        TeamNamed e => initiative with { Team = e.Team },
        PeriodSet e => initiative with { Start = e.Start, Due = e.Due },
        EffortEstimated e => initiative with { Effort = e.Effort },
        WorkloadForeseen e => initiative with { Workload = e.Workload },
        LeverChosen e => initiative with { Lever = e.Lever },
        WorksCouncilStatusSet e => initiative with { WorksCouncil = e.Status },
        UnitsAssigned e => initiative with { Units = e.Units },
        InitiativeReferred e => initiative with { References = e.References },
        InitiativeScoped e => initiative with { Scope = e.Scope },
        DriversLinked e => initiative with { Drivers = e.Drivers },
        TargetsSet e => initiative with { Targets = e.Targets },
        KpiMeasured e => initiative with { Kpis = [.. initiative.Kpis.Where(kpi => kpi.Name != e.Kpi.Name), e.Kpi] },
        KpiDropped e => initiative with { Kpis = [.. initiative.Kpis.Where(kpi => kpi.Name != e.Name)] },
        InitiativeMoved e => initiative.Moved(e),
        InitiativeCommented e => initiative with { Comments = [.. initiative.Comments, new(e.CommentId, e.By, e.Text, e.At)] },
        ChecklistItemAdded e => initiative with { Checklist = [.. initiative.Checklist, new(e.ItemId, e.Text, false)] },
        ChecklistItemTicked e => initiative.Ticked(e.ItemId, true),
        ChecklistItemUnticked e => initiative.Ticked(e.ItemId, false),
        ChecklistItemRemoved e => initiative with { Checklist = [.. initiative.Checklist.Where(item => item.Id != e.ItemId)] },
        DecisionNoted e => initiative with { Decisions = [.. initiative.Decisions, new(e.Text, e.At)] },
        LessonNoted e => initiative with { Lessons = [.. initiative.Lessons, new(e.Text, e.At)] },
        AttachmentAdded e => initiative with { Attachments = [.. initiative.Attachments, new(e.AttachmentId, e.Name, e.Bytes, e.MediaType, e.At)] },
        AttachmentRemoved e => initiative with { Attachments = [.. initiative.Attachments.Where(attachment => attachment.Id != e.AttachmentId)] },
        EffectChecked e => initiative with
        {
            Checks = [.. initiative.Checks, new(new(e.Dimension, e.Verdict, e.Reason, e.Expected, e.Achieved, e.Low, e.High, e.WaveId, e.Comparison), e.At)]
        },
        _ => initiative
    };

    private Initiative Moved(InitiativeMoved e)
    {
        var here = this with { Column = e.To, Position = e.Position };
        // A card that only changes its place among its neighbours is still where it came to then, and why.
        if (e.From == e.To)
            return here;
        return here with
        {
            MoveReason = e.Reason,
            StartedAt = StartedAt ?? (e.To == BoardColumn.InProgress ? e.At : null),
            EndedAt = here.IsEnded ? e.At : null
        };
    }

    private Initiative Ticked(Guid item, bool ticked) =>
        this with { Checklist = [.. Checklist.Select(known => known.Id == item ? known with { Ticked = ticked } : known)] };
}
