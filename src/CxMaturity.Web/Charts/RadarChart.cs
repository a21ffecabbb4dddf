using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Score">1–5; none leaves a gap in the line.</param>
/// <param name="Missing">Why there is no score, in a word or two.</param>
public sealed record RadarAxis(string Code, string Name, double? Score, double? Target, string? Missing = null);

/// <param name="Id">Unique on the page.</param>
/// <param name="Description">What the picture shows, and where its numbers stand as a table.</param>
public sealed record RadarChartContent(
    string Id,
    string Title,
    string Description,
    string ScoreLabel,
    string TargetLabel,
    IReadOnlyList<RadarAxis> Axes,
    CultureInfo Numbers,
    string NumberFormat = "0.0");

/// <summary>A profile over the dimensions: one axis each from 1 in the middle to 5 at the rim, score and target.</summary>
public static class RadarChart
{
    private const int Fewest = 3;

    /// <summary>The chart; nothing where fewer than three axes would make no area.</summary>
    public static IHtmlContent Of(RadarChartContent content) =>
        content.Axes.Count < Fewest ? HtmlString.Empty : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn(RadarChartContent content, ChartSize size)
    {
        private readonly bool wide = size == ChartSize.Wide;
        private double Width => wide ? 760 : 340;
        private double Height => wide ? 580 : 350;
        private double Radius => wide ? 200 : 118;
        private double LineHeight => wide ? 18 : 15;
        private (double X, double Y) Middle => (Width / 2, wide ? 276 : 160);

        public XElement Whole() => Svg.Drawing(content.Id, "radar", size, Width, Height, content.Title, content.Description,
            [.. Grid(), .. Profile(axis => axis.Target, "chart-target", filled: false, dots: false),
                .. Profile(axis => axis.Score, "chart-score", filled: true, dots: true), .. RingLabels(), .. Labels(), .. Legend()]);

        private (double X, double Y) At(int axis, double value)
        {
            var (angle, distance) = (AngleOf(axis), Radius * (Math.Clamp(value, 1, 5) - 1) / 4);
            return (Middle.X + distance * Math.Sin(angle), Middle.Y - distance * Math.Cos(angle));
        }

        private double AngleOf(int axis) => 2 * Math.PI * axis / content.Axes.Count;

        private IEnumerable<XElement> Grid()
        {
            var axes = Enumerable.Range(0, content.Axes.Count).ToArray();
            for (var ring = 2; ring <= 5; ring++)
                yield return Svg.Path(axes.Select(axis => At(axis, ring)), closed: true, "chart-grid");
            foreach (var axis in axes)
                yield return Svg.Path([Middle, At(axis, 5)], closed: false, content.Axes[axis].Score is null ? "chart-grid chart-missing" : "chart-grid");
        }

        private IEnumerable<XElement> RingLabels() => Enumerable.Range(1, 5).Select(ring =>
            Svg.Text(Middle.X - 5, Middle.Y - Radius * (ring - 1) / 4 + 4, "end", "chart-text chart-tick", ring.ToString(content.Numbers)));

        /// <summary>The line through neighbours that both have a value; between them and a missing one nothing is drawn.</summary>
        private IEnumerable<XElement> Profile(Func<RadarAxis, double?> valueOf, string colour, bool filled, bool dots)
        {
            var points = content.Axes.Select((axis, i) => valueOf(axis) is { } value ? At(i, value) : ((double X, double Y)?)null).ToArray();
            var whole = points.All(point => point is not null);
            foreach (var run in whole ? [[.. points.Select(point => point!.Value)]] : Runs(points))
            {
                if (filled && run.Length > 1)
                    yield return Svg.Path(whole ? run : [Middle, .. run], closed: true, $"{colour} chart-area");
                if (run.Length > 1)
                    yield return Svg.Path(run, closed: whole, $"{colour} chart-line");
            }
            if (dots)
                foreach (var point in points.OfType<(double X, double Y)>())
                    yield return Svg.Dot(point.X, point.Y, wide ? 4.5 : 3.5, $"{colour} chart-dot");
        }

        /// <summary>Unbroken stretches around the circle, the last joined to the first.</summary>
        private static IEnumerable<(double X, double Y)[]> Runs((double X, double Y)?[] points)
        {
            var afterGap = Array.IndexOf(points, null) + 1;
            var run = new List<(double X, double Y)>();
            for (var step = 0; step < points.Length; step++)
                if (points[(afterGap + step) % points.Length] is { } point)
                    run.Add(point);
                else
                {
                    if (run.Count > 0)
                        yield return [.. run];
                    run.Clear();
                }
        }

        private IEnumerable<XElement> Labels()
        {
            for (var i = 0; i < content.Axes.Count; i++)
            {
                var (axis, angle) = (content.Axes[i], AngleOf(i));
                var (sin, cos) = (Math.Sin(angle), Math.Cos(angle));
                var (x, y) = (Middle.X + (Radius + 14) * sin, Middle.Y - (Radius + 14) * cos);
                var anchor = Math.Abs(sin) < 0.2 ? "middle" : sin > 0 ? "start" : "end";
                var room = anchor == "middle" ? 170 : Width / 2 - Math.Abs(x - Middle.X);
                var names = wide ? Svg.Wrap(axis.Name, Math.Max(6, (int)(room / 8))) : [axis.Code];
                string[] lines = [.. names, axis.Score is { } score ? score.ToString(content.NumberFormat, content.Numbers) : axis.Missing ?? "–"];

                // On top the block ends at the axis, at the foot it begins there, at the sides it is centred.
                var top = y - lines.Length * LineHeight * (1 + cos) / 2 + LineHeight * 0.75;
                for (var line = 0; line < lines.Length; line++)
                {
                    var last = line == lines.Length - 1;
                    // A reason would not fit beside a narrow drawing; the table says it.
                    if (last && axis.Score is null && !wide)
                        yield return Svg.Text(x, top + line * LineHeight, anchor, "chart-text chart-reason", "–");
                    else
                        yield return Svg.Text(x, top + line * LineHeight, anchor,
                            !last ? "chart-text" : axis.Score is null ? "chart-text chart-reason" : "chart-text chart-value", lines[line]);
                }
            }
        }

        private IEnumerable<XElement> Legend()
        {
            var y = Height - 12;
            var start = Middle.X - (wide ? 130 : 120);
            yield return Svg.Line(start, y - 5, start + 26, y - 5, "chart-score chart-line");
            yield return Svg.Dot(start + 13, y - 5, 4, "chart-score chart-dot");
            yield return Svg.Text(start + 34, y, "start", "chart-text", content.ScoreLabel);
            yield return Svg.Line(Middle.X + 20, y - 5, Middle.X + 46, y - 5, "chart-target chart-line");
            yield return Svg.Text(Middle.X + 54, y, "start", "chart-text", content.TargetLabel);
        }
    }
}
