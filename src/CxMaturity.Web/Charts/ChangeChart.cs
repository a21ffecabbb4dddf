using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <summary>What may be said of a difference.</summary>
public enum ChangeVerdict
{
    Better,
    Worse,
    Noise,
    NotComparable
}

/// <param name="Change">The signed difference in points.</param>
/// <param name="Reason">Why there is nothing to compare; shown where there is no difference or it is not comparable.</param>
public sealed record ChangeRow(string Name, double? Change, double? Low, double? High, ChangeVerdict Verdict, string? Reason = null);

/// <param name="Id">Unique on the page.</param>
/// <param name="NoiseLabel">Words for a difference that may be chance, such as "nicht von Zufall zu unterscheiden".</param>
/// <param name="NegligibleLabel">Words for the grey band, such as "zu klein, um zu zählen".</param>
/// <param name="IntervalLabel">What the line through a mark is, such as "95-%-Intervall".</param>
/// <param name="Negligible">Differences below this, up or down, count as none.</param>
public sealed record ChangeChartContent(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<ChangeRow> Rows,
    string BetterLabel,
    string WorseLabel,
    string NoiseLabel,
    string NotComparableLabel,
    string NegligibleLabel,
    string IntervalLabel,
    CultureInfo Numbers,
    string NumberFormat = "0.0",
    double Negligible = 0.2);

