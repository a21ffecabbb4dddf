namespace CxMaturity.Domain.FixedResults;

/// <param name="From">When the wave closed.</param>
public sealed record FixResult(Guid WaveId, DateTimeOffset From, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset Now);

public sealed record RestateResult(string Reason, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset Now);

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
        if (reason.Length is 0 or > LongestReason || reason.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r')))
            throw RefusedException.Invalid("results.restate_reason", LongestReason);
        return [new ResultRestated(history.WaveId, reason, command.Engine, command.Hash, command.SheetDigest, command.Content, command.Now)];
    }
}
