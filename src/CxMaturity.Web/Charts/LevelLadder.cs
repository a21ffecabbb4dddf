using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Charts;

/// <summary>A level, 1–5, with the words that stand at it, such as "nach Punkten, ohne Deckel".</summary>
public sealed record LadderMark(int Level, string Words);

/// <param name="Id">Unique on the page.</param>
/// <param name="Reached">The level that the headline names.</param>
/// <param name="Above">Higher levels that the score alone, or the computing, would give.</param>
/// <param name="Names">The five names, ascending.</param>
public sealed record LevelLadderContent(string Id, string Title, string Description, LadderMark Reached, IReadOnlyList<LadderMark> Above, IReadOnlyList<string> Names);

/// <summary>The five levels as steps: the one reached stands out, those above it that something holds back are dashed.</summary>
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
                var reached = level == content.Reached.Level ? " chart-on-step" : string.Empty;
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
                var reached = level == content.Reached.Level ? " chart-on-step" : string.Empty;
                string[] lines = Note(content, level) is { } words ? [content.Names[level - 1], words] : [content.Names[level - 1]];
                var box = Svg.Box(1, y, width - 2, rung, StepClass(content, level), 4);
                var number = Svg.Text(14, y + 36, "start", $"chart-text chart-number{reached}", $"{level}");
                return new[] { box, number }.Concat(lines.Select((line, i) => Svg.Text(48, y + (lines.Length == 1 ? 33 : 24 + i * 19), "start",
                        i == 0 && reached.Length > 0 ? $"chart-text chart-strong{reached}" : $"chart-text{reached}", line)));
            }));
    }

    private static string? Note(LevelLadderContent content, int level) => content.Above.Prepend(content.Reached).FirstOrDefault(mark => mark.Level == level)?.Words;

    private static string StepClass(LevelLadderContent content, int level) => level == content.Reached.Level ? "chart-step chart-step-now"
        : content.Above.Any(mark => mark.Level == level) ? "chart-step chart-step-raw"
        : "chart-step";
}
