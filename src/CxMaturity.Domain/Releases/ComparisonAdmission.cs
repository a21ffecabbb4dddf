using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Releases;

/// <summary>What of a comparison may stand beside all that was published of its two waves before.</summary>
public static class ComparisonAdmission
{
    /// <summary>
    /// Measures that follow from each other stand or fall together. Where single units conflict with what was published, they are left
    /// out; where the whole does, the measures are.
    /// </summary>
    /// <param name="families">Measures that follow from each other, together.</param>
    public static IReadOnlyList<ComparedMeasure> Of(
        IReadOnlyList<IReadOnlyList<ComparedMeasure>> families, (WaveReleases Ledger, Disclosure Disclosure) before, (WaveReleases Ledger, Disclosure Disclosure) after)
    {
        return [.. families.SelectMany(Admitted)];

        IReadOnlyList<ComparedMeasure> Admitted(IReadOnlyList<ComparedMeasure> family)
        {
            if (MayStand(family))
                return family;
            ComparedMeasure[] whole = [.. family.Select(measure => measure.WithoutUnits())];
            return MayStand(whole) ? whole : [];
        }

        bool MayStand(IReadOnlyList<ComparedMeasure> family) =>
            ReleaseDecider.MayStand(before.Ledger, [.. family.Select(measure => measure.Before)], before.Disclosure)
            && ReleaseDecider.MayStand(after.Ledger, [.. family.Select(measure => measure.After)], after.Disclosure);
    }
}
