using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Recommendations;

namespace CxMaturity.Web.Api;

public sealed record ReferenceBody(string? Kind, string? Name)
{
    internal static ReferenceBody Of(FindingReference reference) => new(ApiWords.Of(reference.Kind), reference.Name);

    internal static FindingReference Read(ReferenceBody? body) => new(ApiWords.Read<ReferenceKind>(body?.Kind), body?.Name ?? "");

    internal static IReadOnlyList<FindingReference> ReadAll(IReadOnlyList<ReferenceBody?>? bodies) => [.. (bodies ?? []).Select(Read)];
}

public sealed record EvidenceBody(string Code, double Value);

public sealed record DeliveryBody(string To, string Format, DateTimeOffset At);

public sealed record ProposedPlayBody(string Play, int Rank, double Score, IReadOnlyList<string> Reasons, string? RunnerUp, string? DeclinedBecause);

public sealed record TakenUpBody(string Initiative, string? Play, DateTimeOffset At, DateTimeOffset? EffectiveAt);

/// <param name="Title">In the language that the request asks for, where a rule raised it.</param>
/// <param name="Rule">None for one that somebody wrote down.</param>
public sealed record FindingBody(
    string Id, string Title, string Text, string Status, string? Severity, string? Wave, string? Rule, string? Dimension, IReadOnlyList<EvidenceBody> Evidence,
    IReadOnlyList<ReferenceBody> References, IReadOnlyList<DeliveryBody> Deliveries, IReadOnlyList<ProposedPlayBody> Plays, IReadOnlyList<TakenUpBody> Initiatives,
    string? DeclinedBecause, string? MergedInto, DateTimeOffset RecordedAt, DateTimeOffset? DeliveredAt, DateTimeOffset? DiscussedAt, DateTimeOffset? DecidedAt, DateTimeOffset? EffectiveAt)
{
    internal static FindingBody Of(Finding finding, string title) => new(
        finding.Id.ToString(), title, finding.Text, ApiWords.Of(finding.Status), finding.Severity is { } severity ? ApiWords.Of(severity) : null, finding.WaveId?.ToString(),
        finding.Rule is { } rule ? ApiWords.Of(rule) : null, finding.Dimension, [.. finding.Evidence.Select(each => new EvidenceBody(each.Code, ApiWords.Rounded(each.Value)))], [.. finding.References.Select(ReferenceBody.Of)],
        [.. finding.Deliveries.Select(each => new DeliveryBody(each.To, ApiWords.Of(each.Format), each.At))],
        [.. finding.Recommendations.OrderBy(each => each.Rank).Select(each => new ProposedPlayBody(each.PlayId, each.Rank, ApiWords.Rounded(each.Score), each.Reasons, each.RunnerUp, each.DeclinedBecause))],
        [.. finding.Initiatives.Select(each => new TakenUpBody(each.InitiativeId.ToString(), each.PlayId, each.At, each.EffectiveAt))],
        finding.DeclinedBecause, finding.MergedInto?.ToString(), finding.RecordedAt, finding.DeliveredAt, finding.DiscussedAt, finding.DecidedAt, finding.EffectiveAt);
}

public sealed record FindingListing(IReadOnlyList<FindingBody> Findings, IReadOnlyList<FunnelBody> Funnel);

public sealed record FunnelBody(string Step, int Count, double? Conversion, double? MedianDays)
{
    internal static FunnelBody Of(FunnelCount count) => new(ApiWords.Of(count.Step), count.Count, ApiWords.Rounded(count.Conversion), ApiWords.Rounded(count.MedianDays));
}

/// <summary>Why a play was chosen, and what came close.</summary>
/// <param name="Ground">Whether a trigger held, or the play stood in for a dimension without one.</param>
public sealed record RecommendationBody(
    int Rank, string Play, string? Dimension, string Ground, IReadOnlyList<string> Reasons, double Value, double? Gap, double? Weight, double? DriverShare, double? Confidence, double Fit,
    double TrackFit, int Effort, string? RunnerUp, string? Finding)
{
    internal static RecommendationBody Of(Recommendation recommendation, Guid? finding)
    {
        var chosen = recommendation.Chosen;
        return new(recommendation.Rank, chosen.Play.Id, chosen.Dimension, ApiWords.Of(chosen.Ground), [.. chosen.Reasons.Select(reason => reason.ToString())], ApiWords.Rounded(chosen.Value),
            ApiWords.Rounded(chosen.Priority?.Gap), ApiWords.Rounded(chosen.Priority?.Weight), ApiWords.Rounded(chosen.Priority?.DriverShare), ApiWords.Rounded(chosen.Priority?.Confidence), chosen.Fit, chosen.TrackFit, chosen.Play.Effort, recommendation.RunnerUp?.Play.Id, finding?.ToString());
    }
}

public sealed record LeftOutBody(string Play, string? Dimension, double Value, string Because);

public sealed record RecommendationListing(string Wave, string Track, bool TrackIsGuessed, IReadOnlyList<RecommendationBody> Recommendations, IReadOnlyList<LeftOutBody> LeftOut);
