namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>The smallest group that anything is counted for: one role group in one unit, with the answers of one measure in it.</summary>
public sealed record BaseCell(string Unit, string Group, int Count);

/// <summary>A group that stands beside others below a total: a unit, a role group or the answers given in an inner unit itself.</summary>
public sealed record Part(string Code, int Count);

/// <summary>Why something is not published.</summary>
public enum WithholdingReason
{
    /// <summary>Fewer answers than the minimum; showing it could tell who said what.</summary>
    TooFew,

    /// <summary>Large enough itself, but another, too small one could be worked out from it.</summary>
    Complement,

    /// <summary>Nobody gave an answer that counts.</summary>
    NoAnswers,

    /// <summary>It belongs to something that is withheld itself.</summary>
    ParentWithheld
}
