using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <param name="Id">Unique on the page.</param>
/// <param name="Level">The level reached, 1–5.</param>
/// <param name="RawLevel">The level of the score alone; above <paramref name="Level"/> where caps hold it down.</param>
/// <param name="Names">The five names, ascending.</param>
/// <param name="LevelLabel">Words at the level reached, such as "heute".</param>
/// <param name="RawLabel">Words at the raw level, such as "nach Punkten, ohne Deckel".</param>
public sealed record LevelLadderContent(
    string Id,
    string Title,
    string Description,
    int Level,
    int RawLevel,
    IReadOnlyList<string> Names,
    string LevelLabel,
    string RawLabel);

/// <summary>The five levels as steps: the one reached stands out, the one that only the score reaches is dashed.</summary>
public static class LevelLadder
{
    public static IHtmlContent Of(LevelLadderContent content) => Svg.Frame(size => size == ChartSize.Wide ? Stairs(content) : Rungs(content));

    private static XElement Stairs(LevelLadderContent content)
    {
        const double width = 760, height = 270, step = 148, gap = 4, rise = 26, ground = 262;
        return Svg.Drawing(content.Id, "ladder", ChartSize.Wide, width, height, content.Title, content.Description,
            Enumerable.Range(1, 5).SelectMany(level =>
            {
                var x = gap + (level - 1) * (step + gap);
                var top = 160 - (level - 1) * rise;
                var reached = level == content.Level ? " chart-on-step" : string.Empty;
                var words = Note(content, level);
                var box = Svg.Box(x, top, step, ground - top, StepClass(content, level), 4);
                var number = Svg.Text(x + 10, top + 32, "start", $"chart-text chart-number{reached}", $"{level}");
                return new[] { box, number }.Concat(Svg.Wrap(content.Names[level - 1], 17).Select((line, i) =>
                        Svg.Text(x + 10, top + 56 + i * 17, "start", $"chart-text{(reached.Length > 0 ? " chart-strong" : string.Empty)}{reached}", line)))
                    .Concat(words is null ? [] : Svg.Wrap(words, 17).Reverse().Select((line, i) =>
                        Svg.Text(x + step / 2, top - 8 - i * 16, "middle", "chart-text chart-strong", line)));
            }));
    }

    private static XElement Rungs(LevelLadderContent content)
    {
        const double width = 340, rung = 54, gap = 4;
        return Svg.Drawing(content.Id, "ladder", ChartSize.Narrow, width, 5 * (rung + gap), content.Title, content.Description,
            Enumerable.Range(1, 5).SelectMany(level =>
            {
                var y = (5 - level) * (rung + gap) + gap / 2;
                var reached = level == content.Level ? " chart-on-step" : string.Empty;
                string[] lines = Note(content, level) is { } words ? [content.Names[level - 1], words] : [content.Names[level - 1]];
                var box = Svg.Box(1, y, width - 2, rung, StepClass(content, level), 4);
                var number = Svg.Text(14, y + 36, "start", $"chart-text chart-number{reached}", $"{level}");
                return new[] { box, number }.Concat(lines.Select((line, i) => Svg.Text(48, y + (lines.Length == 1 ? 33 : 24 + i * 19), "start",
                        i == 0 && reached.Length > 0 ? $"chart-text chart-strong{reached}" : $"chart-text{reached}", line)));
            }));
    }

    private static string? Note(LevelLadderContent content, int level) => level == content.Level ? content.LevelLabel
        : level == content.RawLevel && content.RawLevel > content.Level ? content.RawLabel
        : null;

    private static string StepClass(LevelLadderContent content, int level) => level == content.Level ? "chart-step chart-step-now"
        : level == content.RawLevel && content.RawLevel > content.Level ? "chart-step chart-step-raw"
        : "chart-step";
}
