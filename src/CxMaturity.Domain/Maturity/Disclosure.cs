namespace CxMaturity.Domain.Maturity;

/// <summary>What may be shown of a group, and how finely.</summary>
/// <param name="MinimumSheets">Sheets that a role group needs before anything of it is shown.</param>
/// <param name="Rounds">Whether scores are rounded before anybody sees them, page source, cells and JSON included.</param>
public sealed record Disclosure(int MinimumSheets, bool Rounds)
{
    private const int FineFrom = 30;
    private const int DistributionFrom = 10;

    /// <summary>Results of a wave: from five sheets per role group up, rounded.</summary>
    public static readonly Disclosure OfGroups = new(5, Rounds: true);

    /// <summary>Results of a trial wave: from five sheets per role group up, unrounded so that they can be checked.</summary>
    public static readonly Disclosure OfTrial = new(5, Rounds: false);

    /// <summary>A person's own sheet.</summary>
    public static readonly Disclosure OfOwnSheet = new(1, Rounds: false);

    /// <summary>How the answers are spread is shown from ten people up; below, extremes would stand out.</summary>
    public bool ShowsDistribution(int n) => n >= DistributionFrom || MinimumSheets == 1;

    /// <summary>Two decimals from 30 people up, one below; halves away from zero.</summary>
    public double Score(double score, int n) => Rounds
        ? Math.Round(score + Nudge, Decimals(n), MidpointRounding.AwayFromZero)
        : score;

    /// <summary>How many decimals of a score of so many people are shown.</summary>
    public static int Decimals(int n) => n >= FineFrom ? 2 : 1;

    /// <summary>The difference of two rounded numbers, without the dust of binary fractions.</summary>
    public double Gap(double gap) => Rounds ? Math.Round(gap, 2, MidpointRounding.AwayFromZero) : gap;

    public double Index(double index) => Rounds ? Math.Round(index + Nudge, 0, MidpointRounding.AwayFromZero) : index;

    // 3.45 is stored as 3.4500000000000001776 or a hair below; what reads as a half is meant as a half.
    private const double Nudge = 1e-9;
}
