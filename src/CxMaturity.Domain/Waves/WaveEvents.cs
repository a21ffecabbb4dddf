using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Waves;

/// <summary>What a wave promises about who can see whose answers.</summary>
public enum WaveMode
{
    /// <summary>Each sheet belongs to a person who knows it.</summary>
    Named,

    /// <summary>For trying out: without persons, and without protection.</summary>
    Trial
}

/// <summary>People per role group.</summary>
public sealed record Headcount(int X, int M, int F)
{
    public int Of(Audience group) => group switch
    {
        Audience.X => X,
        Audience.M => M,
        Audience.F => F,
        _ => 0
    };
}

/// <summary>A part of the organisation as it is frozen for this wave.</summary>
public sealed record WaveUnit(string Code, LocalizedText Name, Headcount Headcount);

/// <summary>A link to share: who comes through it answers for this unit in this variant.</summary>
public sealed record Door(string Code, string Unit, Audience Audience);

// What has happened to one wave. These names and shapes are the storage format: add a new event rather than change one.
public abstract record WaveEvent(Guid WaveId, DateTimeOffset At);

public sealed record WaveScheduled(
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    WaveMode Mode,
    string Name,
    IReadOnlyList<WaveUnit> Units,
    IReadOnlyList<Door> Doors,
    DateTimeOffset At) : WaveEvent(WaveId, At);

public sealed record WaveOpened(Guid WaveId, DateTimeOffset At) : WaveEvent(WaveId, At);

public sealed record WaveClosed(Guid WaveId, DateTimeOffset At) : WaveEvent(WaveId, At);
