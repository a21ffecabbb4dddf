using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Code">Short name for where the long one does not fit.</param>
/// <param name="Strong">The line that matters most.</param>
/// <param name="Values">One value from 1 to 5 per moment; none where it is not shown.</param>
/// <param name="Intervals">How sure each value is; none where it is not known or would crowd the drawing.</param>
public sealed record LineSeries(
    string Code, string Name, bool Strong, IReadOnlyList<double?> Values, IReadOnlyList<LineInterval?>? Intervals = null);

/// <summary>The ends of a value's interval.</summary>
public sealed record LineInterval(double Low, double High);

/// <param name="Before">The first moment, counted from 0, that cannot be compared with those before it.</param>
/// <param name="Text">What has changed, such as "neue Fassung des Fragebogens".</param>
public sealed record LineBreak(int Before, string Text);

/// <param name="At">Between the moments, counted from 0: 1.5 lies in the middle of the second and the third.</param>
/// <param name="Text">What began or ended.</param>
public sealed record LineMark(double At, int Number, bool IsEnd, string Text);

/// <param name="Id">Unique on the page.</param>
/// <param name="Moments">What stands below each place, oldest first.</param>
/// <param name="Levels">Five short names for the bands behind the lines, such as "Stufe 1".</param>
/// <param name="Reference">A score that all are compared with, such as the target, drawn from side to side.</param>
public sealed record LineChartContent(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<string> Moments,
    IReadOnlyList<LineSeries> Series,
    IReadOnlyList<string> Levels,
    CultureInfo Numbers,
    string NumberFormat = "0.0",
    IReadOnlyList<LineBreak>? Breaks = null,
    double? Reference = null,
    string? ReferenceLabel = null,
    IReadOnlyList<LineMark>? Marks = null);

/// <summary>
/// Scores from 1 to 5 over time, over the bands of the five levels. Lines differ by mark and dashes as well as by colour, and each is
/// named at its end; where a value is not shown, or moments cannot be compared, the line is broken.
/// </summary>
public static class LineChart
{
    private const int FewestMoments = 2;

