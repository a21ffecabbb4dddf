using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Value">From 0 to 1; below 0 it is drawn at 0.</param>
/// <param name="Missing">Why there is no value.</param>
public sealed record ReliabilityRow(string Name, double? Value, double? Low, double? High, string? Missing = null);

/// <param name="Id">Unique on the page.</param>
/// <param name="Bands">Names of the four bands: too low, with care, good, redundant.</param>
public sealed record ReliabilityContent(
    string Id, string Title, string Description, IReadOnlyList<ReliabilityRow> Rows, IReadOnlyList<string> Bands, string IntervalLabel, CultureInfo Numbers);

/// <summary>Reliabilities from 0 to 1 with their intervals over four bands; the band shows by shape and by colour.</summary>
public static class ReliabilityChart
{
    /// <summary>Where the bands begin.</summary>
    public static readonly IReadOnlyList<double> Edges = [0, 0.6, 0.7, 0.95];

    /// <summary>The band of a value as it reads, with two decimals: what is written as 0.70 is not called less.</summary>
    public static int BandOf(double value)
    {
        var read = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return read > Edges[3] ? 3 : read >= Edges[2] ? 2 : read >= Edges[1] ? 1 : 0;
    }

    public static IHtmlContent Of(ReliabilityContent content) => content.Rows.Count == 0
        ? HtmlString.Empty
        : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn
    {
        private const double Top = 12;

        private readonly ReliabilityContent content;
        private readonly ChartSize size;
        private readonly bool wide;
        private readonly RowNames rows;

        public Drawn(ReliabilityContent content, ChartSize size)
        {
            (this.content, this.size, wide) = (content, size, size == ChartSize.Wide);
            rows = new(wide, Left, Width, Top, content.Rows.Select(row => (row.Name, 18.0)));
        }

        private double Width => wide ? 760 : 340;
        private double Left => wide ? 266 : 12;
        private double Right => Width - 64;
        private double Foot => rows.Foot;

        public XElement Whole()
        {
            var legend = Legend.Of(Entries(), Left, Width - 8, Foot + 38);
            return Svg.Drawing(content.Id, "reliability", size, Width, legend.Foot, content.Title, content.Description,
                [.. Axis(), .. content.Rows.SelectMany(Row), .. legend.Drawn]);
        }

        private double At(double value) => Left + (Right - Left) * Math.Clamp(value, 0, 1);

        private IEnumerable<XElement> Axis()
        {
            for (var band = 0; band < Edges.Count; band++)
            {
                var (from, to) = (At(Edges[band]), At(band == Edges.Count - 1 ? 1 : Edges[band + 1]));
                yield return Svg.Box(from, Top, to - from, Foot - Top, $"chart-band chart-band-{(band == 2 ? 5 : band == 1 ? 3 : 1)}");
            }

            foreach (var tick in new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })
            {
                yield return Svg.Line(At(tick), Foot, At(tick), Foot + 5, "chart-grid");
                yield return Svg.Text(At(tick), Foot + 20, "middle", "chart-text chart-tick", tick.ToString("0.0", content.Numbers));
            }
        }

        private IEnumerable<XElement> Row(ReliabilityRow row, int i)
        {
            foreach (var line in rows.Head(i))
                yield return line;

            var y = rows.Middle(i);
            if (Svg.Known(row.Value) is not { } value)
            {
                yield return rows.Reason(row.Missing ?? "–", Left + 7, y);
                yield break;
            }

            var band = BandOf(value);
            if (Svg.Known(row.Low) is { } low && Svg.Known(row.High) is { } high)
                foreach (var part in Svg.Whisker(At(low), y, At(high), y, $"chart-range chart-reliability-{band}"))
                    yield return part;
            yield return Svg.Titled(Sign(band, At(value), y), $"{row.Name}: {value.ToString("0.00", content.Numbers)}, {content.Bands[band]}");
            yield return Svg.Text(Width - 8, y + 4.5, "end", "chart-text chart-value", value.ToString("0.00", content.Numbers));
        }

        private static XElement Sign(int band, double x, double y) => band switch
        {
            0 => Svg.Path([(x, y + 8), (x + 8, y - 6), (x - 8, y - 6)], closed: true, "chart-sign chart-reliability-0"),
            1 => Svg.Path([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], closed: true, "chart-sign chart-reliability-1"),
            2 => Svg.Dot(x, y, 6, "chart-sign chart-reliability-2"),
            _ => Svg.Box(x - 6, y - 6, 12, 12, "chart-sign chart-reliability-3")
        };

        private IEnumerable<LegendEntry> Entries()
        {
            var known = content.Rows.Select(row => Svg.Known(row.Value)).OfType<double>().Select(BandOf).ToHashSet();
            foreach (var band in Enumerable.Range(0, content.Bands.Count).Where(known.Contains))
                yield return new(content.Bands[band], (x, y) => [Sign(band, x, y)]);
            if (content.Rows.Any(row => Svg.Known(row.Low) is not null))
                yield return new(content.IntervalLabel, (x, y) => Svg.Whisker(x - 11, y, x + 11, y, "chart-range chart-noise"));
        }
    }
}
