namespace CxMaturity.Domain.Plays;

/// <summary>Whether a play needs somebody at the top who wants it.</summary>
public enum PlayTrack
{
    With,
    Without,
    Both
}

/// <summary>What a play mainly works on.</summary>
public enum PlayKind
{
    People,
    Process,
    Technology
}

/// <summary>What somebody needs in order to change, one after the other (after Hiatt 2006).</summary>
public enum ChangeElement
{
    Awareness,
    Desire,
    Knowledge,
    Ability,
    Reinforcement
}

/// <summary>How much a play is expected to move a dimension; an estimate, until the organisation has numbers of its own.</summary>
public enum ExpectedEffect
{
    Low,
    Mid,
    High
}

/// <summary>What the works council is to a play.</summary>
public enum WorksCouncilPart
{
    None,
    Inform,
    Codetermine
}

/// <summary>
/// A proven measure, as far as it is the same in every language: which weakness it answers, what it takes and what it moves.
/// </summary>
/// <param name="Id">Such as <c>P09</c>, or <c>OWN-3</c> for one of an organisation's own.</param>
/// <param name="Dimensions">What it works on; none where no dimension carries it.</param>
/// <param name="Triggers">When it is proposed: any of these.</param>
/// <param name="NeedsAll">Whether all triggers have to hold.</param>
/// <param name="Priority">A fixed priority in place of the computed one, for plays that no dimension carries.</param>
/// <param name="KotterSteps">1 to 8 (Kotter 1996).</param>
/// <param name="Effort">1 (days) to 5 (a year and more).</param>
/// <param name="WeeksToEffect">Weeks until something can be seen.</param>
/// <param name="Preconditions">What should hold before it starts; all of them.</param>
/// <param name="Related">Plays that go well with it.</param>
public sealed record Play(
    string Id,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<PlayCondition> Triggers,
    bool NeedsAll,
    double? Priority,
    PlayTrack Track,
    PlayKind Kind,
    IReadOnlyList<int> KotterSteps,
    IReadOnlyList<ChangeElement> Elements,
    int Effort,
    int WeeksToEffect,
    IReadOnlyList<PlayCondition> Preconditions,
    IReadOnlyDictionary<string, ExpectedEffect> Effects,
    WorksCouncilPart WorksCouncil,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Related)
{
    public const int LeastEffort = 1;
    public const int MostEffort = 5;
    public const int KotterStepCount = 8;

    /// <summary>The triggers that hold, or none where the play is not called for.</summary>
    public IReadOnlyList<PlayCondition> TriggeredBy(PlayFacts facts)
    {
        PlayCondition[] holding = [.. Triggers.Where(trigger => trigger.Holds(facts, Dimensions) == true)];
        return NeedsAll && holding.Length < Triggers.Count ? [] : holding;
    }

    /// <summary>Whether all that should come first is so. What nobody has measured counts as not met.</summary>
    public bool IsPrepared(PlayFacts facts) => Preconditions.All(needed => needed.Holds(facts, Dimensions) == true);

    /// <summary>The scores that it looks at, which a wave has to ask for if it is ever to be proposed.</summary>
    public bool HasScoreTrigger => NeedsAll ? Triggers.All(trigger => trigger.IsAboutScores) : Triggers.Any(trigger => trigger.IsAboutScores);
}
