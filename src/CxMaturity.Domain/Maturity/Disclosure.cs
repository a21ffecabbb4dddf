using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>What may be shown of a group, and how finely.</summary>
/// <param name="MinimumSheets">Sheets that a role group needs before anything of it is shown.</param>
/// <param name="Rounds">Whether scores are rounded before anybody sees them, page source, cells and JSON included.</param>
public sealed record Disclosure(int MinimumSheets, bool Rounds)
{
    private const int FinePartsFrom = 150;

    /// <summary>Results of a wave: from five sheets per role group up, rounded.</summary>
    public static readonly Disclosure OfGroups = new(5, Rounds: true);

    /// <summary>Results of a trial wave: from five sheets per role group up, unrounded so that they can be checked.</summary>
    public static readonly Disclosure OfTrial = new(5, Rounds: false);

    /// <summary>A person's own sheet.</summary>
    public static readonly Disclosure OfOwnSheet = new(1, Rounds: false);

    /// <summary>How the answers are spread is shown from ten people up; below, extremes would stand out.</summary>
    public bool ShowsDistribution(int n) => n >= PeopleNeeded.ForSpread || MinimumSheets == 1;

    /// <summary>The counts of the values as finely as they may be shown: below thirty people low, middle and high.</summary>
    public IReadOnlyList<int> Distribution(IReadOnlyList<int> counts) =>
        !Rounds || counts.Count != Scoring.HighestValue ? counts : Extremes.Shown(counts);

    /// <summary>A share (0–1) or another small number, to the third decimal where numbers are rounded.</summary>
    public double Share(double share) => Rounds ? Math.Round(share + Nudge, 3, MidpointRounding.AwayFromZero) + NoSign : share;

    /// <summary>Two decimals from 30 people up, one below; halves away from zero.</summary>
    public double Score(double score, int n) => Rounds
        ? Math.Round(score + Nudge, Decimals(n), MidpointRounding.AwayFromZero) + NoSign
        : score;

    /// <summary>A standard error: of a small group its exact value could tell how the single answers were spread.</summary>
    public double Error(double error, int n) => Rounds ? Math.Round(error, Decimals(n) + 1, MidpointRounding.AwayFromZero) : error;

    /// <summary>
    /// A score that is part of another one, such as a sub-scale: with two decimals on both, what those few gave who have only one of them
    /// could be worked out from the difference; among 150 people and more that drowns in rounding.
    /// </summary>
    public double PartScore(double score, int n) => Score(score, n < FinePartsFrom ? Math.Min(n, PeopleNeeded.ForDetail - 1) : n);

    /// <summary>Whether a group's mean would tell what each single person said, because all said the same.</summary>
    public bool Hides(ScoreSum sum) => Rounds && sum is { Count: > 0, Moments.Variance: 0 };

    /// <summary>How many decimals of a score that is part of another one are shown.</summary>
    public static int PartDecimals(int n) => n >= FinePartsFrom ? 2 : 1;

    /// <summary>How many decimals of a score of so many people are shown.</summary>
    public static int Decimals(int n) => n >= PeopleNeeded.ForDetail ? 2 : 1;

    /// <summary>The difference of two rounded numbers, without the dust of binary fractions.</summary>
    public double Gap(double gap) => Rounds ? Math.Round(gap, 2, MidpointRounding.AwayFromZero) + NoSign : gap;

    public double Index(double index) => Rounds ? Math.Round(index + Nudge, 0, MidpointRounding.AwayFromZero) : index;

    // 3.45 is stored as 3.4500000000000001776 or a hair below; what reads as a half is meant as a half.
    private const double Nudge = 1e-9;

    // Added to what rounding made of a small negative number: there is no minus zero.
    private const double NoSign = 0.0;
}
