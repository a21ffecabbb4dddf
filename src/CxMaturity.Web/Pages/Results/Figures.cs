using System.Globalization;
using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Numbers beside the scores, as people read them in their own format.</summary>
public static class Figures
{
    private const string Minus = "−";

    /// <summary>A difference with its sign, with as many decimals as scores of so many people have.</summary>
    public static string WithSign(double difference, int people) => WithSign(difference, ResultNumbers.Format(people));

    public static string WithSign(double difference, string format)
    {
        var size = Plain(Math.Abs(difference), format);
        return size == Plain(0, format) ? size : (difference < 0 ? Minus : "+") + size;
    }

    /// <summary>A difference without its sign, for sentences that say its direction in words.</summary>
    public static string Size(double difference, int people) => Plain(Math.Abs(difference), ResultNumbers.Format(people));

    /// <summary>A coefficient between −1 and 1, or a little beyond.</summary>
    public static string Coefficient(double value) => value < 0 && Plain(-value, "0.00") != Plain(0, "0.00") ? Minus + Plain(-value, "0.00") : Plain(Math.Abs(value), "0.00");

    public static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture).Replace(' ', '\u00A0');

    /// <summary>
    /// A dimension's gaps as they are read: words such as "serious" and "may be chance" follow from the digits that stand beside them, also
    /// where a trial wave keeps more of them.
    /// </summary>
    public static IEnumerable<PerceptionGap> GapsOf(DimensionResult dimension) => dimension.Gaps.Select(gap =>
    {
        var people = Fewest(dimension, gap);
        return gap with { Difference = Read(gap.Difference, people), Interval = gap.Interval is { } range ? new(Read(range.Low, people), Read(range.High, people)) : null };
    });

    private static double Read(double value, int people) => Math.Round(value, Disclosure.Decimals(people), MidpointRounding.AwayFromZero);

    /// <summary>How many people are behind the smaller of two groups' views of a dimension.</summary>
    public static int Fewest(DimensionResult dimension, PerceptionGap gap) =>
        dimension.Views.Where(view => view.Audience == gap.First || view.Audience == gap.Second).Select(view => view.N ?? 0).DefaultIfEmpty(0).Min();

    private static string Plain(double value, string format) =>
        Math.Round(value + 1e-9, 2, MidpointRounding.AwayFromZero).ToString(format, CultureInfo.CurrentCulture);
}
