using System.Globalization;
using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Articles;
using Markdig.Syntax;

namespace CxMaturity.Web.Library.Plays;

/// <summary>The text of one play in one language, wherever it is kept.</summary>
/// <param name="Path">As a person would name it; it ends with a name such as <c>P09-incentive-workshop.de.md</c>.</param>
public sealed record PlaySource(string Path, string Text);

/// <summary>One file of a play as read: its facts, its words and its parsed text.</summary>
internal sealed partial class PlayFile
{
    private const int LongestName = 120;
    private const int LongestLine = 300;
    private const int MostWeeks = 260;
    private const int HighestPriority = 100;

    /// <summary>What has to be the same in every language; name, problem and kpis are its words.</summary>
    public static readonly IReadOnlyList<string> FactKeys =
        ["id", "dims", "triggers", "all", "priority", "track", "ppt", "kotter", "adkar", "effort", "weeks_to_effect", "preconditions", "effects", "works_council", "sources", "related"];

    private static readonly string[] AllKeys = ["id", "name", "problem", .. FactKeys.Skip(1), "kpis"];

    private readonly string markdown;

    private PlayFile(PlaySource source, string slug, Language language, FrontMatter keys)
    {
        (Path, markdown, Slug, Language, Keys) = (source.Path, source.Text, slug, language, keys);
        Document = Parsed(keys);
        (Name, Problem, Kpis) = (keys.Text("name"), keys.Text("problem"), keys.Texts("kpis"));
        Play = PlayOf(keys);
    }

    public string Path { get; }

    public string Slug { get; }

    public Language Language { get; }

    public FrontMatter Keys { get; }

    public MarkdownDocument Document { get; }

    public string Name { get; }

    public string Problem { get; }

    public IReadOnlyList<string> Kpis { get; }

    public Play Play { get; }

    public static PlayFile? Read(PlaySource source, List<ContentFault> faults)
    {
        if (FileName().Match(source.Path[(source.Path.LastIndexOf('/') + 1)..]) is not { Success: true } name)
        {
            faults.Add(ContentFault.Of(source.Path, 1, "play.file_name"));
            return null;
        }

        var keys = FrontMatter.Read(source.Path, source.Text, AllKeys, faults);
        var language = name.Groups["language"].Value == "de" ? Language.De : Language.En;
        var file = new PlayFile(source, name.Groups["slug"].Value, language, keys);
        file.RefuseWhatContradicts(name.Groups["id"].Value);
        faults.AddRange(PlaySections.FaultsOf(file.Path, language, file.Document));
        return file;
    }

    private static MarkdownDocument Parsed(FrontMatter keys)
    {
        try
        {
            return SafeMarkdown.Parse(keys.Body, isNamed: false);
        }
        catch (ArgumentException)
        {
            // The parser gives up on texts that are nested without end.
            keys.Refuse("id", "play.too_nested");
            return [];
        }
    }

    /// <summary>The play as people read it; the file can be asked once, and only when nothing is wrong with it.</summary>
    public PlayText ToText()
    {
        var sections = PlaySections.Divide(Document);
        var body = string.Join(' ', sections.Select(section => SafeMarkdown.ToPlainText(section.Text)));
        return new(Play, Slug, Language, Name, Problem, Kpis, [.. sections.Select(section => new PlaySection(section.Part, section.Title, SafeMarkdown.ToHtml(section.Text, Language)))], body, markdown);
    }

    private void RefuseWhatContradicts(string id)
    {
        if (Play.Id.Length > 0 && Play.Id != id)
            Keys.Refuse("id", "play.id_differs", id, Play.Id);
        if (Keys.Has("dims") && Play.Dimensions.Count == 0 && Play.Priority is null)
            Keys.Refuse("dims", "play.priority_needed");
        if (Keys.Has("triggers") && Play.Triggers.Count == 0)
            Keys.Refuse("triggers", "play.triggers_needed");
        foreach (var (key, text, most) in new[] { ("name", Name, LongestName), ("problem", Problem, LongestLine) }.Concat(Kpis.Select(kpi => ("kpis", kpi, LongestLine))))
            if (text.Length > most)
                Keys.Refuse(key, "play.too_long", key, most, text.Length);
    }

