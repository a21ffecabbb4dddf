namespace CxMaturity.Domain.Questionnaires;

/// <summary>
/// Who answers; each audience has its own variant of a questionnaire. X, M and F are the role groups whose scores are combined;
/// an auditor's ratings are shown beside them and never averaged in.
/// </summary>
public enum Audience
{
    /// <summary>Executives: board, managing directors, division heads.</summary>
    X,

    /// <summary>Middle management: heads of department to team leads.</summary>
    M,

    /// <summary>Frontline, back office and HR.</summary>
    F,

    /// <summary>Auditors: internal audit or external consultants.</summary>
    A
}

public static class RoleGroups
{
    /// <summary>The audiences whose answers make an organisation's score, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<Audience> All = [Audience.X, Audience.M, Audience.F];

    public static bool IsRoleGroup(this Audience audience) => audience is not Audience.A;
}
