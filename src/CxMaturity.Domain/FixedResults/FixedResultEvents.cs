namespace CxMaturity.Domain.FixedResults;

// What has happened to the official results of one wave. These names and shapes are the storage format: add a new event rather than
// change one.
public abstract record FixedResultEvent(Guid WaveId, DateTimeOffset At);

/// <summary>The result of a closed wave became official.</summary>
/// <param name="From">The moment from which it holds: when the wave closed.</param>
/// <param name="Engine">Which scoring computed it.</param>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="SheetDigest">Fingerprint of the answers behind it.</param>
/// <param name="Content">The published result itself, to the letter.</param>
public sealed record ResultFixed(Guid WaveId, DateTimeOffset From, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset At)
    : FixedResultEvent(WaveId, At);

/// <summary>The same answers were scored by another version of their questionnaire; the official result stays what it is.</summary>
/// <param name="Version">The version they were scored by.</param>
public sealed record ResultScoredAsIf(
    Guid WaveId, string Version, string Engine, string Hash, string SheetDigest, string Content, string? Reason, DateTimeOffset At) : FixedResultEvent(WaveId, At);

/// <summary>Another result took the place of the official one, which stays readable for every day before.</summary>
public sealed record ResultRestated(Guid WaveId, string Reason, string Engine, string Hash, string SheetDigest, string Content, DateTimeOffset At)
    : FixedResultEvent(WaveId, At);
