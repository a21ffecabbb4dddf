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

    private YamlTree(IParser parser, Action<int, string, object[]> report) => (this.parser, this.report) = (parser, report);

    /// <returns>The root, or null where there is nothing that could be read; the reason has then been reported.</returns>
    public static YamlNode? Read(string text, Action<int, string, object[]> report)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return new YamlTree(parser, report).Document();
        }
        catch (YamlException syntax)
        {
            report((int)syntax.Start.Line, "file.syntax", [syntax.Message]);
            return null;
        }
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
        // An anchor is a fault and yet no obstacle; an alias stands for something that we do not look up.
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
            report(Line(anchored), "file.alias", []);

        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(Line(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain);

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            report(Line(alias), "file.alias", []);
            return new YamlText(Line(alias), "", true);
        }

        return parser.TryConsume<SequenceStart>(out var sequence) ? List(sequence) : Map(parser.Consume<MappingStart>());
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
