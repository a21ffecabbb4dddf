using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace CxMaturity.Web.Library.Articles;

/// <summary>The keys at the top of a content file; whatever is wrong with them is noted with its line.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    // The stream, its document and its keys take three.
    private const int Deepest = 6;

    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly string file;
    private readonly List<ContentFault> faults;

    private FrontMatter(string file, List<ContentFault> faults) => (this.file, this.faults) = (file, faults);

    /// <summary>The Markdown below, with empty lines in place of the keys, so that its line numbers are those of the file.</summary>
    public string Body { get; private set; } = "";

    public static FrontMatter Read(string file, string text, IReadOnlyList<string> knownKeys, List<ContentFault> faults)
    {
        var matter = new FrontMatter(file, faults);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            matter.Note(1, "front.missing", Fence, string.Join(", ", knownKeys));
            matter.Body = text;
            return matter;
        }

        matter.Body = new string('\n', end + 1) + string.Join('\n', lines[(end + 1)..]);
        matter.ReadKeys(string.Join('\n', lines[1..end]), knownKeys);
        return matter;
    }

    public string Text(string key)
    {
        if (Find(key) is not { } node)
            return "";
        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
            return value.Trim();

        Note(LineOf(node), "front.text", key);
        return "";
    }

    public int Number(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
            return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;

        Note(LineOf(values[key]), "front.whole", key, text);
        return 0;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string key, int least, int most)
    {
        var text = Text(key);
        if (text.Length == 0)
            return least;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Refuse(key, "front.range", key, least, most, text);
        return least;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        if (Find(key) is not { } node)
            return [];
        if (node is YamlSequenceNode sequence && sequence.All(child => child is YamlScalarNode { Value.Length: > 0 }))
            return [.. sequence.Cast<YamlScalarNode>().Select(child => child.Value!.Trim())];

        Note(LineOf(node), "front.list", key);
        return [];
    }

    /// <summary>Words with a text each.</summary>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(key) is not { } node)
            return map;
        if (node is not YamlMappingNode mapping || !mapping.Children.All(child => child is { Key: YamlScalarNode { Value.Length: > 0 }, Value: YamlScalarNode { Value.Length: > 0 } }))
        {
            Note(LineOf(node), "front.map", key);
            return map;
        }

        foreach (var (name, value) in mapping.Children)
            map[((YamlScalarNode)name).Value!] = ((YamlScalarNode)value).Value!;
        return map;
    }

    /// <summary>An optional yes; absent means no.</summary>
    public bool Flag(string key)
    {
        if (!values.ContainsKey(key))
            return false;

        var text = Text(key);
        if (text is "true" or "false")
            return text == "true";

        Note(LineOf(key), "front.flag", key, text);
        return false;
    }

    public TChoice Choice<TChoice>(string key, TChoice otherwise) where TChoice : struct, Enum
    {
        if (!values.TryGetValue(key, out var node))
            return otherwise;

        var text = Text(key);
        var names = Enum.GetNames<TChoice>().Select(name => name.ToLowerInvariant()).ToArray();
        if (names.Contains(text, StringComparer.Ordinal))
            return Enum.Parse<TChoice>(text, ignoreCase: true);

        if (text.Length > 0)
            Note(LineOf(node), "front.choice", key, string.Join(", ", names), text);
        return otherwise;
    }

    /// <summary>The same where the key must be there.</summary>
    public TChoice Choice<TChoice>(string key) where TChoice : struct, Enum => Find(key) is null ? default : Choice(key, default(TChoice));

    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>What stands there in one form, so that two files can be compared; nothing where the key is not there.</summary>
    public string Written(string key) => values.TryGetValue(key, out var node) ? node.ToString() : "";

    /// <param name="fault">The key of the sentence; its values begin with the key of the front matter where it names one.</param>
    public void Refuse(string key, string fault, params object[] with) => Note(LineOf(key), fault, with);

    public int LineOf(string key) => values.TryGetValue(key, out var node) ? LineOf(node) : 1;

    // The keys begin below the fence, hence one line further down than the parser counts.
    private static int LineOf(YamlNode node) => (int)node.Start.Line + 1;

    private YamlNode? Find(string key)
    {
        if (values.TryGetValue(key, out var node))
            return node;

        Note(1, "front.key_missing", key);
        return null;
    }

    /// <summary>
    /// Keys, lists and words are all that is needed. Brackets within brackets without end, or names for parts that are repeated, could cost
    /// whoever reads them more than there is.
    /// </summary>
    private bool IsFlat(string yaml)
    {
        var (parser, depth) = (new Parser(new StringReader(yaml)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth <= Deepest && parser.Current is not AnchorAlias && parser.Current is not NodeEvent { Anchor.IsEmpty: false })
                continue;
            Note((int)parser.Current.Start.Line + 1, "front.flat");
            return false;
        }

        return true;
    }

    private void ReadKeys(string yaml, IReadOnlyList<string> knownKeys)
    {
        var stream = new YamlStream();
        try
        {
            if (!IsFlat(yaml))
                return;
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException wrong)
        {
            Note((int)wrong.Start.Line + 1, "front.unreadable", wrong.Message);
            return;
        }

        if (stream.Documents.Count == 0)
            return;
        if (stream.Documents[0].RootNode is not YamlMappingNode mapping)
        {
            Note(2, "front.keys", string.Join(", ", knownKeys));
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (knownKeys.Contains(name, StringComparer.Ordinal))
                values[name] = value;
            else
                Note(LineOf(key), "front.key_unknown", name, string.Join(", ", knownKeys));
        }
    }

    private void Note(int line, string fault, params object[] with) => faults.Add(ContentFault.Of(file, line, fault, with));
}
