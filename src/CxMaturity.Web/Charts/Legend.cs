using System.Xml.Linq;

namespace CxMaturity.Web.Charts;

/// <param name="Symbol">Draws the sign around the point given; it may be as wide as <see cref="Legend.SymbolWidth"/>.</param>
internal sealed record LegendEntry(string Label, Func<double, double, IEnumerable<XElement>> Symbol);

/// <summary>What the signs of a chart mean: one after the other, on as many lines as they need.</summary>
internal sealed class Legend
{
    internal const double SymbolWidth = 26;
    private const double LineHeight = 21;
    private const double FontSize = 13;
    private const double Between = 18;

    private readonly List<XElement> drawn = [];

    private Legend(IEnumerable<LegendEntry> entries, double left, double right, double top)
    {
        var (x, y) = (left, top);
        foreach (var entry in entries)
        {
            var lines = Svg.Wrap(entry.Label, (int)((right - left - SymbolWidth - 6) / Svg.WidthOf("m", FontSize)));
            var width = SymbolWidth + 6 + lines.Select(line => Svg.WidthOf(line, FontSize)).DefaultIfEmpty(0).Max();
            if (x > left && x + width > right)
                (x, y) = (left, y + LineHeight);
            drawn.AddRange(entry.Symbol(x + SymbolWidth / 2, y + 8));
            drawn.AddRange(lines.Select((line, i) => Svg.Text(x + SymbolWidth + 6, y + 12.5 + i * 17, "start", "chart-text chart-legend", line)));
            x += width + Between;
            if (lines.Count > 1)
                (x, y) = (left, y + (lines.Count - 1) * 17 + LineHeight);
        }
        Foot = x > left ? y + LineHeight : y;
    }

    internal IReadOnlyList<XElement> Drawn => drawn;

    /// <summary>Where the drawing may end.</summary>
    internal double Foot { get; }

    internal static Legend Of(IEnumerable<LegendEntry> entries, double left, double right, double top) => new(entries, left, right, top);
}
