namespace CxMaturity.Domain.Maturity;

/// <summary>From a score (1–5) to its index (0–100) and its level (1–5): five bands of equal width.</summary>
public static class Ladder
{
    public const int Levels = 5;

    private const double Lowest = 1;
    private const double BandWidth = 0.8;

    // (1.8 − 1) / 0.8 may come out a hair under 1 in binary floating point; a score on the edge belongs to the upper level.
    private const double EdgeTolerance = 1e-9;

    /// <summary>The level of a score. Refuses what is not on the scale.</summary>
    public static int LevelOf(double score)
    {
        if (!(score >= Lowest && score <= 5))
            throw new ArgumentOutOfRangeException(nameof(score), score, "A score lies between 1 and 5.");
        return Math.Min(Levels, (int)Math.Floor((score - Lowest) / BandWidth + EdgeTolerance) + 1);
    }

    /// <summary>A weighted mean of scores, put back on the scale where binary floating point let it slip off by a hair.</summary>
    internal static double OnScale(double mean) => Math.Clamp(mean, Lowest, 5);

    /// <summary>The score on a scale from 0 to 100.</summary>
    public static double IndexOf(double score) => (score - Lowest) / 4 * 100;

    /// <summary>The lowest score of a level.</summary>
    public static double FloorOf(int level) => level is >= 1 and <= Levels
        ? Math.Round(Lowest + BandWidth * (level - 1), 1)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 1 and 5.");
}
