using System.Globalization;
using System.Text;
using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>
/// The keys of one map, read into values. A value that cannot be had is reported once and replaced by a stand-in, so that reading goes on.
/// </summary>
internal sealed class YamlFields
{
    private readonly YamlReading reading;
    private readonly string path;
    private readonly YamlMap? map;

    public YamlFields(YamlReading reading, YamlNode node, string path, KeySet keys)
    {
        (this.reading, this.path, map) = (reading, path, node as YamlMap);
        if (map is null)
        {
            reading.Lose(path, "file.expected_map", Listed(keys.Known));
            return;
        }

        var meant = new HashSet<string>();
        foreach (var entry in map.Entries.Where(entry => !keys.Known.Contains(entry.Key)))
        {
            if (keys.NearestTo(entry.Key) is { } nearest && map.Find(nearest) is null && meant.Add(nearest))
                reading.Report(PathOf(entry.Key), path, "file.misspelt_key", entry.Key, nearest, Listed(keys.Known));
            else
                reading.Report(PathOf(entry.Key), path, "file.unknown_key", entry.Key, Listed(keys.Known));
        }

        foreach (var lost in meant)
            reading.Lose(PathOf(lost));

        // A missing language has a sentence of its own, which the rules of the domain know.
        var needed = keys == QuestionnaireKeys.Text ? [] : keys.Required.Except(meant);
        foreach (var missing in needed.Where(key => map.Find(key) is null))
        {
            reading.Report(PathOf(missing), path, "file.missing_key", missing, Listed(keys.Required));
            reading.Lose(PathOf(missing));
        }
    }

    public string Text(string key) => map?.Find(key) is { } entry ? TextOf(entry.Value, PathOf(key)) : "";

    public LocalizedText Localized(string key) =>
        map?.Find(key) is { } entry ? LocalizedOf(entry.Value, PathOf(key)) : new("", "");

    public LocalizedText? OptionallyLocalized(string key) => map?.Find(key) is null ? null : Localized(key);

    public double Number(string key) =>
        Plain(key) is not { } text ? double.NaN
        : double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number
        : Lost(key, "file.number", double.NaN);

    public int Integer(string key, int otherwise = 0) =>
        Plain(key) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Lost(key, "file.integer", otherwise);

    public bool Boolean(string key) => Plain(key) switch
    {
        null or "false" => false,
        "true" => true,
        _ => Lost(key, "file.boolean", false)
    };

    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> allowed) where T : struct =>
        map?.Find(key) is { } entry ? ChoiceOf(entry.Value, PathOf(key), allowed) : default;

    public IReadOnlyList<T> SomeOf<T>(string key, IReadOnlyDictionary<string, T> allowed) where T : struct =>
        Entries(key, (node, at) => ChoiceOf(node, at, allowed));

    public IReadOnlyList<LocalizedText> LocalizedList(string key) => Entries(key, LocalizedOf);

    public IReadOnlyList<T> Maps<T>(string key, KeySet keys, Func<YamlFields, T> read) =>
        Entries(key, (node, at) => read(new(reading, node, at, keys)));

    public T Map<T>(string key, KeySet keys, Func<YamlFields, T> read) =>
        // Where the whole map is missing this is known already; its keys are not asked for one by one.
        map?.Find(key) is { } entry ? read(new(reading, entry.Value, PathOf(key), keys)) : read(new(reading, PathOf(key)));

    /// <summary>A map that is not there: every value is a stand-in.</summary>
    private YamlFields(YamlReading reading, string path) => (this.reading, this.path) = (reading, path);

    private IReadOnlyList<T> Entries<T>(string key, Func<YamlNode, string, T> read)
    {
        if (map?.Find(key) is not { } entry)
            return [];
        if (entry.Value is YamlList list)
            return [.. list.Entries.Select((node, i) => read(node, $"{PathOf(key)}[{i}]"))];
        reading.Lose(PathOf(key), "file.expected_list");
        return [];
    }

    private LocalizedText LocalizedOf(YamlNode node, string at)
    {
        var texts = new YamlFields(reading, node, at, QuestionnaireKeys.Text);
        return new(texts.Text("de"), texts.Text("en"));
    }

    private T ChoiceOf<T>(YamlNode node, string at, IReadOnlyDictionary<string, T> allowed) where T : struct
    {
        if (node is YamlText text && allowed.TryGetValue(text.Value, out var chosen))
            return chosen;
        reading.Lose(at, "file.not_allowed", (node as YamlText)?.Value ?? "…", Listed(allowed.Keys));
        return default;
    }

    private string TextOf(YamlNode node, string at)
    {
        if (node is not YamlText { Value: var value, Quoted: var quoted })
        {
            reading.Lose(at, "file.expected_text");
            return "";
        }

        if (!quoted && value is "~" or "null")
            return "";

        // Neither the store nor a workbook can hold them, and nobody means them.
        if (value.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'))))
            reading.Lose(at, "file.control_character");
        return value.Trim();
    }

    /// <summary>The raw value of a key that stands for a number or a yes or no, and so may not be quoted.</summary>
    private string? Plain(string key) => map?.Find(key)?.Value switch
    {
        null => null,
        YamlText { Quoted: false } text => text.Value,
        YamlText quoted => $"\"{quoted.Value}\"",
        _ => "…"
    };

    private T Lost<T>(string key, string fault, T standIn)
    {
        reading.Lose(PathOf(key), fault, Plain(key)!);
        return standIn;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);
}
