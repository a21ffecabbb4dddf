namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>How finely the spread of answers is shown.</summary>
public enum SpreadDetail
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>1–2, 3 and 4–5.</summary>
    ThreeClasses,

    /// <summary>Every answer category by itself.</summary>
    Full
}

/// <summary>
/// How finely the spread of answers on the five-point scale may be shown, so that nobody stands alone at an end
/// (decision table D.1; recoding of extremes, Hundepool et al. 2012, ch. 3).
/// </summary>
public static class Extremes
{
    /// <summary>From the number of answers. Refuses a negative one.</summary>
    public static SpreadDetail Detail(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return n >= PeopleNeeded.ForDetail ? SpreadDetail.Full : n >= PeopleNeeded.ForSpread ? SpreadDetail.ThreeClasses : SpreadDetail.None;
    }

    /// <summary>
    /// The answers per class that may be shown: none, three or five numbers. None either where all answers lie in one of the classes,
    /// for then the spread tells what everybody said. Refuses anything but five counts.
    /// </summary>
    /// <param name="counts">Answers of the values 1 to 5 in that order.</param>
    public static IReadOnlyList<int> Shown(IReadOnlyList<int> counts)
    {
        if (counts.Count != 5)
            throw new ArgumentException("The scale has five points.", nameof(counts));
        SmallestGroup.Check(SmallestGroup.Default, counts);

        int[] shown = Detail(counts.Sum()) switch
        {
            SpreadDetail.Full => [.. counts],
            SpreadDetail.ThreeClasses => [counts[0] + counts[1], counts[2], counts[3] + counts[4]],
            _ => []
        };
        return Homogeneity.IsIn(shown) ? [] : shown;
    }
}
