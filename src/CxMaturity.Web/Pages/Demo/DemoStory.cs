using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>
/// What happens in the year: the leadership begins to act, bonuses still reward the unit against the journey, and sales, which they
/// reward most, closes itself off. All else drifts a little upwards.
/// </summary>
internal static class DemoStory
{
    /// <summary>Where each dimension stands in the four waves for those between leadership and frontline.</summary>
    private static readonly Dictionary<string, double[]> Standings = new(StringComparer.Ordinal)
    {
        ["LEAD"] = [2.50, 2.80, 3.15, 3.50],
        ["INC"] = [1.08, 1.12, 1.14, 1.12],
        ["SILO"] = [3.00, 2.98, 2.95, 2.95],
        ["ROLE"] = [2.60, 2.65, 2.75, 2.80],
        ["STRAT"] = [2.90, 3.00, 3.05, 3.15],
        ["INSI"] = [2.90, 2.95, 3.00, 3.05],
        ["MEAS"] = [2.80, 2.90, 2.95, 3.05],
        ["ENAB"] = [2.70, 2.75, 2.85, 2.95],
        ["PROC"] = [2.60, 2.60, 2.65, 2.75],
        ["TECH"] = [2.40, 2.40, 2.45, 2.45],
        ["CHNG"] = [2.70, 2.85, 2.90, 3.00],
        ["OUT"] = [2.90, 2.95, 3.00, 3.10]
    };

    private static readonly double[] SalesClosesItself = [0, -0.55, -1.1, -1.6];

    /// <summary>The share of the role groups that answers; of the executives nearly all.</summary>
    public static readonly double[] ResponseRates = [0.66, 0.71, 0.69, 0.76];

    public static readonly int[] Executives = [6, 7, 6, 7];

    /// <summary>Sheets that are begun and never submitted, and sheets that are opened and no more.</summary>
    public static readonly (int Unfinished, int OnlyOpened)[] LeftOpen = [(5, 2), (4, 3), (5, 1), (3, 2)];

    public static bool HasAudit(int wave) => wave is 0 or DemoCalendar.Waves - 1;

    public static double Standing(string dimension, int wave, string unit, Audience audience)
    {
        var standing = Standings.TryGetValue(dimension, out var known) ? known[wave] : 3;
        if (dimension == "SILO" && unit == DemoStaff.Sales && audience != Audience.A)
            standing += SalesClosesItself[wave];
        return standing + Perception(dimension, audience);
    }

    /// <summary>The leadership sees its company further on than those who work with customers.</summary>
    private static double Perception(string dimension, Audience audience) => (dimension, audience) switch
    {
        ("INC", Audience.X) => 1.1,
        (_, Audience.X) => 0.8,
        ("INC", _) => 0,
        (_, Audience.M) => 0.15,
        (_, Audience.A) => -0.25,
        _ => -0.15
    };

    public static double CannotJudge(Audience audience) => audience switch
    {
        Audience.F => 0.07,
        Audience.M => 0.03,
        Audience.X => 0.02,
        _ => 0
    };
}
