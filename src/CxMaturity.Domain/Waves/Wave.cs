using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Waves;

public enum WaveStatus
{
    Unscheduled,
    Scheduled,
    Open,
    Closed
}

/// <summary>One survey round with frozen questionnaire version, units and rules.</summary>
public sealed record Wave(
    Guid Id,
    string QuestionnaireId,
    string QuestionnaireVersion,
    WaveMode Mode,
    string Name,
    IReadOnlyList<WaveUnit> Units,
    IReadOnlyList<Door> Doors,
    WaveStatus Status,
    DateTimeOffset ScheduledAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt)
{
    public static readonly Wave Initial = new(Guid.Empty, "", "", WaveMode.Trial, "", [], [], WaveStatus.Unscheduled, default, null, null);

    public bool IsOpen => Status == WaveStatus.Open;

    public static Wave Evolve(Wave wave, WaveEvent happened) => happened switch
    {
        WaveScheduled e => new(e.WaveId, e.QuestionnaireId, e.QuestionnaireVersion, e.Mode, e.Name, e.Units, e.Doors, WaveStatus.Scheduled,
            e.At, null, null),
        WaveOpened e => wave with { Status = WaveStatus.Open, OpenedAt = e.At },
        WaveClosed e => wave with { Status = WaveStatus.Closed, ClosedAt = e.At },
        _ => wave
    };

    public Dictionary<Audience, int> Headcounts() =>
        RoleGroups.All.ToDictionary(group => group, group => Units.Sum(unit => unit.Headcount.Of(group)));

    /// <summary>Refuses whoever cannot answer in this wave: it is not open, or it has no such unit.</summary>
    public void Admit(string unit)
    {
        if (!IsOpen)
            throw RefusedException.Conflict(Status == WaveStatus.Closed ? "wave.closed" : "wave.not_open_yet");
        if (Units.All(known => known.Code != unit))
            throw RefusedException.Invalid("wave.unknown_unit", unit);
    }
}
