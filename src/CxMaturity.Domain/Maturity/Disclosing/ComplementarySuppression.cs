using System.Collections.Immutable;

namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>
/// Which parts of a published total are withheld so that no small one is the total minus the others
/// (secondary cell suppression, Hundepool et al. 2012, ch. 5).
/// </summary>
public static class ComplementarySuppression
{
    /// <summary>
    /// The parts that are not published, with the reason. Counts are answers. A part without answers says so and counts for nothing.
    /// Where the total itself is too small, nothing below it is published. Refuses a minimum below five, negative counts and a part
    /// named twice.
    /// </summary>
    /// <param name="already">
    /// Codes of parts that are withheld for another reason; they help to hide the small ones, and need hiding too.
    /// </param>
    public static ImmutableSortedDictionary<string, WithholdingReason> Of(
        IReadOnlyCollection<Part> parts, int minimum = SmallestGroup.Default, IReadOnlySet<string>? already = null)
    {
        SmallestGroup.Check(minimum, parts.Select(part => part.Count));
        SmallestGroup.CheckDistinct(parts.Select(part => part.Code));

        var reasons = ImmutableSortedDictionary.CreateBuilder<string, WithholdingReason>(StringComparer.Ordinal);
        foreach (var part in parts.Where(part => part.Count == 0))
            reasons[part.Code] = WithholdingReason.NoAnswers;

        var ranked = parts.Where(part => part.Count > 0)
            .OrderBy(part => part.Count).ThenBy(part => part.Code, StringComparer.Ordinal).ToArray();
        if (SmallestGroup.Betrays(ranked.Sum(part => part.Count), minimum))
        {
            reasons.AddRange(ranked.Select(part => KeyValuePair.Create(part.Code, WithholdingReason.ParentWithheld)));
            return reasons.ToImmutable();
        }

        bool IsSmall(Part part) => part.Count < minimum;
        bool MustHide(Part part) => IsSmall(part) || already?.Contains(part.Code) == true;
        var withheld = ranked.Where(MustHide).ToList();
        var others = new Queue<Part>(ranked.Where(part => !MustHide(part)));
        while (withheld.Count > 0 && others.Count > 0 && (withheld.Count < 2 || withheld.Sum(part => part.Count) < minimum))
            withheld.Add(others.Dequeue());

        reasons.AddRange(withheld.Select(part =>
            KeyValuePair.Create(part.Code, IsSmall(part) ? WithholdingReason.TooFew : WithholdingReason.Complement)));
        return reasons.ToImmutable();
    }
}
