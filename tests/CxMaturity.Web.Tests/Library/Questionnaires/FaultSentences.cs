using System.Text.RegularExpressions;
using System.Xml.Linq;
using CxMaturity.Domain;
using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Tests.Library.Questionnaires;

public sealed partial class FaultSentences
{
    private static readonly string Room = Repository.At("src", "CxMaturity.Web", "Library", "Questionnaires");

    /// <summary>Every key that the rules of the domain and the reading of files can bring up.</summary>
    private static string[] KeysInCode =>
    [
        .. Directory.EnumerateFiles(Room, "*.cs").Append(Repository.At("src", "CxMaturity.Domain", "Questionnaires", "QuestionnaireRules.cs"))
            .SelectMany(file => KeyForm().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
    ];

    [Fact]
    public void Stand_in_both_languages_for_every_key_and_for_no_other()
    {
        KeysInCode.Length.ShouldBeGreaterThan(40);
        foreach (var file in (string[])["Faults.resx", "Faults.de.resx"])
            XDocument.Load(Path.Combine(Room, file)).Root!.Elements("data").Select(entry => entry.Attribute("name")!.Value)
                .Order(StringComparer.Ordinal).ShouldBe(KeysInCode, ignoreOrder: false, file);
    }

    [Fact]
    public void Are_told_apart_by_language()
    {
        foreach (var key in KeysInCode)
            FaultText.Template(key, Language.De).ShouldNotBe(FaultText.Template(key, Language.En).ShouldNotBeNull(), customMessage: key);
    }

    [Fact]
    public void Ask_for_the_same_values_in_both_languages()
    {
        foreach (var key in KeysInCode)
            Placeholders(key, Language.De).ShouldBe(Placeholders(key, Language.En), ignoreOrder: false, key);
    }

    [Fact]
    public void Ask_for_no_value_that_their_fault_does_not_bring()
    {
        var faults = BrokenFile.All
            .SelectMany(broken => QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, broken.Yaml).Faults)
            .ToLookup(fault => fault.Key);

        // Faults of whole files, which have tests of their own, cannot come from a spoilt passage.
        KeysInCode.Where(key => !faults.Contains(key)).ShouldBe(
        [
            "file.empty", "file.encoding", "file.folder_missing", "file.name_form", "file.none", "questionnaire.no_dimensions"
        ]);
        foreach (var fault in faults.SelectMany(faults => faults))
            foreach (var language in Enum.GetValues<Language>())
            {
                Placeholders(fault.Key, language).ShouldAllBe(index => index < fault.Values.Length);
                FaultText.Of(fault, language).ShouldNotContain("{");
            }
    }

    private static int[] Placeholders(string key, Language language) =>
    [
        .. PlaceholderForm().Matches(FaultText.Template(key, language).ShouldNotBeNull(key))
            .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()
    ];

    [GeneratedRegex("\"((?:questionnaire|file)\\.[a-z_]+)\"")]
    private static partial Regex KeyForm();

    [GeneratedRegex("\\{(\\d+)\\}")]
    private static partial Regex PlaceholderForm();
}
