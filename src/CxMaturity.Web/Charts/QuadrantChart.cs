using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Performance">Score from 1 to 5.</param>
/// <param name="Importance">Share from 0 to 1, with the ends of its interval.</param>
/// <param name="Missing">Why there is no point.</param>
public sealed record QuadrantPoint(
    string Code, string Name, double? Performance, double? Importance, double? Low = null, double? High = null, string? Missing = null);

/// <summary>What each quarter stands for, such as "Zuerst verbessern" top left.</summary>
public sealed record QuadrantNames(string TopLeft, string TopRight, string BottomLeft, string BottomRight);

/// <param name="Id">Unique on the page.</param>
/// <param name="PerformanceMean">Where the upright line stands; the mean of the points where none is given.</param>
/// <param name="ImportanceMean">Where the level line stands; the mean of the points where none is given.</param>
public sealed record QuadrantContent(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<QuadrantPoint> Points,
    QuadrantNames Names,
    string PerformanceLabel,
    string ImportanceLabel,
    CultureInfo Numbers,
    string NumberFormat = "0.0",
    double? PerformanceMean = null,
    double? ImportanceMean = null);

/// <summary>Importance over performance, in four quarters that meet at the means.</summary>
public static class QuadrantChart
{
    public static IHtmlContent Of(QuadrantContent content) => content.Points.Any(IsKnown)
        ? Svg.Frame(size => new Drawn(content, size).Whole())
        : HtmlString.Empty;

    private static bool IsKnown(QuadrantPoint point) => Svg.Known(point.Performance) is not null && Svg.Known(point.Importance) is not null;

    private sealed class Drawn
    {
        private const double Top = 30;
        private const double LineHeight = 15;
        private const double NameHeight = 21;
        private const double Radius = 6;

        private readonly QuadrantContent content;
        private readonly bool wide;
        private readonly ChartSize size;
        private readonly QuadrantPoint[] points;
        private readonly double from;
        private readonly double to;
        private readonly double highest;

        public Drawn(QuadrantContent content, ChartSize size)
        {
            (this.content, this.size, wide) = (content, size, size == ChartSize.Wide);
            points = [.. content.Points.Where(IsKnown).OrderByDescending(point => point.Importance).ThenBy(point => point.Code, StringComparer.Ordinal)];
            (from, to) = Span(points.Select(point => point.Performance!.Value).Append(PerformanceMean));
            var top = points.SelectMany(point => new[] { point.Importance, Svg.Known(point.High) }).Append(ImportanceMean).Max()!.Value;
            highest = Math.Clamp(Math.Ceiling(top * 10 - 1e-9) / 10, 0.1, 1);
        }

        private double Width => wide ? 760 : 340;
        private double Left => wide ? 58 : 40;
        private double Right => wide ? 500 : 330;
        private double Strip => wide ? 30 : 40;
        private double Foot => Top + (wide ? 400 : 350);
        private double PerformanceMean => Svg.Known(content.PerformanceMean) ?? points.Average(point => point.Performance!.Value);
        private double ImportanceMean => Svg.Known(content.ImportanceMean) ?? points.Average(point => point.Importance!.Value);

        public XElement Whole()
        {
            var (names, foot) = Names();
            return Svg.Drawing(content.Id, "quadrants", size, Width, Math.Max(Foot + 52, foot), content.Title, content.Description,
                [.. Axes(), .. Quarters(), .. points.SelectMany(Whiskers), .. points.Select(Mark), .. Codes(), .. names]);
        }

        // Whole and half scores around the points, at least two points of score wide: a small difference must not look large.
        private static (double From, double To) Span(IEnumerable<double> scores)
        {
            var all = scores.Select(score => Math.Clamp(score, 1, 5)).ToArray();
            var (low, high) = (Math.Floor(all.Min() * 2 - 0.2) / 2, Math.Ceiling(all.Max() * 2 + 0.2) / 2);
            for (var up = true; high - low < 2; up = !up)
                (low, high) = up ? (low, high + 0.5) : (low - 0.5, high);
            return low < 1 ? (1, Math.Min(5, Math.Max(high, 3))) : high > 5 ? (Math.Min(low, 3), 5) : (low, high);
        }

        private double X(double performance) => Left + (Right - Left) * (Math.Clamp(performance, from, to) - from) / (to - from);

        private double Y(double importance) => Foot - Strip - (Foot - Top - 2 * Strip) * Math.Clamp(importance, 0, highest) / highest;

        private IEnumerable<XElement> Axes()
        {
            yield return Svg.Box(Left, Top, Right - Left, Foot - Top, "chart-band chart-band-2");
            for (var score = from; score <= to + 1e-9; score += to - from > 2.5 || !wide ? 1 : 0.5)
            {
                yield return Svg.Line(X(score), Foot, X(score), Foot + 5, "chart-grid");
                yield return Svg.Text(X(score), Foot + 20, "middle", "chart-text chart-tick", score.ToString("0.#", content.Numbers));
            }

            var step = highest > 0.5 ? 0.2 : 0.1;
            for (var i = 0; i * step <= highest + 1e-9; i++)
            {
                yield return Svg.Line(Left - 4, Y(i * step), Left, Y(i * step), "chart-grid");
                yield return Svg.Text(Left - 8, Y(i * step) + 4, "end", "chart-text chart-tick", (100 * i * step).ToString("0", content.Numbers));
            }

            yield return Svg.Text(wide ? Left - 34 : 4, Top - 12, "start", "chart-text chart-legend", content.ImportanceLabel + " ↑");
            yield return Svg.Text(Right, Foot + 42, "end", "chart-text chart-legend", content.PerformanceLabel + " →");
        }