    public static IHtmlContent Of(LineChartContent content) => content.Moments.Count < FewestMoments || content.Series.Count == 0
        ? HtmlString.Empty
        : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn(LineChartContent content, ChartSize size)
    {
        private const double LabelHeight = 21;
        private const double TickLine = 15;
        private const double MarkWidth = 26;
        private const double MarkHeight = 18;
        private const int MostMarkRows = 10;

        private readonly bool wide = size == ChartSize.Wide;

        // A line that is alone needs no name beside it: the title says whose it is.
        private readonly bool single = content.Series.Count == 1;

        private readonly LineBreak[] breaks =
            [.. (content.Breaks ?? []).Where(gap => gap.Before > 0 && gap.Before < content.Moments.Count).OrderBy(gap => gap.Before)];

        private double Width => wide ? 760 : 340;
        private double Left => wide ? 70 : 20;
        private double Right => single ? (wide ? 690 : 286) : wide ? 440 : 228;
        private double Inset => wide ? 14 : 9;
        private double Top => breaks.Length > 0 ? 28 : 12;
        private double Foot => Top + (wide ? 320 : 300);
        private double Spacing => (Right - Left - 2 * Inset) / (content.Moments.Count - 1);
        private double Scale => Math.Clamp(Spacing / 18, 0.45, 1);

        public XElement Whole()
        {
            var (moments, below) = Moments();
            var (notes, foot) = Notes(below + 14);
            return Svg.Drawing(content.Id, "lines", size, Width, foot, content.Title, content.Description,
                [.. Bands(), .. moments, .. Reference(), .. Gaps(), .. Marks(), .. content.Series.SelectMany(Intervals), .. content.Series.SelectMany(Line), .. Labels(), .. notes]);
        }

        private double X(double moment) => Left + Inset + Spacing * moment;

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

        private IEnumerable<XElement> Reference() => Svg.Known(content.Reference) is { } score
            ?
            [
                Svg.Titled(Svg.Line(Left, Y(score), Right, Y(score), "chart-reference"), $"{content.ReferenceLabel} {score.ToString("0.0#", content.Numbers)}"),
                Svg.Text(Left + 6, Y(score) - 6, "start", "chart-text chart-tick chart-clear", $"{content.ReferenceLabel} {score.ToString("0.0#", content.Numbers)}")
            ]
            : [];

        /// <summary>Month above year where both do not fit side by side; what then still would run into its neighbour is left out from the back.</summary>
        private (List<XElement> Drawn, double Foot) Moments()
        {
            var drawn = new List<XElement>();
            var whole = content.Moments.Select(moment => (IReadOnlyList<string>)[Svg.Clean(moment)]).ToArray();
            var labels = WidthOf(whole) <= Spacing ? whole : [.. content.Moments.Select(moment => Svg.Lines(moment, LongestWord(content.Moments), 3))];
            var every = Math.Max(1, (int)Math.Ceiling(WidthOf(labels) / Spacing - 1e-9));
            for (var moment = 0; moment < content.Moments.Count; moment++)
            {
                drawn.Add(Svg.Line(X(moment), Top, X(moment), Foot + 5, "chart-grid"));
                if ((content.Moments.Count - 1 - moment) % every != 0)
                    continue;
                for (var line = 0; line < labels[moment].Count; line++)
                    drawn.Add(Svg.Text(Math.Max(X(moment), Svg.WidthOf(labels[moment][line], 12) / 2), Foot + 20 + line * TickLine, "middle",
                        "chart-text chart-tick", labels[moment][line]));
            }

            return (drawn, Foot + 20 + (labels.Max(lines => lines.Count) - 1) * TickLine);

            static int LongestWord(IEnumerable<string> moments) => Math.Clamp(moments.SelectMany(moment => moment.Split(' ')).Max(word => word.Length), 4, 12);

            static double WidthOf(IEnumerable<IReadOnlyList<string>> labels) =>
                labels.SelectMany(lines => lines).Max(line => Svg.WidthOf(line, 12)) + 6;
        }

        /// <summary>Where moments cannot be compared: a line from top to bottom with a letter that the notes below explain.</summary>
        private IEnumerable<XElement> Gaps() => breaks.SelectMany((gap, i) =>
        {
            var x = X(gap.Before - 0.5);
            return new[]
            {
                Svg.Line(x, Top, x, Foot, "chart-break"), Svg.Box(x - 8, Top - 22, 16, 18, "chart-break-mark", 3),
                Svg.Text(x, Top - 8.5, "middle", "chart-text chart-tick chart-strong", Letter(i))
            };
        });

        /// <summary>What began and ended between the moments: a number at the foot of a fine line; those close to each other stand on one another.</summary>
        private IEnumerable<XElement> Marks()
        {
            var taken = new List<(double X, int Row)>();
            foreach (var mark in (content.Marks ?? []).OrderBy(mark => mark.At).ThenBy(mark => mark.Number))
            {
                var x = X(Math.Clamp(mark.At, 0, content.Moments.Count - 1));
                var row = Enumerable.Range(0, int.MaxValue).First(free => !taken.Any(other => other.Row == free && Math.Abs(other.X - x) < MarkWidth + 2));
                taken.Add((x, row));
                yield return Svg.Line(x, Top, x, Foot, "chart-work");
                // More of them stand in the list below the charts.
                if (row >= MostMarkRows)
                    continue;
                var y = Foot - 4 - MarkHeight * (row + 1);
                yield return Svg.Titled(Svg.Box(x - MarkWidth / 2, y, MarkWidth, MarkHeight - 2, "chart-work-mark", 3), mark.Text);
                yield return Svg.Text(x, y + 12, "middle", "chart-text chart-tick chart-strong", $"{(mark.IsEnd ? "■" : "▸")}{mark.Number}");
            }
        }

        private static string Letter(int number) => ((char)('A' + number % 26)).ToString();

        private IEnumerable<XElement> Intervals(LineSeries series, int number)
        {
            for (var moment = 0; moment < content.Moments.Count; moment++)
                if (ValueOf(series, moment) is not null && IntervalOf(series, moment) is { } interval)
                    foreach (var part in Svg.Whisker(X(moment), Y(interval.Low), X(moment), Y(interval.High), $"chart-range chart-series-{number}"))
                        yield return part;
        }

        private static LineInterval? IntervalOf(LineSeries series, int moment) =>
            series.Intervals is { } intervals && moment < intervals.Count && intervals[moment] is { } interval
            && double.IsFinite(interval.Low) && double.IsFinite(interval.High) ? interval : null;

        private static double? ValueOf(LineSeries series, int moment) => Svg.Known(series.Values[moment]);

        private IEnumerable<XElement> Line(LineSeries series, int number)
        {
            var classes = $"chart-series chart-series-{number}{(series.Strong ? " chart-series-strong" : string.Empty)}";
            var run = new List<(double, double)>();
            for (var moment = 0; moment <= content.Moments.Count; moment++)
            {
                var value = moment < content.Moments.Count ? ValueOf(series, moment) : null;
                if (value is null || breaks.Any(gap => gap.Before == moment))
                {
                    if (run.Count > 1)
                        yield return Svg.Path(run, closed: false, classes);
                    run.Clear();
                }

                if (value is { } known)
                    run.Add((X(moment), Y(known)));
            }

            for (var moment = 0; moment < content.Moments.Count; moment++)
                if (ValueOf(series, moment) is { } known)
                    yield return Svg.Titled(Svg.Mark(X(moment), Y(known), number, Scale), WordsOf(series, moment, known));
        }

        private string WordsOf(LineSeries series, int moment, double value)
        {
            var words = $"{series.Name}, {content.Moments[moment]}: {value.ToString(content.NumberFormat, content.Numbers)}";
            return IntervalOf(series, moment) is { } interval
                ? $"{words} ({interval.Low.ToString(content.NumberFormat, content.Numbers)} – {interval.High.ToString(content.NumberFormat, content.Numbers)})"
                : words;
        }

        /// <summary>Names stand at the height of the last value, pushed apart where lines end close together.</summary>
        private IEnumerable<XElement> Labels()
        {
            var ends = content.Series.Select((series, number) => (Series: series, Number: number, Last: series.Values.Select(Svg.Known).LastOrDefault(value => value is not null)))
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
                var end = (X: X(series.Values.Select(Svg.Known).ToList().FindLastIndex(value => value is not null)), Y: Y(last!.Value));
                if (end.X < Right - 15 || Math.Abs(heights[i] - end.Y) > 3)
                    yield return Svg.Line(end.X + 8, end.Y, Right + 12, heights[i], "chart-grid");
                yield return Svg.Mark(Right + (wide ? 20 : 16), heights[i], number);
                yield return Svg.Text(Right + (wide ? 30 : 26), heights[i] + 5, "start", "chart-text chart-value", last.Value.ToString(content.NumberFormat, content.Numbers));
                if (single)
                    continue;
                yield return Svg.Text(Right + (wide ? 76 : 26 + Svg.WidthOf(last.Value.ToString(content.NumberFormat, content.Numbers), 13) + 6), heights[i] + 5, "start", $"chart-text {(series.Strong ? "chart-strong" : "chart-tick")}",
                    wide ? Svg.Lines(series.Name, 36, 1)[0] : Svg.Lines(series.Code, 8, 1)[0]);
            }
        }

        /// <summary>What the letters mean, and on the narrow drawing the names for which there was no room beside the lines.</summary>
        private (List<XElement> Drawn, double Foot) Notes(double top)
        {
            var drawn = new List<XElement>();
            var y = top + 8;
            if (!wide && !single)
                for (var number = 0; number < content.Series.Count; number++, y += LabelHeight)
                {
                    drawn.Add(Svg.Mark(16, y - 4, number));
                    drawn.Add(Svg.Text(30, y, "start", "chart-text chart-tick", Svg.Lines(content.Series[number].Name, 42, 1)[0]));
                }

            for (var i = 0; i < breaks.Length; i++)
            {
                drawn.Add(Svg.Box(8, y - 13, 16, 18, "chart-break-mark", 3));
                drawn.Add(Svg.Text(16, y, "middle", "chart-text chart-tick chart-strong", Letter(i)));
                foreach (var line in Svg.Lines(breaks[i].Text, wide ? 100 : 42, 2))
                {
                    drawn.Add(Svg.Text(30, y, "start", "chart-text chart-tick", line));
                    y += TickLine;
                }

                y += 7;
            }

            return (drawn, drawn.Count == 0 ? top : y);
        }
    }
}
