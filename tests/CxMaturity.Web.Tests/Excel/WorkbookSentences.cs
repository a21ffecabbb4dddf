using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Web.Excel;

namespace CxMaturity.Web.Tests.Excel;

public sealed class WorkbookSentences
{
    private static readonly Dictionary<string, string> English = All(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> German = All(CultureInfo.GetCultureInfo("de"));

    [Fact]
    public void Exist_in_both_languages_with_the_same_places_for_values()
    {
        German.Keys.Order().ShouldBe(English.Keys.Order());
        foreach (var (key, text) in English)
            Places(German[key]).ShouldBe(Places(text), key);
    }

    [Fact]
    public void Follow_the_language_asked_for_and_not_the_culture_around_them()
    {
        var around = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
            new WorkbookTexts(Language.En)["Sheet_Overview"].ShouldBe("Overview");
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
            new WorkbookTexts(Language.De)["Sheet_Overview"].ShouldBe("Übersicht");
        }
        finally
        {
            CultureInfo.CurrentUICulture = around;
        }
    }

    private static string[] Places(string text) => [.. Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Distinct().Order()];

    private static Dictionary<string, string> All(CultureInfo culture) =>
        new ResourceManager(typeof(WorkbookTexts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
