using System.Text.RegularExpressions;
using System.Xml.Linq;
using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Plays;

/// <summary>What the checks say against a text, for those who write one in the app.</summary>
public sealed partial class ContentFaultSentences
{
    private static readonly string Library = Path.Combine(Source.Root, "src", "CxMaturity.Web", "Library");

    private static string[] KeysInCode =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Library, "Plays"), "*.cs").Append(Path.Combine(Library, "Articles", "FrontMatter.cs"))
            .SelectMany(file => KeyForm().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)
    ];

    [Fact]
    public void Stand_in_both_languages_for_every_key_and_for_no_other()
    {
        KeysInCode.Length.ShouldBeGreaterThan(30);
        foreach (var file in (string[])["ContentFaults.resx", "ContentFaults.de.resx"])
            XDocument.Load(Path.Combine(Library, "Articles", file)).Root!.Elements("data").Select(entry => entry.Attribute("name")!.Value)
                .ShouldBe(KeysInCode, ignoreOrder: true, file);
    }

    [Fact]
    public void Are_told_apart_by_language_and_ask_for_the_same_values()
    {
        foreach (var key in KeysInCode)
        {
            var (german, english) = (ContentFaultText.Template(key, Language.De).ShouldNotBeNull(key), ContentFaultText.Template(key, Language.En).ShouldNotBeNull(key));
            german.ShouldNotBe(english, customMessage: key);
            german.ShouldEndWith(german.EndsWith(')') ? ")" : ".", customMessage: key);
            Gaps(german).ShouldBe(Gaps(english), customMessage: key);
        }
    }

    private static int[] Gaps(string text) => [.. Gap().Matches(text).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];

    [GeneratedRegex("\"((?:front|play)\\.[a-z_]+)\"")]
    private static partial Regex KeyForm();

    [GeneratedRegex("(?<!\\{)\\{(\\d+)\\}")]
    private static partial Regex Gap();
}
