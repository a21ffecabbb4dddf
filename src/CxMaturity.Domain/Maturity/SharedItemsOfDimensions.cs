using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Which items can be compared between role groups.</summary>
public static class SharedItemsOfDimensions
{
    /// <summary>With fewer items than this a dimension's perceptions are not compared.</summary>
    public const int FewestToCompare = 3;

    /// <summary>
    /// Agreement items that every role group of the questionnaire is asked, in the same words. Only these enter the perception gap, the
    /// agreement within groups and the reliability: comparing an executive's whole variant with a shorter one would mix method and
    /// perception.
    /// </summary>
    public static IEnumerable<Item> SharedItems(this Questionnaire questionnaire, Dimension dimension) =>
        dimension.Items.Where(item => item.Kind == ItemKind.Agreement
            && RoleGroups.All.All(group => questionnaire.VariantFor(group) is null || item.IsFor(group)));

    /// <summary>Whether the questionnaire lets the perceptions of a dimension be compared between role groups.</summary>
    public static bool ComparesPerceptions(this Questionnaire questionnaire, Dimension dimension) =>
        RoleGroups.All.Count(group => questionnaire.VariantFor(group) is not null) >= 2
        && questionnaire.SharedItems(dimension).Count() >= FewestToCompare;
}
