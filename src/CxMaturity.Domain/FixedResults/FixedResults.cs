using System.Collections.Immutable;

namespace CxMaturity.Domain.FixedResults;

/// <summary>A result that was official from one moment on, until the next one.</summary>
/// <param name="Reason">Why it took the place of the one before; none for the first.</param>
public sealed record FixedResult(DateTimeOffset From, DateTimeOffset At, string Engine, string Hash, string SheetDigest, string Content, string? Reason);

/// <summary>What would have come out if another version of the questionnaire had been asked; never official.</summary>
public sealed record AsIfResult(string Version, DateTimeOffset At, string Engine, string Hash, string SheetDigest, string Content, string? Reason);

/// <summary>The official results of one wave, oldest first.</summary>
public sealed record FixedResultHistory(Guid WaveId, ImmutableArray<FixedResult> Results)
{
    public static readonly FixedResultHistory Initial = new(Guid.Empty, []);

    /// <summary>Results by other versions of the questionnaire, oldest first.</summary>
    public ImmutableArray<AsIfResult> AsIf { get; init; } = [];

    public FixedResult? Latest => Results.IsEmpty ? null : Results[^1];

    public static FixedResultHistory Evolve(FixedResultHistory history, FixedResultEvent happened) => happened switch
    {
        ResultFixed e => history with { WaveId = e.WaveId, Results = [new(e.From, e.At, e.Engine, e.Hash, e.SheetDigest, e.Content, null)] },
        ResultRestated e => history with { Results = history.Results.Add(new(e.At, e.At, e.Engine, e.Hash, e.SheetDigest, e.Content, e.Reason)) },
        ResultScoredAsIf e => history with { AsIf = history.AsIf.Add(new(e.Version, e.At, e.Engine, e.Hash, e.SheetDigest, e.Content, e.Reason)) },
        _ => history
    };

    /// <summary>The result that was official at a moment; none before the wave had closed.</summary>
    public FixedResult? AsOf(DateTimeOffset moment) => Results.LastOrDefault(result => result.From <= moment);

    /// <summary>The last result by a version; none where there is none by then.</summary>
    public AsIfResult? AsIfBy(string version, DateTimeOffset? moment = null) =>
        AsIf.LastOrDefault(result => result.Version == version && (moment is null || result.At <= moment));
}
