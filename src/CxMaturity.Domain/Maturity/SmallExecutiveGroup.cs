using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// What happens with executives who are fewer than the minimum: they are shown as a group where each of them agreed, and else their
/// sheets join those of middle management, which carries the weight of both from then on.
/// </summary>
public static class SmallExecutiveGroup
{
    // Of one alone even a group's mean is that person's answer.
    internal const int FewestByConsent = 2;

    /// <summary>Whether the question of consent arises at all.</summary>
    public static bool IsIn(IEnumerable<CellSums> cells, int minimum) => Sheets(cells, Audience.X) is var sheets && sheets >= FewestByConsent && sheets < minimum;

    /// <param name="consented">Whether each executive whose sheet counts agreed to be shown as a group.</param>
    /// <returns>The wave as it was where executives are enough, did not answer, or stay too few with middle management.</returns>
    public static WaveMeasurement Arranged(WaveMeasurement wave, bool consented)
    {
        var (executives, minimum) = (Sheets(wave.Cells, Audience.X), wave.Disclosure.MinimumSheets);
        if (executives == 0 || executives >= minimum)
            return wave;
        if (consented && IsIn(wave.Cells, minimum))
            return wave with { Executives = ExecutiveGroup.ByConsent };
        return executives + Sheets(wave.Cells, Audience.M) >= minimum ? Together(wave) : wave;
    }

    /// <summary>Two waves with executives in the same place, so that their joining middle management does not look like a change.</summary>
    public static (WaveMeasurement Before, WaveMeasurement After) Alike(WaveMeasurement before, WaveMeasurement after) =>
        before.Executives != ExecutiveGroup.WithMiddleManagement && after.Executives != ExecutiveGroup.WithMiddleManagement
            ? (before, after)
            : (Joined(before), Joined(after));

    // Where the executives are known by consent, middle management alone would be the difference.
    private static WaveMeasurement Joined(WaveMeasurement wave) =>
        wave.Executives == ExecutiveGroup.ByConsent && Sheets(wave.Cells, Audience.M) is > 0 and var managers && managers < wave.Disclosure.MinimumSheets ? wave : Together(wave);

    private static WaveMeasurement Together(WaveMeasurement wave) =>
        wave.Executives == ExecutiveGroup.WithMiddleManagement || wave.Questionnaire.VariantFor(Audience.M) is null ? wave : wave with
        {
            Executives = ExecutiveGroup.WithMiddleManagement,
            Headcounts = wave.Headcounts.Merged(Audience.X, into: Audience.M),
            Cells =
            [
                .. wave.Cells.GroupBy(cell => (cell.Unit, Audience: cell.Audience == Audience.X ? Audience.M : cell.Audience))
                    .Select(cell => cell.Aggregate(CellSums.Empty(cell.Key.Audience, cell.Key.Unit), (all, more) => all.Join(more)))
            ]
        };

    private static int Sheets(IEnumerable<CellSums> cells, Audience group) => cells.Where(cell => cell.Audience == group).Sum(cell => cell.Sheets);
}
