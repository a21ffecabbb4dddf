namespace CxMaturity.Domain.Findings;

public sealed record RecommendPlay(
    string PlayId, int Rank, double Score, RecommendationParts Parts, IReadOnlyList<string> Reasons, string? RunnerUp, DateTimeOffset Now);

public sealed record ChoosePlay(string PlayId, Guid InitiativeId, DateTimeOffset Now);

public sealed record DeclinePlay(string PlayId, string Reason, DateTimeOffset Now);

/// <summary>An initiative without a play takes care of the finding.</summary>
public sealed record TakeUpFinding(Guid InitiativeId, DateTimeOffset Now);

public sealed record FindEffective(Guid InitiativeId, DateTimeOffset Now);

/// <summary>The rules of what follows from a finding: plays are proposed, taken or declined, and an initiative proves itself.</summary>
public static class RecommendationDecider
{
    /// <summary>A play that was declined here is not proposed here again.</summary>
    public static IReadOnlyList<FindingEvent> Decide(Finding finding, RecommendPlay command)
    {
        FindingDecider.Alive(finding);
        var play = PlayOf(command.PlayId);
        var known = finding.Recommended(play);
        if (known?.DeclinedBecause is not null || (known is not null && IsTheSame(known, command)))
            return [];
        return [new PlayRecommended(finding.Id, play, command.Rank, command.Score, command.Parts, command.Reasons, command.RunnerUp, command.Now)];
    }

    /// <summary>Whoever does something about a finding has accepted it.</summary>
    public static IReadOnlyList<FindingEvent> Decide(Finding finding, ChoosePlay command)
    {
        FindingDecider.Alive(finding);
        var play = PlayOf(command.PlayId);
        return finding.IsLinkedTo(command.InitiativeId)
            ? []
            : [.. FindingDecider.Decide(finding, new AcceptFinding(command.Now)), new PlayChosen(finding.Id, play, command.InitiativeId, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, TakeUpFinding command)
    {
        FindingDecider.Alive(finding);
        return finding.IsLinkedTo(command.InitiativeId)
            ? []
            : [.. FindingDecider.Decide(finding, new AcceptFinding(command.Now)), new FindingTakenUp(finding.Id, command.InitiativeId, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, DeclinePlay command)
    {
        FindingDecider.Alive(finding);
        var reason = FindingDecider.ReasonOf(command.Reason);
        var known = finding.Recommended(command.PlayId.Trim()) ?? throw RefusedException.Unknown("finding.play_unknown");
        if (finding.Initiatives.Any(initiative => initiative.PlayId == known.PlayId))
            throw RefusedException.Conflict("finding.play_chosen");
        return known.DeclinedBecause == reason ? [] : [new PlayDeclined(finding.Id, known.PlayId, reason, command.Now)];
    }

    /// <summary>The proof counts whatever has become of the finding meanwhile.</summary>
    public static IReadOnlyList<FindingEvent> Decide(Finding finding, FindEffective command)
    {
        FindingDecider.Existing(finding);
        var known = finding.Initiatives.FirstOrDefault(initiative => initiative.InitiativeId == command.InitiativeId)
            ?? throw RefusedException.Unknown("finding.initiative_unknown");
        return known.EffectiveAt is null ? [new FindingFoundEffective(finding.Id, known.InitiativeId, command.Now)] : [];
    }

    private static string PlayOf(string? play) => Wording.Code(play, "finding.play");

    private static bool IsTheSame(RecommendedPlay known, RecommendPlay command) => known.Rank == command.Rank && known.Score.Equals(command.Score)
        && known.Parts == command.Parts && known.Reasons.SequenceEqual(command.Reasons) && known.RunnerUp == command.RunnerUp;
}
