using CxMaturity.Domain;
using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Tests.Library.Questionnaires;

public sealed class ReadingAFolder : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("assessments-");
    private readonly string folder;

    public ReadingAFolder() => folder = parent.CreateSubdirectory("assessments").FullName;

    public void Dispose() => parent.Delete(recursive: true);

    [Fact]
    public void Tells_all_faults_of_all_files_in_one_message()
    {
        Write("small-1.0.yaml", SmallQuestionnaire.With("minutes: 5", "minutes: 0").Replace("weight: 40", "weight: 41", StringComparison.Ordinal));
        Write("other-2.0.yaml", SmallQuestionnaire.With("id: small\nversion: \"1.0\"", "id: other\nversion: \"2.0\"")
            .Replace("kind: anchored", "kind: anchor", StringComparison.Ordinal)
            .Replace("key: -1", "key: minus", StringComparison.Ordinal));

        var result = QuestionnaireFiles.Read(folder);

        FaultText.Of(result.Faults).Split(Environment.NewLine).ShouldBe(
        [
            "assessments/other-2.0.yaml:65: LEAD-02 kind is “anchor”; allowed: agreement, anchored, choice.",
            "assessments/other-2.0.yaml:89: TECH-01 key is minus; it must be a whole number without quotation marks, such as 3.",
            "assessments/small-1.0.yaml:43: variant X minutes is 0; a variant takes at least 1 minute.",
            "assessments/small-1.0.yaml:47: the weights of the dimensions add up to 101; where the headline is “overall” they must add up to 100."
        ]);
        FaultText.Of(result.Faults, Language.De).Split(Environment.NewLine)[0]
            .ShouldBe("assessments/other-2.0.yaml:65: LEAD-02 kind ist „anchor“; erlaubt sind: agreement, anchored, choice.");
    }

    [Fact]
    public void Keeps_the_good_files_beside_the_bad_ones()
    {
        Write("small-1.0.yaml", SmallQuestionnaire.Yaml);
        Write("small-1.1.yaml", SmallQuestionnaire.Yaml);
        Write("README.md", "# Not a questionnaire");

        var files = QuestionnaireFiles.Read(folder).Files;

        files.Select(file => (file.Id, file.Version, Good: file.Questionnaire is not null)).ShouldBe([("small", "1.0", true), ("small", "1.1", false)]);
        files[1].Faults.Select(fault => FaultText.Of(fault)).ShouldBe(
            ["assessments/small-1.1.yaml:1: the file is called small-1.1.yaml, but by its id and version it must be called small-1.0.yaml."]);
    }

    [Fact]
    public void Notices_a_file_that_only_looks_different()
    {
        Write("small-1.0.yml", SmallQuestionnaire.Yaml);
        Write("draft.yaml", SmallQuestionnaire.With("id: small\n", "id: My draft\n"));
        File.WriteAllBytes(Path.Combine(folder, "latin-1.0.yaml"), [.. "id: "u8, 0xFC, .. "\n"u8]);

        QuestionnaireFiles.Read(folder).Faults.Select(fault => (Path.GetFileName(fault.File), fault.Line, fault.Key)).ShouldBe(
        [
            ("draft.yaml", 0, "file.name_form"),
            ("draft.yaml", 1, "questionnaire.id_form"),
            ("latin-1.0.yaml", 0, "file.encoding"),
            ("small-1.0.yml", 1, "file.name")
        ]);
    }

    [Fact]
    public void Says_that_there_is_nothing_to_read()
    {
        QuestionnaireFiles.Read(folder).Faults.Select(fault => FaultText.Of(fault)).ShouldBe(
            ["assessments: the folder holds no questionnaire; there must be at least one file of the form id-version.yaml."]);
        QuestionnaireFiles.Read(Path.Combine(folder, "missing")).Faults.ShouldHaveSingleItem().Key.ShouldBe("file.folder_missing");
    }

    [Fact]
    public void Reads_a_byte_order_mark_over()
    {
        File.WriteAllBytes(Path.Combine(folder, "small-1.0.yaml"),
            [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(SmallQuestionnaire.Yaml)]);

        QuestionnaireFiles.Read(folder).Faults.ShouldBeEmpty();
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content);
}
