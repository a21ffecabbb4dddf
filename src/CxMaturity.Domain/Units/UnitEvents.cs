namespace CxMaturity.Domain.Units;

/// <summary>People of one unit per role group.</summary>
public sealed record Heads(int X, int M, int F)
{
    public static readonly Heads None = new(0, 0, 0);

    public int Sum() => X + M + F;

    public static Heads operator +(Heads one, Heads other) => new(one.X + other.X, one.M + other.M, one.F + other.F);
}

// What has happened to the units of one organisation. These names and shapes are the storage format: add a new event rather than change one.
// "At" is when somebody said so; the date beside it is from when on it holds.
public abstract record UnitEvent(Guid OrganizationId, DateTimeOffset At);

/// <param name="Parent">The code of the unit above; none for one that stands at the top.</param>
public sealed record UnitAdded(Guid OrganizationId, string Code, LocalizedText Name, string? Parent, DateOnly ValidFrom, DateTimeOffset At)
    : UnitEvent(OrganizationId, At);

public sealed record UnitRenamed(Guid OrganizationId, string Code, LocalizedText Name, DateOnly ValidFrom, DateTimeOffset At) : UnitEvent(OrganizationId, At);

public sealed record UnitMoved(Guid OrganizationId, string Code, string? Parent, DateOnly ValidFrom, DateTimeOffset At) : UnitEvent(OrganizationId, At);

/// <param name="ValidUntil">The last day of the unit.</param>
public sealed record UnitClosed(Guid OrganizationId, string Code, DateOnly ValidUntil, DateTimeOffset At) : UnitEvent(OrganizationId, At);

/// <summary>The unit does not end after all.</summary>
public sealed record UnitReopened(Guid OrganizationId, string Code, DateTimeOffset At) : UnitEvent(OrganizationId, At);

/// <summary>People of the unit itself, without those of the units below it.</summary>
public sealed record HeadcountSet(Guid OrganizationId, string Code, Heads Headcount, DateOnly ValidFrom, DateTimeOffset At) : UnitEvent(OrganizationId, At);