        private IEnumerable<XElement> Quarters()
        {
            var (x, y) = (X(PerformanceMean), Y(ImportanceMean));
            yield return Svg.Box(Left, Top, x - Left, y - Top, "chart-first-quarter");
            yield return Svg.Line(x, Top, x, Foot, "chart-cross-hair");
            yield return Svg.Line(Left, y, Right, y, "chart-cross-hair");
            (string Name, bool Above, bool Before)[] names =
            [
                (content.Names.TopLeft, true, true), (content.Names.TopRight, true, false),
                (content.Names.BottomLeft, false, true), (content.Names.BottomRight, false, false)
            ];
            foreach (var (name, above, before) in names)
            {
                var room = Math.Max(70, before ? x - Left - 12 : Right - x - 12);
                var lines = Svg.Lines(name, (int)(room / Svg.WidthOf("m", 12)), 2);
                for (var i = 0; i < lines.Count; i++)
                    yield return Svg.Text(before ? Left + 7 : Right - 7, above ? Top + 17 + i * LineHeight : Foot - 8 - (lines.Count - 1 - i) * LineHeight,
                        before ? "start" : "end", "chart-text chart-tick chart-quarter", lines[i]);
            }
        }

        private IEnumerable<XElement> Whiskers(QuadrantPoint point) => Svg.Known(point.Low) is { } low && Svg.Known(point.High) is { } high
            ? Svg.Whisker(X(point.Performance!.Value), Y(low), X(point.Performance.Value), Y(high), "chart-range chart-faint")
            : [];

        private XElement Mark(QuadrantPoint point) => Svg.Titled(
            Svg.Dot(X(point.Performance!.Value), Y(point.Importance!.Value), Radius, "chart-score chart-dot"),
            $"{point.Name}: {content.PerformanceLabel} {point.Performance.Value.ToString(content.NumberFormat, content.Numbers)}, "
            + $"{content.ImportanceLabel} {(100 * point.Importance.Value).ToString("0", content.Numbers)}");

        /// <summary>
        /// Each code takes the first free place around its point, the most important point first; where none is free, it moves away until one is,
        /// and a line leads back.
        /// </summary>
        private IEnumerable<XElement> Codes()
        {
            var taken = points.Select(point => Box.Around(X(point.Performance!.Value), Y(point.Importance!.Value), Radius + 1)).ToList();
            var lines = points.Where(point => Svg.Known(point.Low) is not null && Svg.Known(point.High) is not null).Select(point =>
                new Box(X(point.Performance!.Value) - 4, Y(point.High!.Value), X(point.Performance.Value) + 4, Y(point.Low!.Value))).ToArray();
            foreach (var point in points)
            {
                var (x, y) = (X(point.Performance!.Value), Y(point.Importance!.Value));
                var (width, code) = (Svg.WidthOf(point.Code, 13) * 1.16, Svg.Clean(point.Code));
                var free = Places(x, y, width).Where(box => Inside(box) && !taken.Any(box.Meets)).ToArray();
                // Intervals are thin: a code may stand on one sooner than far from its point.
                var place = free.Take(12).Where(box => !lines.Any(box.Meets)).Concat(free).DefaultIfEmpty(Places(x, y, width).First()).First();
                taken.Add(place);
                var (middleX, middleY) = ((place.Left + place.Right) / 2, (place.Top + place.Bottom) / 2);
                var (dx, dy) = (middleX - x, middleY - y);
                if (Math.Abs(dy) > 24 || Math.Abs(dx) > width / 2 + 16)
                    yield return Math.Abs(dx) - width / 2 > Math.Abs(dy) - 8
                        ? Svg.Line(x, y, dx > 0 ? place.Left : place.Right, middleY, "chart-leader")
                        : Svg.Line(x, y, middleX, dy > 0 ? place.Top + 2 : place.Bottom - 2, "chart-leader");
                yield return Svg.Text(middleX, place.Bottom - 4, "middle", "chart-text chart-strong chart-clear", code);
            }
        }

        private static IEnumerable<Box> Places(double x, double y, double width)
        {
            const double height = 16;
            for (var away = 0.0; away <= 132; away += 12)
                foreach (var (dx, dy) in new[] { (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1) })
                {
                    var (middleX, middleY) = (x + dx * (Radius + 3 + width / 2 + (dy == 0 ? away : away / 3)), y + dy * (Radius + 3 + height / 2 + away));
                    yield return new(middleX - width / 2, middleY - height / 2, middleX + width / 2, middleY + height / 2);
                }
        }

        private bool Inside(Box box) => box.Left >= Left && box.Right <= Right && box.Top >= Top + Strip - 14 && box.Bottom <= Foot - Strip + 14;

        /// <summary>What the codes mean: beside the drawing where there is room, below it where there is none.</summary>
        private (List<XElement> Drawn, double Foot) Names()
        {
            var drawn = new List<XElement>();
            var (left, y) = wide ? (Right + 22, Top + 12) : (4.0, Foot + 70);
            foreach (var point in content.Points)
            {
                drawn.Add(Svg.Text(left, y, "start", "chart-text chart-strong chart-legend", Svg.Lines(point.Code, 7, 1)[0]));
                var words = IsKnown(point) ? point.Name : $"{point.Name} ({point.Missing ?? "–"})";
                foreach (var line in Svg.Lines(words, wide ? 23 : 34, 3))
                {
                    drawn.Add(Svg.Text(left + 58, y, "start", "chart-text chart-legend", line));
                    y += LineHeight;
                }

                y += NameHeight - LineHeight;
            }

            return (drawn, y);
        }
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around(double x, double y, double half) => new(x - half, y - half, x + half, y + half);

        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
