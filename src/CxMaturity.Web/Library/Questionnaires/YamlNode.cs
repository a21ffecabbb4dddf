namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>A value in a YAML file, with the line on which it begins.</summary>
internal abstract record YamlNode(int Line);

/// <param name="Quoted">Written in quotation marks or as a block, and so meant as text whatever it looks like.</param>
internal sealed record YamlText(int Line, string Value, bool Quoted) : YamlNode(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Entries) : YamlNode(Line);

/// <summary>Keys in the order of the file; of a key that is written twice only the first.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
