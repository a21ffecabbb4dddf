namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>
/// Whether everybody gave the same answer, so that whoever belongs to the group is known by it
/// (group disclosure, Hundepool et al. 2012, ch. 5).
/// </summary>
public static class Homogeneity
{
    /// <summary>
    /// All answers in one category; then the item is not published, only the mean of its dimension.
    /// Nobody's answers are not the same answer. Refuses negative counts.
    /// </summary>
    /// <param name="counts">Answers per category.</param>
    public static bool IsIn(IReadOnlyCollection<int> counts)
    {
        SmallestGroup.Check(SmallestGroup.Default, counts);
        return counts.Count(count => count > 0) == 1;
    }
}
