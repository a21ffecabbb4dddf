using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <summary>A score from which or to which something moved.</summary>
public sealed record WaterfallEnd(string Name, double Score);

/// <param name="Value">What this part adds or takes away, in points.</param>
public sealed record WaterfallStep(string Name, double Value);

/// <param name="Id">Unique on the page.</param>
/// <param name="Steps">Parts in the order in which they are drawn; together with the start they make the end.</param>
public sealed record WaterfallContent(
    string Id,
    string Title,
    string Description,
    WaterfallEnd Start,
    IReadOnlyList<WaterfallStep> Steps,
    WaterfallEnd End,
    CultureInfo Numbers,
    string NumberFormat = "0.0");

/// <summary>From one score to another in steps: each part begins where the one before it ended.</summary>
public static class WaterfallChart
{
    public static IHtmlContent Of(WaterfallContent content) => Svg.Frame(size => new Drawn(content, size).Whole());

    private sealed class Drawn
    {
        private const double Top = 12;
        private const double Thick = 18;

        // Half a point of room at least, so that a small step does not look like a leap.
        private const double Narrowest = 0.5;

        private readonly WaterfallContent content;
        private readonly ChartSize size;
        private readonly bool wide;
        private readonly double low;
        private readonly double high;
        private readonly RowNames rows;

        public Drawn(WaterfallContent content, ChartSize size)
        {
            (this.content, this.size, wide) = (content, size, size == ChartSize.Wide);
            var reached = content.Steps.Aggregate(new List<double> { content.Start.Score }, (all, step) => [.. all, all[^1] + step.Value]);
            var (least, most) = (reached.Append(content.End.Score).Min(), reached.Append(content.End.Score).Max());
            var room = Math.Max(Narrowest - (most - least), 0.2) / 2;
            (low, high) = (Math.Floor((least - room) * 10) / 10, Math.Ceiling((most + room) * 10) / 10);
            string[] names = [content.Start.Name, .. content.Steps.Select(step => step.Name), content.End.Name];
            rows = new(wide, Left, Width, Top, names.Select(name => (name, Thick)));
        }

        private double Width => wide ? 760 : 340;
        private double Left => wide ? 266 : 18;
        private double Right => Width - (wide ? 70 : 56);
        private double Foot => rows.Foot;

        public XElement Whole() => Svg.Drawing(content.Id, "waterfall", size, Width, Foot + 30, content.Title, content.Description, [.. Axis(), .. Rows()]);

        private double At(double score) => Left + (Right - Left) * (Math.Clamp(score, low, high) - low) / (high - low);

        private IEnumerable<XElement> Axis()
        {
            yield return Svg.Box(Left, Top, Right - Left, Foot - Top, "chart-band chart-band-1");
            var step = high - low <= 1.2 ? 0.2 : high - low <= 2.5 ? 0.5 : 1;
            for (var tick = Math.Ceiling(low / step - 1e-9) * step; tick <= high + 1e-9; tick += step)
            {
                yield return Svg.Line(At(tick), Top, At(tick), Foot + 5, "chart-grid");
                yield return Svg.Text(At(tick), Foot + 21, "middle", "chart-text chart-tick", tick.ToString("0.0", content.Numbers));
            }
        }

        private IEnumerable<XElement> Rows()
        {
            var (score, row) = (content.Start.Score, 0);
            foreach (var part in End(content.Start, row))
                yield return part;
            foreach (var step in content.Steps)
            {
                var next = score + step.Value;
                foreach (var part in Step(step, score, next, ++row))
                    yield return part;
                score = next;
            }

            foreach (var part in Joint(score, row, row + 1).Concat(End(content.End, row + 1)))
                yield return part;
        }

        private IEnumerable<XElement> End(WaterfallEnd end, int row)
        {
            var y = rows.Middle(row);
            return
            [
                .. rows.Head(row), Svg.Titled(Svg.Mark(At(end.Score), y, 0), $"{end.Name}: {end.Score.ToString(content.NumberFormat, content.Numbers)}"),
                Svg.Text(Width - 8, y + 4.5, "end", "chart-text chart-value", end.Score.ToString(content.NumberFormat, content.Numbers))
            ];
        }

        private IEnumerable<XElement> Step(WaterfallStep step, double from, double to, int row)
        {
            var y = rows.Middle(row);
            var classes = step.Value == 0 ? "chart-noise" : step.Value > 0 ? "chart-better" : "chart-worse";
            foreach (var part in Joint(from, row - 1, row).Concat(rows.Head(row)))
                yield return part;
            yield return Svg.Titled(Svg.Box(Math.Min(At(from), At(to)) - (step.Value == 0 ? 1 : 0), y - Thick / 2, Math.Max(2, Math.Abs(At(to) - At(from))), Thick,
                $"chart-sign {classes}"), $"{step.Name}: {Signed(step.Value)}");
            yield return Svg.Text(Width - 8, y + 4.5, "end", $"chart-text {(step.Value == 0 ? "chart-plain" : "chart-value")}", Signed(step.Value));
        }

        /// <summary>Leads the eye from where one part ends to where the next begins.</summary>
        private IEnumerable<XElement> Joint(double score, int from, int to) =>
            [Svg.Line(At(score), rows.Middle(from), At(score), rows.Middle(to), "chart-leader")];

        private string Signed(double value)
        {
            var amount = Math.Abs(value).ToString(content.NumberFormat, content.Numbers);
            return amount == 0.0.ToString(content.NumberFormat, content.Numbers) ? amount : (value < 0 ? "−" : "+") + amount;
        }
    }
}
