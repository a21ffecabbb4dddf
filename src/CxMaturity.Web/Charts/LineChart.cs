using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Code">Short name for where the long one does not fit.</param>
/// <param name="Strong">The line that matters most.</param>
/// <param name="Values">One value from 1 to 5 per moment; none where it is not shown.</param>
public sealed record LineSeries(string Code, string Name, bool Strong, IReadOnlyList<double?> Values);

/// <param name="Id">Unique on the page.</param>
/// <param name="Moments">What stands below each place, oldest first.</param>
/// <param name="Levels">Five short names for the bands behind the lines, such as "Stufe 1".</param>
public sealed record LineChartContent(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<string> Moments,
    IReadOnlyList<LineSeries> Series,
    IReadOnlyList<string> Levels,
    CultureInfo Numbers,
    string NumberFormat = "0.0");

/// <summary>
/// Scores from 1 to 5 over time, over the bands of the five levels. Lines differ by mark and dashes as well as by colour, and each is
/// named at its end; where a value is not shown the line is broken.
/// </summary>
public static class LineChart
{
    private const int FewestMoments = 2;

    public static IHtmlContent Of(LineChartContent content) => content.Moments.Count < FewestMoments || content.Series.Count == 0
        ? HtmlString.Empty
        : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn(LineChartContent content, ChartSize size)
    {
        private const double Top = 12;
        private const double LabelHeight = 21;

        private readonly bool wide = size == ChartSize.Wide;
        private double Width => wide ? 760 : 340;
        private double Left => wide ? 70 : 26;
        private double Right => wide ? 462 : 222;
        private double Foot => Top + (wide ? 320 : 300);
        private double Height => Foot + (wide ? 34 : 44 + content.Series.Count * LabelHeight);

        public XElement Whole() => Svg.Drawing(content.Id, "lines", size, Width, Height, content.Title, content.Description,
            [.. Bands(), .. Moments(), .. content.Series.SelectMany(Line), .. Labels(), .. wide ? [] : Legend()]);

        private double X(int moment) => Left + 14 + (Right - Left - 28) * moment / (content.Moments.Count - 1);

        private double Y(double score) => Foot - (Foot - Top) * (Math.Clamp(score, 1, 5) - 1) / 4;

        private IEnumerable<XElement> Bands()
        {
            for (var level = 1; level <= 5; level++)
            {
                var (low, high) = (Y(1 + 0.8 * (level - 1)), Y(1 + 0.8 * level));
                yield return Svg.Box(Left, high, Right - Left, low - high, $"chart-band chart-band-{level}");
                yield return Svg.Text(Left - 8, (low + high) / 2 + 4, "end", "chart-text chart-tick",
                    wide ? content.Levels[level - 1] : level.ToString(content.Numbers));
            }
        }

        private IEnumerable<XElement> Moments()
        {
            // Labels that would run into each other are left out from the back: the newest is always named.
            var room = wide ? 78 : 70;
            var named = double.MaxValue;
            for (var moment = content.Moments.Count - 1; moment >= 0; moment--)
            {
                yield return Svg.Line(X(moment), Top, X(moment), Foot + 5, "chart-grid");
                if (named - X(moment) < room)
                    continue;
                named = X(moment);
                yield return Svg.Text(named, Foot + 22, "middle", "chart-text chart-tick", content.Moments[moment]);
            }
        }

        private IEnumerable<XElement> Line(LineSeries series, int number)
        {
            var classes = $"chart-series chart-series-{number}{(series.Strong ? " chart-series-strong" : string.Empty)}";
            var run = new List<(double, double)>();
            for (var moment = 0; moment <= content.Moments.Count; moment++)
            {
                if (moment < content.Moments.Count && series.Values[moment] is { } value)
                {
                    run.Add((X(moment), Y(value)));
                    continue;
                }

                if (run.Count > 1)
                    yield return Svg.Path(run, closed: false, classes);
                run.Clear();
            }

            foreach (var (value, moment) in series.Values.Select((value, moment) => (value, moment)))
                if (value is { } known)
                    yield return Mark(X(moment), Y(known), number);
        }

        /// <summary>Names stand at the height of the last value, pushed apart where lines end close together.</summary>
        private IEnumerable<XElement> Labels()
        {
            var ends = content.Series.Select((series, number) => (Series: series, Number: number, Last: series.Values.LastOrDefault(value => value is not null)))
                .Where(end => end.Last is not null).OrderByDescending(end => end.Last).ToArray();
            var heights = ends.Select(end => Y(end.Last!.Value)).ToArray();
            for (var i = 1; i < heights.Length; i++)
                heights[i] = Math.Max(heights[i], heights[i - 1] + LabelHeight);
            // What was pushed below the foot pushes the others back up.
            for (var i = heights.Length - 1; i >= 0; i--)
                heights[i] = Math.Min(heights[i], i == heights.Length - 1 ? Foot - 4 : heights[i + 1] - LabelHeight);

            for (var i = 0; i < ends.Length; i++)
            {
                var (series, number, last) = ends[i];
                var end = (X: X(series.Values.ToList().FindLastIndex(value => value is not null)), Y: Y(last!.Value));
                if (end.X < Right - 15 || Math.Abs(heights[i] - end.Y) > 3)
                    yield return Svg.Line(end.X + 8, end.Y, Right + 12, heights[i], "chart-grid");
                yield return Mark(Right + 20, heights[i], number);
                yield return Svg.Text(Right + 30, heights[i] + 5, "start", "chart-text chart-value", last.Value.ToString(content.NumberFormat, content.Numbers));
                yield return Svg.Text(Right + (wide ? 76 : 66), heights[i] + 5, "start", $"chart-text {(series.Strong ? "chart-strong" : "chart-tick")}",
                    wide ? Short(series.Name, 36) : series.Code);
            }
        }

        private IEnumerable<XElement> Legend() => content.Series.SelectMany((series, number) =>
        {
            var y = Foot + 50 + number * LabelHeight;
            return new[] { Mark(Left - 10, y - 4, number), Svg.Text(Left + 4, y, "start", "chart-text chart-tick", Short(series.Name, 46)) };
        });

        private static string Short(string name, int longest) => Svg.Wrap(name, longest) is { Count: > 1 } lines ? lines[0] + " …" : name;

        private static XElement Mark(double x, double y, int number)
        {
            var classes = $"chart-dot chart-series-{number}";
            (double, double)[] corners = (number % 5) switch
            {
                1 => [(x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)],
                2 => [(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)],
                3 => [(x, y - 6), (x + 6.5, y + 5), (x - 6.5, y + 5)],
                4 => [(x, y + 6), (x + 6.5, y - 5), (x - 6.5, y - 5)],
                _ => []
            };
            return corners.Length == 0 ? Svg.Dot(x, y, 6, classes) : Svg.Path(corners, closed: true, classes);
        }
    }
}