    private static Play PlayOf(FrontMatter keys) => new(
        keys.Text("id"),
        [.. keys.Texts("dims").Where(code => IsDimension(keys, "dims", code)).Distinct()],
        ConditionsOf(keys, "triggers"),
        keys.Flag("all"),
        keys.Has("priority") ? keys.Number("priority", 1, HighestPriority) : null,
        keys.Choice<PlayTrack>("track"),
        keys.Choice<PlayKind>("ppt"),
        StepsOf(keys),
        ChoicesOf<ChangeElement>(keys, "adkar", keys.Texts("adkar")),
        keys.Number("effort", Play.LeastEffort, Play.MostEffort),
        keys.Number("weeks_to_effect", 1, MostWeeks),
        ConditionsOf(keys, "preconditions"),
        EffectsOf(keys),
        keys.Choice<WorksCouncilPart>("works_council"),
        keys.Texts("sources"),
        keys.Texts("related"));

    private static bool IsDimension(FrontMatter keys, string key, string code)
    {
        if (PlayLibrary.Dimensions.Contains(code, StringComparer.Ordinal))
            return true;
        keys.Refuse(key, "play.dimension", key, code, string.Join(", ", PlayLibrary.Dimensions));
        return false;
    }

    private static PlayCondition[] ConditionsOf(FrontMatter keys, string key)
    {
        var conditions = new List<PlayCondition>();
        foreach (var text in keys.Texts(key))
        {
            if (PlayCondition.Parse(text) is not { } condition)
                keys.Refuse(key, "play.condition", text);
            else if (DimensionOf(condition) is not { } code || IsDimension(keys, key, code))
                conditions.Add(condition);
        }

        return [.. conditions];
    }

    private static string? DimensionOf(PlayCondition condition) => condition switch
    {
        PlayCondition.OfItem item => item.Item.Split('-')[0],
        PlayCondition.OfDimension dimension => dimension.Dimension,
        _ => null
    };

    private static int[] StepsOf(FrontMatter keys)
    {
        var steps = new List<int>();
        foreach (var text in keys.Texts("kotter"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= Play.KotterStepCount)
                steps.Add(step);
            else
                keys.Refuse("kotter", "play.kotter", Play.KotterStepCount, text);
        }

        return [.. steps.Distinct().Order()];
    }

    private static Dictionary<string, ExpectedEffect> EffectsOf(FrontMatter keys)
    {
        var effects = new Dictionary<string, ExpectedEffect>(StringComparer.Ordinal);
        foreach (var (code, text) in keys.Map("effects"))
            if (IsDimension(keys, "effects", code) && ChoicesOf<ExpectedEffect>(keys, "effects", [text]) is [var effect])
                effects[code] = effect;
        return effects;
    }

    private static TChoice[] ChoicesOf<TChoice>(FrontMatter keys, string key, IEnumerable<string> texts) where TChoice : struct, Enum
    {
        var known = Enum.GetValues<TChoice>().ToDictionary(choice => choice.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        var chosen = new List<TChoice>();
        foreach (var text in texts)
        {
            if (known.TryGetValue(text, out var choice))
                chosen.Add(choice);
            else
                keys.Refuse(key, "play.choice", key, string.Join(", ", known.Keys), text);
        }

        return [.. chosen.Distinct()];
    }

    [GeneratedRegex(@"^(?<slug>(?<id>P[0-9]{2})(-[a-z0-9]+)+|(?<id>OWN-[0-9]{1,4})(-[a-z0-9]+)*)\.(?<language>de|en)\.md$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
