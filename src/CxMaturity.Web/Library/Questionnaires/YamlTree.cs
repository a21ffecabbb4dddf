using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>
/// Builds the tree of a YAML file from the parser's events. YamlDotNet's own representation model gives up at the first duplicate key;
/// here everything that can still be read is read, so that all faults come in one go.
/// </summary>
internal sealed class YamlTree
{
    private readonly IParser parser;
    private readonly Action<int, string, object[]> report;
    private readonly Dictionary<AnchorName, YamlNode> anchored = [];

    private YamlTree(IParser parser, Action<int, string, object[]> report) => (this.parser, this.report) = (parser, report);

    /// <returns>The root, or null where there is nothing that could be read; the reason has then been reported.</returns>
    public static YamlNode? Read(string text, Action<int, string, object[]> report)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return new YamlTree(parser, report).Document();
        }
        catch (Exception broken) when (broken is YamlException or InvalidOperationException or ArgumentException)
        {
            ReportSyntax(text, broken, parser.Current, report);
            return null;
        }
    }

    private static void ReportSyntax(string text, Exception broken, ParsingEvent? last, Action<int, string, object[]> report)
    {
        // The parser blames a tab on whatever surrounds it, so we look for the tab ourselves.
        var tabbed = text.Split('\n')
            .Select((line, i) => (Number: i + 1, Indentation: line[..^line.TrimStart().Length]))
            .Where(line => line.Indentation.Contains('\t', StringComparison.Ordinal))
            .ToArray();
        foreach (var line in tabbed)
            report(line.Number, "file.tab", []);
        if (tabbed.Length > 0)
            return;

        // A few broken texts are not foreseen by the parser; then the last thing that it understood shows the way.
        if (broken is YamlException syntax)
            report((int)Math.Max(syntax.Start.Line, syntax.End.Line), "file.syntax", [syntax.Message.Trim().TrimEnd('.') + "."]);
        else
            report((int)(last?.End.Line ?? 0), "file.syntax", ["The text cannot be read from here on."]);
    }

    private YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            report(0, "file.empty", []);
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Node();
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
            report(Line(parser.Current!), "file.documents", []);
        return root;
    }

    private YamlNode Node()
    {
        // Anchors and aliases are faults and yet no obstacle: what they stand for is read, so that they are the only fault.
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            report(Line(alias), "file.alias", []);
            return anchored.GetValueOrDefault(alias.Value) ?? new YamlText(Line(alias), "", Quoted: true);
        }

        var anchor = parser.Current is NodeEvent start ? start.Anchor : AnchorName.Empty;
        if (!anchor.IsEmpty)
            report(Line(parser.Current!), "file.alias", []);

        YamlNode node = parser.TryConsume<Scalar>(out var scalar)
            ? new YamlText(Line(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain)
            : parser.TryConsume<SequenceStart>(out var sequence) ? List(sequence)
            : Map(parser.Consume<MappingStart>());
        if (!anchor.IsEmpty)
            anchored[anchor] = node;
        return node;
    }

    private YamlList List(SequenceStart start)
    {
        var entries = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            entries.Add(Node());
        return new(Line(start), entries);
    }

    private YamlMap Map(MappingStart start)
    {
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node();
            var value = Node();
            if (key is not YamlText name)
                report(key.Line, "file.key_not_text", []);
            else if (entries.Find(entry => entry.Key == name.Value) is { } earlier)
                report(key.Line, "file.duplicate_key", [name.Value, earlier.Line]);
            else
                entries.Add(new(name.Value, key.Line, value));
        }

        return new(Line(start), entries);
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;
}
