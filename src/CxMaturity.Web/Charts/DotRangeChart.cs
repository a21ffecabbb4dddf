using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <summary>A value from 1 to 5 with the ends of its interval, or the reason why it is not shown.</summary>
public sealed record DotValue(double? Value, double? Low = null, double? High = null, string? Missing = null);

/// <param name="Dots">One per series, in their order.</param>
/// <param name="Missing">Why the whole row has no values; then its dots are not drawn.</param>
public sealed record DotRow(string Name, IReadOnlyList<DotValue> Dots, string? Missing = null);

/// <param name="Id">Unique on the page.</param>
/// <param name="Series">Whose values the dots are, such as role groups or waves; at most four.</param>
/// <param name="IntervalLabel">What the line through a dot is, such as "95-%-Intervall".</param>
/// <param name="Levels">Five short names for the bands behind the dots, such as "Stufe 1".</param>
/// <param name="Reference">A value that all are compared with, drawn from top to bottom.</param>
public sealed record DotRangeContent(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<string> Series,
    IReadOnlyList<DotRow> Rows,
    string IntervalLabel,
    IReadOnlyList<string> Levels,
    CultureInfo Numbers,
    string NumberFormat = "0.0",
    double? Reference = null,
    string? ReferenceLabel = null);

/// <summary>Dots with their intervals from 1 to 5 over the bands of the five levels, each series of a row in a lane of its own.</summary>
public static class DotRangeChart
{
    public static IHtmlContent Of(DotRangeContent content) => content.Rows.Count == 0 || content.Series.Count == 0
        ? HtmlString.Empty
        : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn
    {
        private const double Top = 30;
        private const double Lane = 18;

        private readonly DotRangeContent content;
        private readonly ChartSize size;
        private readonly bool wide;
        private readonly RowNames rows;

        public Drawn(DotRangeContent content, ChartSize size)
        {
            (this.content, this.size, wide) = (content, size, size == ChartSize.Wide);
            rows = new(wide, Left, Width, Top, content.Rows.Select(row => (row.Name, (row.Missing is null ? content.Series.Count : 1) * Lane)));
        }

        private double Width => wide ? 760 : 340;
        private double Left => wide ? 266 : 8;
        private double Right => Width - (wide ? 64 : 44);
        private double Foot => rows.Foot;
        private double? Reference => Svg.Known(content.Reference);

        public XElement Whole()
        {
            var legend = Legend.Of(Entries(), Left, Width - 8, Foot + ScoreAxis.Depth + 14);
            return Svg.Drawing(content.Id, "dots", size, Width, legend.Foot, content.Title, content.Description,
            [
                .. ScoreAxis.Across(At, Top, Foot, content.Levels, content.Numbers, wide), .. ReferenceLine(), .. content.Rows.SelectMany(Row), .. legend.Drawn
            ]);
        }

        private double At(double score) => Left + (Right - Left) * (Math.Clamp(score, 1, 5) - 1) / 4;

        // One series alone takes the colour of scores; several begin with that of ink.
        private int Number(int series) => content.Series.Count == 1 ? 5 : series == 3 ? 4 : series;

        private IEnumerable<XElement> ReferenceLine() => Reference is { } reference
            ? [Svg.Line(At(reference), Top, At(reference), Foot, "chart-reference")]
            : [];

        private IEnumerable<XElement> Row(DotRow row, int i)
        {
            foreach (var line in rows.Head(i))
                yield return line;

            var middle = rows.Middle(i);
            if (row.Missing is { } missing)
            {
                yield return rows.Reason(missing, Left + 7, middle);
                yield break;
            }

            for (var series = 0; series < content.Series.Count; series++)
                foreach (var part in Dot(row, series, middle + (series - (content.Series.Count - 1) / 2.0) * Lane))
                    yield return part;
        }

        private IEnumerable<XElement> Dot(DotRow row, int series, double y)
        {
            var dot = row.Dots[series];
            if (Svg.Known(dot.Value) is not { } value)
            {
                var hollow = Svg.Mark(Left + 12, y, Number(series), 0.7);
                hollow.SetAttributeValue("class", hollow.Attribute("class")!.Value + " chart-hollow");
                return [hollow, rows.Reason(dot.Missing ?? "–", Left + 24, y)];
            }

            var number = value.ToString(content.NumberFormat, content.Numbers);
            var words = $"{row.Name}, {content.Series[series]}: {number}";
            var range = Enumerable.Empty<XElement>();
            if (Svg.Known(dot.Low) is { } low && Svg.Known(dot.High) is { } high)
            {
                range = Svg.Whisker(At(low), y, At(high), y, $"chart-range chart-series-{Number(series)}");
                words += $" ({low.ToString(content.NumberFormat, content.Numbers)} – {high.ToString(content.NumberFormat, content.Numbers)})";
            }

            return
            [
                .. range, Svg.Titled(Svg.Mark(At(value), y, Number(series)), words),
                Svg.Text(Width - 8, y + 4.5, "end", content.Series.Count == 1 ? "chart-text chart-value" : "chart-text chart-value chart-legend", number)
            ];
        }

        private IEnumerable<LegendEntry> Entries()
        {
            for (var series = 0; series < content.Series.Count; series++)
            {
                var number = Number(series);
                yield return new(content.Series[series], (x, y) => [Svg.Mark(x, y, number)]);
            }

            if (content.Rows.Any(row => row.Missing is null && row.Dots.Any(dot => Svg.Known(dot.Value ?? dot.Low) is not null && Svg.Known(dot.Low) is not null)))
                yield return new(content.IntervalLabel, (x, y) => Svg.Whisker(x - 11, y, x + 11, y, "chart-range chart-series-0"));
            if (Reference is { } reference)
                yield return new($"{content.ReferenceLabel} {reference.ToString(content.NumberFormat, content.Numbers)}".Trim(),
                    (x, y) => [Svg.Line(x, y - 9, x, y + 9, "chart-reference")]);
        }
    }
}
