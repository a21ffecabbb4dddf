using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Tests.Library.Questionnaires;

public sealed class RefusingAQuestionnaireFile
{
    public static TheoryData<string> Names => [.. BrokenFile.All.Select(broken => broken.Name)];

    [Fact]
    public void Does_not_happen_to_a_good_one()
    {
        var file = QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, SmallQuestionnaire.Yaml);

        FaultText.Of(file.Faults).ShouldBeEmpty();
        (file.Path, file.Id, file.Version).ShouldBe((SmallQuestionnaire.FileName, "small", "1.0"));
        file.Questionnaire.ShouldNotBeNull().Find("LEAD-02").ShouldNotBeNull().Evidence.ShouldNotBeNull().En.ShouldBe("Minutes of meetings");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_the_line_what_is_wrong_and_what_would_be_right(string name)
    {
        var broken = BrokenFile.All.Single(broken => broken.Name == name);

        var file = QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, broken.Yaml);

        file.Faults.Select(fault => FaultText.Of(fault)).ShouldBe(broken.Said.Select(said => $"{SmallQuestionnaire.FileName}:{said}"));
        file.Questionnaire.ShouldBeNull();
    }

    [Fact]
    public void Tells_all_faults_of_one_file_though_some_values_cannot_be_read()
    {
        var yaml = SmallQuestionnaire.With("weight: 60", "weight: 1,5")
            .Replace("{ de: Stufen, en: Steps }", "{ de: Stufen }", StringComparison.Ordinal)
            .Replace("id: TECH-01", "id: LEAD-01", StringComparison.Ordinal)
            .Replace("minutes: 3", "minutes: 0", StringComparison.Ordinal);

        QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, yaml).Faults.Select(fault => (fault.Line, fault.Key)).ShouldBe(
        [
            (46, "questionnaire.minutes"),
            (50, "file.number"),
            (68, "questionnaire.translation_missing"),
            (87, "questionnaire.item_twice")
        ]);
    }

    [Fact]
    public void Does_not_conclude_from_what_could_not_be_read()
    {
        // Without this the misspelt audience would bring a fault for each item that is meant for it.
        Keys(SmallQuestionnaire.With("- audience: F", "- audience: Frontline")).ShouldBe(["file.not_allowed"]);
        Keys(SmallQuestionnaire.With("headline: overall", "headline: all").Replace("weight: 40", "weight: 30", StringComparison.Ordinal))
            .ShouldBe(["file.not_allowed"]);
        Keys(SmallQuestionnaire.Yaml[..SmallQuestionnaire.Yaml.IndexOf("dimensions:", StringComparison.Ordinal)])
            .ShouldBe(["file.missing_key"]);
    }

    [Fact]
    public void Says_what_a_file_without_dimensions_lacks()
    {
        var start = SmallQuestionnaire.Yaml.IndexOf("dimensions:", StringComparison.Ordinal);

        Keys(SmallQuestionnaire.Yaml[..start] + "dimensions: []\n").ShouldBe(
        [
            "questionnaire.variant_without_items",
            "questionnaire.variant_without_items",
            "questionnaire.weight_sum",
            "questionnaire.no_dimensions"
        ]);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("# nothing yet\n", "file.empty")]
    [InlineData("hello\n", "file.expected_map")]
    [InlineData("- hello\n", "file.expected_map")]
    public void Says_what_a_file_without_a_questionnaire_lacks(string yaml, string key) => Keys(yaml).ShouldBe([key]);

    [Fact]
    public void Never_fails_by_itself_whatever_a_slip_of_the_hand_leaves()
    {
        // Every place is tried with some slip; which slip changes from place to place.
        string[] slips = ["", ":", "\"", "[", "{", "-", "&", "*", "!", "|", "\t", "\n", "%", "@", "?", "\0", "'", "#"];
        for (var i = 0; i < SmallQuestionnaire.Yaml.Length; i += 5)
        {
            var file = QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, SmallQuestionnaire.Yaml.Remove(i, 1).Insert(i, slips[i % slips.Length]));
            (file.Questionnaire is null).ShouldBe(file.Faults.Count > 0);
            file.Faults.ShouldAllBe(fault => FaultText.Of(fault).StartsWith(SmallQuestionnaire.FileName));
        }
    }

    private static IEnumerable<string> Keys(string yaml) =>
        QuestionnaireFiles.Parse(SmallQuestionnaire.FileName, yaml).Faults.Select(fault => fault.Key);
}
