namespace CxMaturity.Domain.CustomerViews;

// What has been recorded of the customers' own answers beside one wave. These names and shapes are the storage format: add a new event
// rather than change one.
public abstract record CustomerViewEvent(Guid WaveId, DateTimeOffset At);

/// <summary>What customers answered to one mirrored question, as a survey of theirs found it; recording it again replaces it.</summary>
/// <param name="Pair">The question to customers, such as <c>CUST-01</c>.</param>
/// <param name="Mean">1–5.</param>
/// <param name="Deviation">Standard deviation of the single answers.</param>
/// <param name="People">How many customers answered.</param>
public sealed record CustomerViewRecorded(Guid WaveId, string Pair, double Mean, double Deviation, int People, DateTimeOffset At)
    : CustomerViewEvent(WaveId, At);
