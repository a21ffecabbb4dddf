using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <summary>How many gave an answer of this class, such as "Zustimmung".</summary>
public sealed record SpreadClass(string Label, long Count);

/// <param name="Classes">Three or five, from the least to the most favourable.</param>
/// <param name="CannotJudge">Those who said that they cannot judge; they stand apart.</param>
/// <param name="Id">Unique on the page where given; else the bar is named without ids, as in a table of many.</param>
/// <param name="Missing">Why there is nothing to show.</param>
public sealed record SpreadBarContent(
    string Title,
    IReadOnlyList<SpreadClass> Classes,
    CultureInfo Numbers,
    SpreadClass? CannotJudge = null,
    string? Id = null,
    string? Missing = null);

/// <summary>How the answers to an item are spread, as one bar small enough for the cell of a table.</summary>
public static class SpreadBars
{
    private const double Width = 200;
    private const double Height = 24;
    private const double Between = 1.5;
    private const double Apart = 8;

    // Two digits and the sign need this much; a narrower part says its share when the pointer rests on it.
    private const double FewestForText = 32;

    public static IHtmlContent Of(SpreadBarContent content) => new HtmlString(Bar(content).ToString(SaveOptions.DisableFormatting));

    /// <summary>What the shades mean, once above the table.</summary>
    public static IHtmlContent LegendOf(string id, string title, IReadOnlyList<string> classes, string? cannotJudge) => Svg.Frame(size =>
    {
        var width = size == ChartSize.Wide ? 760 : 340;
        var entries = classes.Select((label, i) => new LegendEntry(label, (x, y) => [Svg.Box(x - 11, y - 7, 22, 14, ClassOf(i, classes.Count), 2)]));
        if (cannotJudge is not null)
            entries = entries.Append(new LegendEntry(cannotJudge, (x, y) => [Svg.Box(x - 11, y - 7, 22, 14, "chart-cannot-judge", 2)]));
        var legend = Legend.Of(entries, 0, width, 4);
        return Svg.Drawing(id, "spread-legend", size, width, legend.Foot, title, string.Join(", ", classes), legend.Drawn);
    });

    private static XElement Bar(SpreadBarContent content)
    {
        var parts = content.Classes.Select(part => part with { Count = Math.Max(0, part.Count) }).ToArray();
        var aside = Math.Max(0, content.CannotJudge?.Count ?? 0);
        var all = parts.Sum(part => (double)part.Count) + aside;
        var words = all == 0 || content.Missing is not null
            ? content.Missing ?? "–"
            : string.Join(", ", (content.CannotJudge is { } cannot ? parts.Append(cannot) : parts).Select(part => Words(part, all, content.Numbers)));

        var drawing = Svg.Element("svg",
            new XAttribute("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(Height)}"), new XAttribute("role", "img"), Svg.Class("chart chart-spread"));
        if (content.Id is { } id)
        {
            var (title, description) = (Svg.Element("title", content.Title.Length > 0 ? Svg.Clean(content.Title) : "–"), Svg.Element("desc", Svg.Clean(words)));
            title.SetAttributeValue("id", Svg.Clean($"{id}-title"));
            description.SetAttributeValue("id", Svg.Clean($"{id}-desc"));
            drawing.SetAttributeValue("aria-labelledby", Svg.Clean($"{id}-title {id}-desc"));
            drawing.Add(title, description);
        }
        else
            drawing.SetAttributeValue("aria-label", Svg.Clean($"{content.Title}: {words}"));

        drawing.Add(all == 0 || content.Missing is not null
            ? [Svg.Text(0, 16.5, "start", "chart-text chart-reason", Svg.Lines(words, 27, 1)[0])]
            : Parts(content, parts, aside, all));
        return drawing;
    }

    private static IEnumerable<XElement> Parts(SpreadBarContent content, SpreadClass[] parts, long aside, double all)
    {
        var drawn = parts.Count(part => part.Count > 0);
        var room = Width - Math.Max(0, drawn - 1) * Between - (aside > 0 && drawn > 0 ? Apart : 0);
        var x = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Count == 0)
                continue;
            var width = room * parts[i].Count / all;
            yield return Svg.Titled(Svg.Box(x, 1, width, Height - 2, ClassOf(i, parts.Length)), Words(parts[i], all, content.Numbers));
            if (width >= FewestForText)
                yield return Svg.Text(x + width / 2, 16.5, "middle", $"chart-text chart-on-level-{LevelOf(i, parts.Length)}", Share(parts[i].Count, all, content.Numbers));
            x += width + Between;
        }

        if (aside == 0)
            yield break;
        x = drawn > 0 ? x - Between + Apart : 0;
        var last = Width - x;
        yield return Svg.Titled(Svg.Box(x + 0.75, 1.75, Math.Max(0.5, last - 1.5), Height - 3.5, "chart-cannot-judge"), Words(content.CannotJudge!, all, content.Numbers));
        if (last >= FewestForText)
            yield return Svg.Text(x + last / 2, 16.5, "middle", "chart-text chart-tick", Share(aside, all, content.Numbers));
    }

    private static string Words(SpreadClass part, double all, CultureInfo numbers) =>
        $"{part.Label} {part.Count.ToString("N0", numbers)} ({Share(part.Count, all, numbers)})";

    private static string Share(long count, double all, CultureInfo numbers) =>
        (100 * count / all).ToString("0", numbers) + (numbers.TwoLetterISOLanguageName == "de" ? " %" : "%");

    // Three classes take the first, the middle and the last of the five shades.
    private static int LevelOf(int i, int count) => count == 3 ? 1 + 2 * i : Math.Min(5, i + 1);

    private static string ClassOf(int i, int count) => $"chart-fill-{LevelOf(i, count)}";
}
