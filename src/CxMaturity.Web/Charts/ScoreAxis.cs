using System.Globalization;
using System.Xml.Linq;

namespace CxMaturity.Web.Charts;

/// <summary>The scale from 1 to 5 from left to right, over the bands of the five levels.</summary>
internal static class ScoreAxis
{
    /// <summary>How far the numbers reach below the foot of the bands.</summary>
    internal const double Depth = 24;

    // What fits over a fifth of the narrow drawing.
    private const int ShortLevel = 8;

    internal static IEnumerable<XElement> Across(
        Func<double, double> at, double top, double foot, IReadOnlyList<string> levels, CultureInfo numbers, bool wide)
    {
        for (var level = 1; level <= 5; level++)
        {
            var (from, to) = (at(1 + 0.8 * (level - 1)), at(1 + 0.8 * level));
            yield return Svg.Box(from, top, to - from, foot - top, $"chart-band chart-band-{level}");
            yield return Svg.Text((from + to) / 2, top - 10, "middle", "chart-text chart-tick",
                wide || levels[level - 1].Length <= ShortLevel ? levels[level - 1] : level.ToString(numbers));
        }

        for (var value = 1; value <= 5; value++)
        {
            yield return Svg.Line(at(value), foot, at(value), foot + 5, "chart-grid");
            yield return Svg.Text(at(value), foot + 19, value == 1 ? "start" : value == 5 ? "end" : "middle", "chart-text chart-tick", value.ToString(numbers));
        }
    }
}
