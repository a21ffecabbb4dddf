using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <summary>How large a chart is drawn; the style sheet shows the one that fits its place.</summary>
internal enum ChartSize
{
    Wide,
    Narrow
}

/// <summary>
/// Builds a chart as SVG. Everything goes through an XML tree, so no text can become markup; colours and type come from the style
/// sheet by class, so a strict content-security policy and dark mode hold.
/// </summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    internal static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    internal static XAttribute Attribute(string name, double value) => new(name, Number(value));

    internal static XAttribute Class(string classes) => new("class", classes);

    internal static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    internal static XElement Text(double x, double y, string anchor, string classes, string text) => Element("text",
        Attribute("x", x), Attribute("y", y), new XAttribute("text-anchor", anchor), Class(classes), Clean(text));

    internal static XElement Line(double x1, double y1, double x2, double y2, string classes) =>
        Element("line", Attribute("x1", x1), Attribute("y1", y1), Attribute("x2", x2), Attribute("y2", y2), Class(classes));

    internal static XElement Box(double x, double y, double width, double height, string classes, double radius = 0) => Element("rect",
        Attribute("x", x), Attribute("y", y), Attribute("width", width), Attribute("height", height), Class(classes),
        radius > 0 ? Attribute("rx", radius) : null);

    internal static XElement Dot(double x, double y, double radius, string classes) =>
        Element("circle", Attribute("cx", x), Attribute("cy", y), Attribute("r", radius), Class(classes));

    internal static XElement Path(IEnumerable<(double X, double Y)> points, bool closed, string classes) => Element("path",
        new XAttribute("d", "M" + string.Join('L', points.Select(point => $"{Number(point.X)} {Number(point.Y)}")) + (closed ? "Z" : string.Empty)),
        Class(classes));

    /// <summary>A mark at a value; series differ by shape as well as by colour.</summary>
    internal static XElement Mark(double x, double y, int number, double scale = 1)
    {
        var classes = $"chart-dot chart-series-{number}";
        (double X, double Y)[] corners = (number % 5) switch
        {
            1 => [(-5, -5), (5, -5), (5, 5), (-5, 5)],
            2 => [(0, -7), (7, 0), (0, 7), (-7, 0)],
            3 => [(0, -6), (6.5, 5), (-6.5, 5)],
            4 => [(0, 6), (6.5, -5), (-6.5, -5)],
            _ => []
        };
        return corners.Length == 0
            ? Dot(x, y, 6 * scale, classes)
            : Path(corners.Select(corner => (x + corner.X * scale, y + corner.Y * scale)), closed: true, classes);
    }

    /// <summary>An interval as a line with a short bar at either end, lying or standing.</summary>
    internal static IEnumerable<XElement> Whisker(double x1, double y1, double x2, double y2, string classes)
    {
        const double half = 4;
        var (dx, dy) = Math.Abs(y2 - y1) < Math.Abs(x2 - x1) ? (0.0, half) : (half, 0.0);
        return
        [
            Line(x1, y1, x2, y2, classes), Line(x1 - dx, y1 - dy, x1 + dx, y1 + dy, classes), Line(x2 - dx, y2 - dy, x2 + dx, y2 + dy, classes)
        ];
    }

    /// <summary>The same shape with words that appear when the pointer rests on it.</summary>
    internal static XElement Titled(XElement shape, string words)
    {
        shape.Add(Element("title", Clean(words)));
        return shape;
    }

    /// <summary>A drawing with its title and description, which is what a screen reader says of it.</summary>
    internal static XElement Drawing(
        string id, string kind, ChartSize size, double width, double height, string title, string description, IEnumerable<XElement> content)
    {
        var name = $"{Clean(id)}-{(size == ChartSize.Wide ? "wide" : "narrow")}";
        return Element("svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{name}-title {name}-desc"),
            Class($"chart chart-{kind} chart-{(size == ChartSize.Wide ? "wide" : "narrow")}"),
            Element("title", new XAttribute("id", $"{name}-title"), Clean(title)),
            Element("desc", new XAttribute("id", $"{name}-desc"), Clean(description)),
            content);
    }

    /// <summary>The chart in both sizes inside the frame whose width decides.</summary>
    internal static IHtmlContent Frame(Func<ChartSize, XElement> draw) => new HtmlString(
        new XElement("div", Class("chart-frame"), draw(ChartSize.Wide), draw(ChartSize.Narrow)).ToString(SaveOptions.DisableFormatting));

    /// <summary>Breaks a name into lines of at most so many characters, at spaces and hyphens; a longer word is split with a hyphen.</summary>
    internal static IReadOnlyList<string> Wrap(string text, int longest)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var (piece, glued) in Pieces(Clean(text)))
        {
            var word = piece;
            var space = line.Length > 0 && !glued ? " " : string.Empty;
            if (line.Length > 0 && line.Length + space.Length + word.Length > longest)
                Flush();
            for (; word.Length > longest; word = word[(longest - 1)..])
                lines.Add(word[..(longest - 1)] + "-");
            line.Append(line.Length > 0 ? space : string.Empty).Append(word);
        }
        Flush();
        return lines;

        void Flush()
        {
            if (line.Length > 0)
                lines.Add(line.ToString());
            line.Clear();
        }
    }

    /// <summary>At most so many lines of a name; what does not fit is cut with a mark that says so.</summary>
    internal static IReadOnlyList<string> Lines(string text, int longest, int most) =>
        Wrap(text, longest) is var lines && lines.Count <= most ? lines : [.. lines.Take(most - 1), Wrap(text, longest - 2)[most - 1] + " …"];

    /// <summary>About how wide a text will be; the font is the reader's, so this errs on the wide side.</summary>
    internal static double WidthOf(string text, double fontSize) => text.Length * fontSize * 0.58;

    /// <summary>A value that can be drawn; what a division by nothing left behind cannot.</summary>
    internal static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>The words, those with hyphens in parts that may stand on different lines.</summary>
    private static IEnumerable<(string Piece, bool Glued)> Pieces(string text)
    {
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var hyphen = word.IndexOf('-'); hyphen >= 0 && hyphen < word.Length - 1; hyphen = word.IndexOf('-', start))
            {
                yield return (word[start..(hyphen + 1)], start > 0);
                start = hyphen + 1;
            }
            yield return (word[start..], start > 0);
        }
    }

    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
        return clean.ToString();
    }
}
