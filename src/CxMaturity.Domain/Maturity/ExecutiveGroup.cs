using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How executives stand in a result: there are few of them, and fewer than the minimum may not simply be shown.</summary>
public enum ExecutiveGroup
{
    /// <summary>As any role group: shown if they are enough, withheld if not.</summary>
    OnTheirOwn,

    /// <summary>Too few, and all of them agreed to be shown as a group.</summary>
    ByConsent,

    /// <summary>Too few: their sheets count as middle management's, which then carries the weight of both.</summary>
    WithMiddleManagement
}

/// <summary>What the place of the executives means for the other role groups.</summary>
internal static class ExecutiveGroups
{
    /// <summary>The weight of a role group's view in the organisation's score, on the scale of the questionnaire's own weights.</summary>
    public static double WeightOf(this ExecutiveGroup executives, Questionnaire questionnaire, Audience group) =>
        executives.MembersOf(group).Sum(questionnaire.Perspectives.Of);

    /// <summary>Whether somebody in this role group is asked this item.</summary>
    public static bool Asks(this ExecutiveGroup executives, Item item, Audience group) => executives.MembersOf(group).Any(item.IsFor);

    /// <summary>Under which role groups the people of this one filled in their sheets.</summary>
    public static IReadOnlyList<Audience> MembersOf(this ExecutiveGroup executives, Audience group) =>
        executives == ExecutiveGroup.WithMiddleManagement && group == Audience.M ? [Audience.X, Audience.M] : [group];
}
