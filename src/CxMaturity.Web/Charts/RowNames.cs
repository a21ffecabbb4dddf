using System.Xml.Linq;

namespace CxMaturity.Web.Charts;

/// <summary>The names of rows: left of what is drawn where there is room, above it where there is none, on two lines where they are long.</summary>
internal sealed class RowNames(bool wide, double left)
{
    private const double LineHeight = 15;

    /// <summary>Where each row begins and the last one ends, given the name of each and the height of what it shows.</summary>
    internal double[] Tops(double top, IEnumerable<(string Name, double Height)> rows)
    {
        var tops = new List<double> { top };
        foreach (var (name, height) in rows)
            tops.Add(tops[^1] + (wide ? Math.Max(LinesOf(name).Count > 1 ? 40 : 36, height + 16) : Above(name) + height + 11));
        return [.. tops];
    }

    internal IEnumerable<XElement> Name(string name, double top, double next)
    {
        var lines = LinesOf(name);
        var first = wide ? (top + next) / 2 + 5 - (lines.Count - 1) * LineHeight / 2 : top + 17;
        return lines.Select((line, i) => Svg.Text(wide ? left - 14 : 8, first + i * LineHeight, wide ? "end" : "start",
            wide ? "chart-text" : "chart-text chart-clear", line));
    }

    /// <summary>The middle of the place that is left for what the row shows.</summary>
    internal double Middle(string name, double top, double next) => wide ? (top + next) / 2 : (top + Above(name) + next - 9) / 2;

    private double Above(string name) => 9 + LinesOf(name).Count * LineHeight;

    private IReadOnlyList<string> LinesOf(string name) => Svg.Lines(name, wide ? 30 : 38, 2);
}
