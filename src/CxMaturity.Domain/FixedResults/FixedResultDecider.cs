namespace CxMaturity.Domain.FixedResults;

/// <param name="From">When the wave closed.</param>
public sealed record FixResult(Guid WaveId, DateTimeOffset From, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset Now);

public sealed record RestateResult(string Reason, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset Now);

/// <param name="Reason">Why somebody wants to know; may be left out.</param>
public sealed record ScoreResultAsIf(string Version, string? Reason, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset Now);

/// <summary>The rules of official results: fixed once, and never replaced without a difference and a reason.</summary>
public static class FixedResultDecider
{
    public const int LongestReason = 500;

    public static IReadOnlyList<FixedResultEvent> Decide(FixedResultHistory history, FixResult command) => history.Latest is not null
        ? []
        : [new ResultFixed(command.WaveId, command.From, command.Engine, command.Hash, command.SheetDigest, command.Content, command.Now)];

    public static IReadOnlyList<FixedResultEvent> Decide(FixedResultHistory history, RestateResult command)
    {
        if (history.Latest is not { } latest)
            throw RefusedException.Conflict("results.not_fixed");
        if (latest.Hash == command.Hash && latest.Engine == command.Engine)
            return [];
        var reason = command.Reason.Trim();
        if (reason.Length == 0 || !IsText(reason))
            throw RefusedException.Invalid("results.restate_reason", LongestReason);
        return [new ResultRestated(history.WaveId, reason, command.Engine, command.Hash, command.SheetDigest, command.Content, command.Now)];
    }

    public static IReadOnlyList<FixedResultEvent> Decide(FixedResultHistory history, ScoreResultAsIf command)
    {
        if (history.Latest is null)
            throw RefusedException.Conflict("results.not_fixed");
        if (history.AsIfBy(command.Version) is { } latest && latest.Hash == command.Hash && latest.Engine == command.Engine)
            return [];
        var reason = command.Reason?.Trim() is { Length: > 0 } given ? given : null;
        if (reason is not null && !IsText(reason))
            throw RefusedException.Invalid("results.as_if_reason", LongestReason);
        return [new ResultScoredAsIf(history.WaveId, command.Version, command.Engine, command.Hash, command.SheetDigest, command.Content, reason, command.Now)];
    }

    private static bool IsText(string reason) => reason.Length <= LongestReason && !reason.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
}
