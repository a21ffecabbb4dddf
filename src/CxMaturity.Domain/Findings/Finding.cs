namespace CxMaturity.Domain.Findings;

public enum FindingStatus
{
    Open,
    Accepted,
    Declined,

    /// <summary>Another finding tells it.</summary>
    Merged
}

/// <summary>To whom a finding was handed, and how.</summary>
public sealed record Delivery(string To, DeliveryFormat Format, DateTimeOffset At);

public sealed record Discussion(string Note, DateTimeOffset At);

/// <summary>A play that was proposed for a finding.</summary>
/// <param name="DeclinedBecause">None while nobody has said no.</param>
public sealed record RecommendedPlay(
    string PlayId, int Rank, double Score, RecommendationParts Parts, IReadOnlyList<string> Reasons, string? RunnerUp, DateTimeOffset At, string? DeclinedBecause = null);

/// <summary>An initiative that takes care of a finding.</summary>
/// <param name="PlayId">None for one without a play.</param>
public sealed record LinkedInitiative(Guid InitiativeId, string? PlayId, DateTimeOffset At, DateTimeOffset? EffectiveAt = null);

/// <summary>Something that should change, with all that has become of it.</summary>
public sealed record Finding(Guid Id, DateTimeOffset RecordedAt)
{
    public static readonly Finding Initial = new(Guid.Empty, default);

    public bool Exists => Id != Guid.Empty;

    public Guid? WaveId { get; init; }

    /// <summary>None for a finding that somebody wrote down.</summary>
    public FindingRule? Rule { get; init; }

    public string? Subject { get; init; }

    public string? Dimension { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Empty where a rule raised it: its sentence is made from the rule in the reader's language.</summary>
    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public IReadOnlyList<FindingEvidence> Evidence { get; init; } = [];

    public IReadOnlyList<FindingReference> References { get; init; } = [];

    public FindingStatus Status { get; init; }

    /// <summary>Why it was declined; none unless it is.</summary>
    public string? DeclinedBecause { get; init; }

    public Guid? MergedInto { get; init; }

    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    public IReadOnlyList<Discussion> Discussions { get; init; } = [];

    public IReadOnlyList<RecommendedPlay> Recommendations { get; init; } = [];

    public IReadOnlyList<LinkedInitiative> Initiatives { get; init; } = [];

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? DiscussedAt { get; init; }

    /// <summary>When it was first decided; a reopened finding keeps it.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>Whether nobody has closed it.</summary>
    public bool IsAlive => Status is FindingStatus.Open or FindingStatus.Accepted;

    public RecommendedPlay? Recommended(string playId) => Recommendations.FirstOrDefault(known => known.PlayId == playId);

    public bool IsLinkedTo(Guid initiative) => Initiatives.Any(known => known.InitiativeId == initiative);

    public static Finding Evolve(Finding finding, FindingEvent happened) => happened switch
    {
        FindingRaised e => new(e.FindingId, e.At)
        {
            WaveId = e.WaveId, Rule = e.Rule, Subject = e.Subject, Dimension = e.Dimension, Severity = e.Severity, Evidence = e.Evidence, References = e.References
        },
        FindingRecorded e => new(e.FindingId, e.At) { Title = e.Title, Text = e.Text, Dimension = e.Dimension, References = e.References },
        FindingReworded e => finding with { Title = e.Title, Text = e.Text },
        FindingReferred e => finding with { References = e.References },
        FindingDelivered e => finding with { Deliveries = [.. finding.Deliveries, new(e.To, e.Format, e.At)], DeliveredAt = finding.DeliveredAt ?? e.At },
        FindingDiscussed e => finding with { Discussions = [.. finding.Discussions, new(e.Note, e.At)], DiscussedAt = finding.DiscussedAt ?? e.At },
        FindingAccepted e => finding with { Status = FindingStatus.Accepted, DeclinedBecause = null, DecidedAt = finding.DecidedAt ?? e.At },
        FindingDeclined e => finding with { Status = FindingStatus.Declined, DeclinedBecause = e.Reason, DecidedAt = finding.DecidedAt ?? e.At },
        FindingMerged e => finding with { Status = FindingStatus.Merged, MergedInto = e.Into },
        FindingReopened => finding with { Status = FindingStatus.Open, DeclinedBecause = null, MergedInto = null },
        PlayRecommended e => finding.With(new RecommendedPlay(e.PlayId, e.Rank, e.Score, e.Parts, e.Reasons, e.RunnerUp, e.At)),
        PlayChosen e => finding.With(new LinkedInitiative(e.InitiativeId, e.PlayId, e.At)).Answered(e.PlayId, null),
        PlayDeclined e => finding.Answered(e.PlayId, e.Reason),
        FindingTakenUp e => finding.With(new LinkedInitiative(e.InitiativeId, null, e.At)),
        FindingFoundEffective e => finding.Proved(e.InitiativeId, e.At),
        _ => finding
    };

    private Finding With(RecommendedPlay play) =>
        this with { Recommendations = [.. Recommendations.Where(known => known.PlayId != play.PlayId), play] };

    private Finding With(LinkedInitiative initiative) =>
        this with { Initiatives = [.. Initiatives.Where(known => known.InitiativeId != initiative.InitiativeId), initiative] };

    private Finding Answered(string playId, string? no) => this with
    {
        Recommendations = [.. Recommendations.Select(known => known.PlayId == playId ? known with { DeclinedBecause = no } : known)]
    };

    private Finding Proved(Guid initiative, DateTimeOffset at) => this with
    {
        Initiatives = [.. Initiatives.Select(known => known.InitiativeId == initiative ? known with { EffectiveAt = known.EffectiveAt ?? at } : known)],
        EffectiveAt = EffectiveAt ?? at
    };
}