/// <summary>Differences with their intervals left and right of zero; what may be said of each shows by shape and by colour.</summary>
public static class ChangeChart
{
    public static IHtmlContent Of(ChangeChartContent content) => content.Rows.Count == 0
        ? HtmlString.Empty
        : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn
    {
        private const double Top = 12;

        // Scores run from 1 to 5, so no difference is larger.
        private const double Furthest = 4;

        private readonly ChangeChartContent content;
        private readonly ChartSize size;
        private readonly bool wide;
        private readonly double limit;
        private readonly RowNames rows;

        public Drawn(ChangeChartContent content, ChartSize size)
        {
            (this.content, this.size, wide) = (content, size, size == ChartSize.Wide);
            limit = LimitOf(content);
            rows = new(wide, Left, Width, Top, content.Rows.Select(row => (row.Name, 18.0)));
        }

        private double Width => wide ? 760 : 340;
        private double Left => wide ? 266 : 18;
        private double Right => Width - (wide ? 70 : 56);
        private double Foot => rows.Foot;

        public XElement Whole()
        {
            var legend = Legend.Of(Entries(), Left, Width - 8, Foot + 38);
            return Svg.Drawing(content.Id, "changes", size, Width, legend.Foot, content.Title, content.Description,
                [.. Axis(), .. content.Rows.SelectMany(Row), .. legend.Drawn]);
        }

        private static double LimitOf(ChangeChartContent content)
        {
            var furthest = content.Rows.Where(Comparable).SelectMany(row => new[] { row.Change, row.Low, row.High })
                .Select(Svg.Known).OfType<double>().Select(Math.Abs).Append(content.Negligible).Max();
            return Math.Clamp(Math.Ceiling(furthest / 0.5 - 1e-9) * 0.5, 0.5, Furthest);
        }

        private static bool Comparable(ChangeRow row) => row.Verdict != ChangeVerdict.NotComparable && Svg.Known(row.Change) is not null;

        private double At(double change) => (Left + Right) / 2 + (Right - Left) / 2 * Math.Clamp(change, -limit, limit) / limit;

        private IEnumerable<XElement> Axis()
        {
            yield return Svg.Box(Left, Top, Right - Left, Foot - Top, "chart-band chart-band-1");
            yield return Svg.Box(At(-content.Negligible), Top, At(content.Negligible) - At(-content.Negligible), Foot - Top, "chart-negligible");
            var step = limit <= 1 || (wide && limit <= 2) ? 0.5 : 1;
            var steps = (int)(limit / step + 1e-9);
            for (var i = -steps; i <= steps; i++)
            {
                yield return Svg.Line(At(i * step), Top, At(i * step), Foot + 5, i == 0 ? "chart-zero" : "chart-grid");
                yield return Svg.Text(At(i * step), Foot + 21, "middle", "chart-text chart-tick", Signed(i * step, step < 1 ? "0.0" : "0"));
            }
        }

        private IEnumerable<XElement> Row(ChangeRow row, int i)
        {
            foreach (var line in rows.Head(i))
                yield return line;

            var y = rows.Middle(i);
            if (!Comparable(row))
            {
                yield return Sign(ChangeVerdict.NotComparable, Left + 12, y);
                yield return rows.Reason(row.Reason ?? content.NotComparableLabel, Left + 26, y);
                yield break;
            }

            var change = row.Change!.Value;
            var words = $"{row.Name}: {Signed(change, content.NumberFormat)}";
            if (Svg.Known(row.Low) is { } low && Svg.Known(row.High) is { } high)
            {
                foreach (var part in Svg.Whisker(At(low), y, At(high), y, $"chart-range {ClassOf(row.Verdict)}"))
                    yield return part;
                words += $" ({Signed(low, content.NumberFormat)} … {Signed(high, content.NumberFormat)})";
            }

            yield return Svg.Titled(Sign(row.Verdict, At(change), y), words);
            yield return Svg.Text(Width - 8, y + 4.5, "end", $"chart-text {(row.Verdict == ChangeVerdict.Noise ? "chart-plain" : "chart-value")}",
                Signed(change, content.NumberFormat));
        }

        private string Signed(double change, string format)
        {
            var size = Math.Abs(change).ToString(format, content.Numbers);
            return size == 0.0.ToString(format, content.Numbers) ? size : (change < 0 ? "−" : "+") + size;
        }

        private static string ClassOf(ChangeVerdict verdict) => verdict switch
        {
            ChangeVerdict.Better => "chart-better",
            ChangeVerdict.Worse => "chart-worse",
            _ => "chart-noise"
        };

        private static XElement Sign(ChangeVerdict verdict, double x, double y) => verdict switch
        {
            ChangeVerdict.Better => Svg.Path([(x, y - 8), (x + 8, y + 6), (x - 8, y + 6)], closed: true, "chart-sign chart-better"),
            ChangeVerdict.Worse => Svg.Path([(x, y + 8), (x + 8, y - 6), (x - 8, y - 6)], closed: true, "chart-sign chart-worse"),
            ChangeVerdict.Noise => Svg.Dot(x, y, 5.5, "chart-sign chart-noise chart-hollow"),
            _ => Svg.Path([(x - 5, y - 5), (x, y), (x + 5, y - 5), (x, y), (x + 5, y + 5), (x, y), (x - 5, y + 5), (x, y)], closed: true, "chart-cross")
        };

        private IEnumerable<LegendEntry> Entries()
        {
            (ChangeVerdict Verdict, string Label)[] labels =
            [
                (ChangeVerdict.Better, content.BetterLabel), (ChangeVerdict.Worse, content.WorseLabel), (ChangeVerdict.Noise, content.NoiseLabel)
            ];
            foreach (var (verdict, label) in labels.Where(label => content.Rows.Any(row => Comparable(row) && row.Verdict == label.Verdict)))
                yield return new(label, (x, y) => [Sign(verdict, x, y)]);
            if (!content.Rows.All(Comparable))
                yield return new(content.NotComparableLabel, (x, y) => [Sign(ChangeVerdict.NotComparable, x, y)]);
            if (content.Rows.Any(row => Comparable(row) && Svg.Known(row.Low) is not null))
                yield return new(content.IntervalLabel, (x, y) => Svg.Whisker(x - 11, y, x + 11, y, "chart-range chart-noise"));
            yield return new(content.NegligibleLabel, (x, y) => [Svg.Box(x - 11, y - 8, 22, 16, "chart-negligible")]);
        }
    }
}
