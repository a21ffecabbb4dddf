using System.Text.RegularExpressions;
using System.Xml.Linq;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Tests;

/// <summary>Texts of the pages: both languages, every key that is spoken, and none that nobody speaks.</summary>
public sealed partial class EveryText
{
    /// <summary>Keys whose last part is chosen while the app runs.</summary>
    private static readonly string[] ChosenAtRunTime =
    [
        "withheld.", "withheld_short.", "cap.", "page_state.", "WaveStatus.", "WaveMode.", "Audience.", "status.", "problem.", "join.mode.", "sheet_result.", "refused.",
        "operations.all.", "operations.check.", "operations.status.", "operations.level.", "operations.queue.", "health.database.",
        "precision.", "fixing.", "spread.",
        "tabs.", "figure.", "perception.sees.", "perception.than.", "perception.effect.", "perception.size.", "perception.pair.", "perception.pair_state.",
        "account.done_", "portfolio.next_", "portfolio.at_", "members.link_", "Role.", "role_text.", "Right.", "organization.room_", "quality.band.", "quality.area.", "quality.doubt.", "findings.gate.", "findings.state.", "findings.code.",
        "plays.effort.", "plays.track.", "plays.kind.", "plays.step.", "plays.element.", "plays.effect.", "plays.council.", "plays.council_text.", "plays.finding.",
        "finding.title.", "finding.rule.", "finding.evidence.", "FunnelStep.", "RitualStep.", "RitualPart.", "recommendation.ground.", "recommendation.because.", "recommendation.council.",
        "trail.kind.", "access.kind.", "access.detail.", "unit_edit.", "RowOutcome.",
        "FindingRule.", "Severity.", "FindingStatus.", "ReferenceKind.", "DeliveryFormat.", "BoardColumn.", "Lever.", "WorksCouncilStatus.", "EffectVerdict.", "EffectReason.",
        "Readiness.", "demo.work.", "finding.done_", "DepartmentKind.", "HandOverFormat.", "ReportedOutcome.", "exchange.done_",
        "own_play.only_", "own_play.text_", "own_play.faults_", "own_play.changed_",
        "board.warning_", "board.lanes_", "initiative.effort_", "initiative.part_", "initiative.field.", "initiative.card_", "initiative.none_", "initiative.add_", "mine."
    ];

    private const string One = ".one";

    private static readonly string Web = Path.Combine(Source.Root, "src", "CxMaturity.Web");

    [Fact]
    public void Stands_in_both_languages_with_the_same_gaps()
    {
        var (german, english) = (Read("Texts.de.resx"), Read("Texts.resx"));

        german.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        english.Count.ShouldBeGreaterThan(150);
        english.Keys.Where(key => !Gaps(english[key]).SetEquals(Gaps(german[key]))).ShouldBeEmpty();
        german.Concat(english).Where(text => string.IsNullOrWhiteSpace(text.Value)).ShouldBeEmpty();
    }

    [Fact]
    public void Exists_for_every_refusal()
    {
        var known = Read("Texts.resx");
        var refusals = Source.Files("src", "*.cs").SelectMany(file => Refusal().Matches(File.ReadAllText(file)))
            .SelectMany(match => Literal().Matches(match.Value)).Select(literal => literal.Groups[1].Value).Distinct().ToArray();

        refusals.Length.ShouldBeGreaterThan(25);
        refusals.Where(key => !known.ContainsKey($"refused.{key}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(FindingRule))]
    [InlineData(typeof(FindingStatus))]
    [InlineData(typeof(Severity))]
    [InlineData(typeof(ReferenceKind))]
    [InlineData(typeof(DeliveryFormat))]
    [InlineData(typeof(BoardColumn))]
    [InlineData(typeof(Lever))]
    [InlineData(typeof(WorksCouncilStatus))]
    [InlineData(typeof(EffectVerdict))]
    [InlineData(typeof(EffectReason))]
    public void Names_each_thing_that_is_chosen_from_a_few(Type few)
    {
        var known = Read("Texts.resx").Keys.Where(key => key.StartsWith($"{few.Name}.", StringComparison.Ordinal));

        known.ShouldBe(Enum.GetNames(few).Select(name => $"{few.Name}.{name}"), ignoreOrder: true);
    }

    [Fact]
    public void Names_everything_that_an_initiative_needs()
    {
        var known = Read("Texts.resx");

        Readiness.Missing(Initiative.Initial).ShouldAllBe(part => known.ContainsKey($"Readiness.{part}"));
    }

    [Fact]
    public void Exists_for_every_key_that_is_spoken_and_every_key_is_spoken()
    {
        var known = Read("Texts.resx");
        var source = string.Join('\n', Source.Files("src", "*.cs").Concat(Source.Files("src", "*.cshtml")).Select(File.ReadAllText));

        Spoken().Matches(source).Select(match => match.Groups[1].Value).Distinct().Where(key => !known.ContainsKey(key)).ShouldBeEmpty();
        known.Keys.Where(key => !ChosenAtRunTime.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(key => !key.EndsWith(One, StringComparison.Ordinal)).Where(key => !source.Contains($"\"{key}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        known.Keys.Where(key => key.StartsWith("refused.", StringComparison.Ordinal))
            .Where(key => !source.Contains($"\"{key}\"", StringComparison.Ordinal) && !source.Contains($"\"{key["refused.".Length..]}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Has_words_of_its_own_for_one_wherever_it_counts()
    {
        var known = Read("Texts.resx");
        var source = string.Join('\n', Source.Files("src", "*.cs").Concat(Source.Files("src", "*.cshtml")).Select(File.ReadAllText));

        var counted = Counted().Matches(source).SelectMany(match => Literal().Matches(match.Value)).Select(literal => literal.Groups[1].Value).Distinct().ToArray();

        counted.Length.ShouldBeGreaterThan(10);
        known.Keys.Where(key => key.EndsWith(One, StringComparison.Ordinal)).ShouldBe(counted.Select(key => key + One), ignoreOrder: true);
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"(?:RefusedException\.(?:Invalid|Unknown|Conflict)|Wording\.\w+)\([^;]*?""[^;]*;?")]
    private static partial Regex Refusal();

    [GeneratedRegex("\"([a-z_]+(?:\\.[a-z_]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""(?:T\[|sentences\.Of\()"([\w.]+)"[\],)]""")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"Plural\.Key\([^,]*,")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();
}
