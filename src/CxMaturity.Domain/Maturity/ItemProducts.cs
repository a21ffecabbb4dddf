using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Products of the answers to the items that every role group is asked, dimension by dimension, over all role groups of a wave: what
/// reliability is computed from. Only for the whole wave, because reliability of a small team means nothing.
/// </summary>
public static class ItemProducts
{
    public static IReadOnlyDictionary<string, ProductSums> Add(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet) => Move(sums, sheet, 1);

    public static IReadOnlyDictionary<string, ProductSums> Subtract(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet) => Move(sums, sheet, -1);

    private static Dictionary<string, ProductSums> Move(IReadOnlyDictionary<string, ProductSums> sums, ScoredSheet sheet, int sign)
    {
        var moved = new Dictionary<string, ProductSums>(sums, StringComparer.Ordinal);
        if (!sheet.Audience.IsRoleGroup())
            return moved;
        foreach (var part in ScoringPlan.For(sheet.Questionnaire, sheet.Audience).Parts)
        {
            if (sheet.SharedAnswers(part) is not { } keyed)
                continue;
            var known = moved.GetValueOrDefault(part.Code) ?? ProductSums.Empty(keyed.Length);
            var changed = sign > 0 ? known.Add(keyed) : known.Subtract(keyed);
            if (changed.Count == 0)
                moved.Remove(part.Code);
            else
                moved[part.Code] = changed;
        }

        return moved;
    }
}
