using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>What a difference between two waves may be called.</summary>
public enum ChangeVerdict
{
    /// <summary>Chance explains it, or it is too small to matter.</summary>
    Noise,

    Better,

    Worse
}

/// <summary>Why two waves, or one measure in them, cannot be compared.</summary>
public enum NotComparable
{
    /// <summary>They asked by another questionnaire, or by another version of it.</summary>
    Questionnaire,

    /// <summary>They have no unit in common.</summary>
    Units,

    /// <summary>Leaving out the units that only one of them has would tell what a handful of people said.</summary>
    SmallRemainder,

    /// <summary>No role group is large enough on both sides.</summary>
    TooFew,

    /// <summary>On both sides all said the same: there is nothing to test.</summary>
    NoSpread,

    /// <summary>Beside what was published before, it would tell what a handful of people said.</summary>
    Released
}

/// <summary>One measure in two waves, over the same units and role groups on both sides.</summary>
/// <param name="Code">The dimension; <c>CORE</c> for the core score.</param>
/// <param name="Groups">Role groups that are large enough on both sides; only these are compared.</param>
/// <param name="Difference">Later minus earlier, in scale points.</param>
/// <param name="Interval">95 % interval of the difference (Welch 1947), for people like these and not only for those who were there.</param>
/// <param name="AdjustedP">Two-sided, adjusted for the number of comparisons in the table (Benjamini &amp; Hochberg 1995).</param>
/// <param name="Detectable">The smallest difference that so many people would have shown four times out of five, in scale points.</param>
/// <param name="Clear">Whether, before rounding, the interval excludes zero and the difference is large enough to matter.</param>
public sealed record MeasureChange(
    string Code,
    IReadOnlyList<Audience> Groups,
    double? Before,
    double? After,
    int NBefore,
    int NAfter,
    double? Difference,
    Interval? Interval,
    double? AdjustedP,
    double? Detectable,
    NotComparable? NotComparable,
    bool Clear = false)
{
    /// <summary>A difference below this matters to nobody, however sure it is.</summary>
    public const double Matters = 0.2;

    private const double Significant = 0.05;

    /// <summary>A measure that is not compared, with the reason.</summary>
    public static MeasureChange Nothing(string code, NotComparable reason) => new(code, [], null, null, 0, 0, null, null, null, null, reason);

    // What is shown must bear the verdict out as well: nobody sees "0.0 to 0.4" called better.
    public ChangeVerdict Verdict => Clear && Difference is { } difference && Interval?.ExcludesZero == true && AdjustedP is null or < Significant
        ? difference > 0 ? ChangeVerdict.Better : ChangeVerdict.Worse
        : ChangeVerdict.Noise;
}

/// <summary>Two waves side by side.</summary>
/// <param name="NotComparable">Why nothing can be compared; none where something can.</param>
/// <param name="OnlyBefore">Units that only the earlier wave has, left out on both sides.</param>
/// <param name="OnlyAfter">Units that only the later wave has, left out on both sides.</param>
/// <param name="Units">The core score per unit, of units that are large enough on both sides.</param>
public sealed record ChangeResult(
    NotComparable? NotComparable,
    IReadOnlyList<string> OnlyBefore,
    IReadOnlyList<string> OnlyAfter,
    MeasureChange? Core,
    IReadOnlyList<MeasureChange> Dimensions,
    IReadOnlyList<MeasureChange> Units)
{
    public MeasureChange? Of(string code) => code == CoreScore.Code ? Core : Dimensions.FirstOrDefault(dimension => dimension.Code == code);

    /// <summary>The measures that may be shown; the others say why not.</summary>
    public ChangeResult Where(Func<string, bool> isShown, NotComparable otherwise)
    {
        return this with { Core = Core is { } core ? Kept(core) : null, Dimensions = [.. Dimensions.Select(Kept)] };

        MeasureChange Kept(MeasureChange measure) => measure.Difference is null || isShown(measure.Code) ? measure : MeasureChange.Nothing(measure.Code, otherwise);
    }
}
