using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Core">One of the foundations; these stand first and are marked.</param>
/// <param name="Missing">Why there is no score.</param>
public sealed record BarRow(string Code, string Name, bool Core, double? Score, double? Target, string? Missing = null);

/// <param name="Id">Unique on the page.</param>
/// <param name="CoreLabel">How a foundation is marked in words, such as "Fundament".</param>
/// <param name="Levels">Five short names for the bands behind the bars, such as "Stufe 1".</param>
public sealed record BarChartContent(
    string Id,
    string Title,
    string Description,
    string ScoreLabel,
    string TargetLabel,
    string CoreLabel,
    IReadOnlyList<string> Levels,
    IReadOnlyList<BarRow> Rows,
    CultureInfo Numbers,
    string NumberFormat = "0.0");

/// <summary>One bar per dimension from 1 to 5 over the bands of the five levels, with the target as a tick.</summary>
public static class BarChart
{
    public static IHtmlContent Of(BarChartContent content) => content.Rows.Count == 0
        ? HtmlString.Empty
        : Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn(BarChartContent content, ChartSize size)
    {
        private const double Top = 30;

        // Where the word does not fit beside each name, a mark that the legend explains.
        private const string CoreMark = "◆";

        private readonly bool wide = size == ChartSize.Wide;
        private readonly BarRow[] rows = [.. content.Rows.OrderByDescending(row => row.Core)];
        private double Width => wide ? 760 : 340;
        private double Left => wide ? 266 : 8;
        private double Right => Width - (wide ? 64 : 12);
        private double RowHeight => wide ? 48 : 50;
        private double Foot => Top + rows.Length * RowHeight;

        public XElement Whole() => Svg.Drawing(content.Id, "bars", size, Width, Foot + 62, content.Title, content.Description,
            [.. ScoreAxis.Across(At, Top, Foot, content.Levels, content.Numbers, wide), .. rows.SelectMany(Bar), .. Legend()]);

        private double At(double score) => Left + (Right - Left) * (Math.Clamp(score, 1, 5) - 1) / 4;

        private IEnumerable<XElement> Bar(BarRow row, int i)
        {
            var top = Top + i * RowHeight;
            var (y, height) = wide ? (top + 13, 22.0) : (top + 25, 16.0);
            foreach (var label in Name(row, top))
                yield return label;

            if (row.Score is { } score)
            {
                yield return Svg.Box(At(1), y, Math.Max(2, At(score) - At(1)), height, "chart-score chart-bar", 2);
                // In a column of their own, numbers can be compared and no target strikes them through.
                yield return Svg.Text(wide ? Width - 8 : Right, wide ? y + height / 2 + 5 : top + 17, "end", "chart-text chart-value",
                    score.ToString(content.NumberFormat, content.Numbers));
            }
            else
                yield return Svg.Text(At(1) + 7, y + height / 2 + 5, "start", "chart-text chart-reason", row.Missing ?? "–");

            if (row.Target is not { } target)
                yield break;
            // A rim in the colour of the page keeps the tick apart from the bar, also where print has no colours.
            if (row.Score > target)
                yield return Svg.Line(At(target), y, At(target), y + height, "chart-halo");
            yield return Svg.Line(At(target), y - 4, At(target), y + height + 4, "chart-target chart-mark");
        }

        private IEnumerable<XElement> Name(BarRow row, double top)
        {
            if (!wide)
            {
                var name = Svg.Wrap(row.Core ? $"{CoreMark} {row.Name}" : row.Name, 38);
                return [Svg.Text(Left, top + 17, "start", "chart-text", name.Count > 1 ? name[0] + " …" : name[0])];
            }

            var lines = Svg.Wrap(row.Name, 30).Take(2).ToArray();
            var marked = row.Core ? lines.Append(content.CoreLabel).Take(lines.Length == 2 ? 3 : 2).ToArray() : lines;
            var first = top + RowHeight / 2 + 5 - (marked.Length - 1) * 7.5;
            return marked.Select((line, i) => Svg.Text(Left - 14, first + i * 15, "end",
                i >= lines.Length ? "chart-text chart-tick" : row.Core ? "chart-text chart-strong" : "chart-text", line));
        }

        private IEnumerable<XElement> Legend()
        {
            var y = Foot + 52;
            yield return Svg.Box(Left, y - 11, 24, 12, "chart-score chart-bar", 2);
            yield return Svg.Text(Left + 32, y, "start", "chart-text", content.ScoreLabel);
            yield return Svg.Line(Left + 110, y - 14, Left + 110, y + 4, "chart-target chart-mark");
            yield return Svg.Text(Left + 120, y, "start", "chart-text", content.TargetLabel);
            if (!wide && rows[0].Core)
                yield return Svg.Text(Left + 200, y, "start", "chart-text", $"{CoreMark} {content.CoreLabel}");
        }
    }
}
