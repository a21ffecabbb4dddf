using System.Globalization;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>Follows paths such as <c>dimensions[2].subScales[0].items[1].anchors</c> through a tree.</summary>
internal static class YamlPath
{
    /// <summary>What a person calls an entry of a list, where it has such a key.</summary>
    private static readonly string[] Names = ["id", "code", "audience", "level"];

    /// <summary>The line of what the path leads to, or of the nearest thing above it that exists.</summary>
    public static int LineOf(YamlNode root, string path)
    {
        var (node, line) = (root, root.Line);
        foreach (var step in Steps(path))
        {
            if (Step(node, step) is not var (next, at))
                break;
            (node, line) = (next, at);
        }

        return line;
    }

    /// <summary>The path as a person would say it: <c>LEAD-04 anchors 3</c>; empty for the root.</summary>
    public static string PlaceOf(YamlNode root, string path)
    {
        var place = new List<string>();
        YamlNode? node = root;
        foreach (var step in Steps(path))
        {
            node = node is null ? null : Step(node, step)?.Node;
            if (!IsIndex(step, out var index))
                place.Add(step);
            else if (NameOf(node) is { } name)
                place = [name];
            else
                place.Add((index + 1).ToString(CultureInfo.InvariantCulture));
        }

        return string.Join(' ', place);
    }

    private static string[] Steps(string path) =>
        path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);

    private static (YamlNode Node, int Line)? Step(YamlNode node, string step)
    {
        if (IsIndex(step, out var index))
            return node is YamlList list && index < list.Entries.Count ? (list.Entries[index], list.Entries[index].Line) : null;
        return node is YamlMap map && map.Find(step) is { } entry ? (entry.Value, entry.Line) : null;
    }

    private static bool IsIndex(string step, out int index)
    {
        index = -1;
        return step[0] == '[' && int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private static string? NameOf(YamlNode? node)
    {
        var entry = Names.Select(name => (node as YamlMap)?.Find(name)).FirstOrDefault(entry => entry is not null);
        return (entry?.Key, entry?.Value) switch
        {
            (_, not YamlText { Value.Length: > 0 }) => null,
            ("audience", YamlText name) => $"variant {name.Value}",
            ("level", YamlText name) => $"level {name.Value}",
            (_, YamlText name) => name.Value
        };
    }
}
