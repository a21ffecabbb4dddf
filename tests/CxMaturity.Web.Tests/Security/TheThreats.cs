using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Security;

/// <summary>The table of threats: a defence in every row, and a test that is there.</summary>
public sealed partial class TheThreats
{
    private const int AboutForty = 40;

    [Fact]
    public void Have_a_test_in_every_row()
    {
        var tests = Source.Files("tests", "*.cs").Select(file => (Name: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file))).ToLookup(file => file.Name, file => file.Text);
        var rows = Rows("en");

        rows.Length.ShouldBeGreaterThanOrEqualTo(AboutForty);
        rows.Where(row => !tests[row.Class].Any(text => Regex.IsMatch(text, $@"\b{row.Method}\("))).ShouldBeEmpty();
        rows.Select(row => row.Threat).ShouldBeUnique();
    }

    [Fact]
    public void Are_the_same_in_both_languages_and_in_the_order_of_the_chapters()
    {
        Rows("de").Select(row => (row.Chapter, row.Class, row.Method)).ShouldBe(Rows("en").Select(row => (row.Chapter, row.Class, row.Method)));
        Rows("en").Select(row => row.Chapter).ShouldBeInOrder();
    }

    private static (int Chapter, string Threat, string Class, string Method)[] Rows(string language) =>
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(Source.Root, "content", $"threats.{language}.md"))).Select(match =>
            (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value))
    ];

    [GeneratedRegex(@"(?m)^\| V(\d+) [^|]+ \| ([^|]+) \| [^|]{10,} \| `(\w+)\.(\w+)` \|$")]
    private static partial Regex Row();
}
