using System.Xml.Linq;

namespace CxMaturity.Web.Charts;

/// <summary>
/// The rows of a chart with their names: left of what is drawn where there is room, above it where there is none, on two lines where they
/// are long.
/// </summary>
internal sealed class RowNames
{
    private const double LineHeight = 15;

    private readonly bool wide;
    private readonly double left;
    private readonly double width;
    private readonly List<string> names = [];

    // Where each row begins, and where the last one ends.
    private readonly List<double> tops;

    /// <param name="rows">The name of each row and the height of what it shows.</param>
    internal RowNames(bool wide, double left, double width, double top, IEnumerable<(string Name, double Height)> rows)
    {
        (this.wide, this.left, this.width, tops) = (wide, left, width, [top]);
        foreach (var (name, height) in rows)
        {
            names.Add(name);
            tops.Add(tops[^1] + (wide ? Math.Max(LinesOf(name).Count > 1 ? 40 : 36, height + 16) : Above(name) + height + 11));
        }
    }

    /// <summary>Where the last row ends.</summary>
    internal double Foot => tops[^1];

    /// <summary>A row's name, and the line that parts it from the row above.</summary>
    internal IEnumerable<XElement> Head(int row)
    {
        var lines = LinesOf(names[row]);
        var first = wide ? (tops[row] + tops[row + 1]) / 2 + 5 - (lines.Count - 1) * LineHeight / 2 : tops[row] + 17;
        var name = lines.Select((line, i) => Svg.Text(wide ? left - 14 : 8, first + i * LineHeight, wide ? "end" : "start",
            wide ? "chart-text" : "chart-text chart-clear", line));
        return row == 0 ? name : name.Prepend(Svg.Line(8, tops[row], width - 8, tops[row], "chart-grid"));
    }

    /// <summary>The middle of the place that is left for what the row shows.</summary>
    internal double Middle(int row) => wide ? (tops[row] + tops[row + 1]) / 2 : (tops[row] + Above(names[row]) + tops[row + 1] - 9) / 2;

    /// <summary>Why a row shows nothing, on one line.</summary>
    internal XElement Reason(string words, double x, double y) => Svg.Text(x, y + 4.5, "start", "chart-text chart-reason chart-clear",
        Svg.Lines(words, (int)((width - 8 - x) / Svg.WidthOf("m", 13)), 1)[0]);

    private double Above(string name) => 9 + LinesOf(name).Count * LineHeight;

    private IReadOnlyList<string> LinesOf(string name) => Svg.Lines(name, wide ? 30 : 38, 2);
}
