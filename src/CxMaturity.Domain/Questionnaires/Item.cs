namespace CxMaturity.Domain.Questionnaires;

public enum ItemKind
{
    /// <summary>Agreement from 1 to 5 (Likert).</summary>
    Agreement,

    /// <summary>Five described levels that build on each other; the highest fully true today is chosen (behaviourally anchored).</summary>
    Anchored,

    /// <summary>One of a few coarse classes; never scored.</summary>
    Choice
}

/// <summary>One question. Its id is stable across questionnaires and versions.</summary>
/// <param name="Key">+1, or −1 where agreement speaks against maturity.</param>
/// <param name="Audiences">Whose variants contain it.</param>
/// <param name="Anchors">The five levels of an anchored item or the classes of a choice, ascending; empty for agreement.</param>
/// <param name="Evidence">What an auditor would ask to see; anchored items only.</param>
public sealed record Item(
    string Id,
    ItemKind Kind,
    int Key,
    IReadOnlyList<Audience> Audiences,
    LocalizedText Text,
    IReadOnlyList<LocalizedText> Anchors,
    LocalizedText? Evidence = null)
{
    /// <summary>The stored value of "cannot judge / not relevant to my work". It is an answer, and it is not a score.</summary>
    public const int CannotJudge = 0;

    /// <summary>The highest value that can be chosen; the lowest is always 1.</summary>
    public int Highest => Kind == ItemKind.Choice ? Anchors.Count : Scoring.HighestValue;

    public bool IsFor(Audience audience) => Audiences.Contains(audience);

    public bool Accepts(int value) => value == CannotJudge || (value >= Scoring.LowestValue && value <= Highest);
}

/// <summary>The answer scale of everything that is scored.</summary>
public static class Scoring
{
    public const int LowestValue = 1;
    public const int HighestValue = 5;
}
