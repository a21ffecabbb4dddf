namespace CxMaturity.Domain.Initiatives;

/// <summary>Where an initiative stands on the board, from left to right.</summary>
public enum BoardColumn
{
    Idea,
    Scoped,
    Ready,
    InProgress,
    CheckingEffect,
    Done,
    Stopped
}

/// <summary>What an initiative mainly works on.</summary>
public enum Lever
{
    People,
    Process,
    Technology
}

/// <summary>What is still owed to the works council.</summary>
public enum WorksCouncilStatus
{
    NotNeeded,
    ToInform,
    Informed,
    ToAgree,
    Agreed
}

/// <summary>Who answers for an initiative: one account, or one role that somebody else may come to hold.</summary>
public sealed record Owner(Guid? Account, string? Role)
{
    public static Owner Of(Guid account) => new(account, null);

    public static Owner Of(string role) => new(null, role);
}

/// <summary>What was agreed before anybody began.</summary>
/// <param name="Question">What is to be found out or changed.</param>
/// <param name="Inside">What belongs to it.</param>
/// <param name="Outside">What does not, so that nobody waits for it.</param>
/// <param name="DoneWhen">By what everybody will see that it is done.</param>
/// <param name="AddsCommittee">Whether it brings a new body to sit in, rather than a place in what people do anyway.</param>
public sealed record ScopeCard(
    string Question, string Inside, string Outside, string Deliverable, string DecisionMaker, string DoneWhen, bool AddsCommittee = false)
{
    public static readonly ScopeCard Empty = new("", "", "", "", "", "");

    // No property: it would be stored with the card.
    public bool IsComplete() => Question.Length > 0 && Deliverable.Length > 0 && DecisionMaker.Length > 0 && DoneWhen.Length > 0;
}

/// <param name="Delta">What the dimension should rise by, in scale points.</param>
/// <param name="By">The day by which a wave should show it.</param>
public sealed record DimensionTarget(string Dimension, double Delta, DateOnly By);

/// <summary>A number of the business before and after.</summary>
/// <param name="Unit">What it is counted in; may be empty.</param>
/// <param name="On">The day of the last reading.</param>
public sealed record Kpi(string Name, string Unit, double? Before, double? After, double? Target, DateOnly? On)
{
    // No property: it would be stored with the figure.
    public bool IsMeasuredTwice() => Before is not null && After is not null;
}

/// <param name="By">The member who wrote it; none for a program.</param>
public sealed record InitiativeComment(Guid Id, Guid? By, string Text, DateTimeOffset At);

public sealed record ChecklistItem(Guid Id, string Text, bool Ticked);

/// <summary>A decision or a lesson.</summary>
public sealed record InitiativeNote(string Text, DateTimeOffset At);

/// <summary>A file that was added; its content is kept elsewhere.</summary>
public sealed record Attachment(Guid Id, string Name, long Bytes, string MediaType, DateTimeOffset At);

/// <summary>What a later wave said about one target.</summary>
public sealed record CheckedEffect(EffectOutcome Outcome, DateTimeOffset At);
