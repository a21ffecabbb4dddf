using System.Globalization;
using System.Text;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>The questionnaire that only benchmarks use: 24 questions with level texts of their own, on pages of 10, 10 and 4.</summary>
public static class BenchQuestionnaire
{
    public const string Id = "bench-24";

    public static readonly (string Page, int Items)[] Pages = [("ONE", 10), ("TWO", 10), ("TRE", 4)];

    public static IEnumerable<string> ItemsOf(string page, int count) =>
        Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{page}-{number:00}"));

    /// <summary>A folder with this questionnaire and those that are shipped.</summary>
    public static string WriteFolder()
    {
        var folder = Directory.CreateTempSubdirectory("cx-bench-assessments").FullName;
        foreach (var shipped in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "assessments"), "*.yaml"))
            File.Copy(shipped, Path.Combine(folder, Path.GetFileName(shipped)));
        File.WriteAllText(Path.Combine(folder, $"{Id}-1.0.yaml"), Yaml());
        return folder;
    }

    private static string Yaml()
    {
        var yaml = new StringBuilder("""
            id: bench-24
            version: "1.0"
            headline: overall
            name: { de: Messfragebogen, en: Benchmark questionnaire }
            description: { de: Nur zum Messen, en: For measuring only }
            scale:
              labels:
                - { de: gar nicht, en: not at all }
                - { de: eher nicht, en: rather not }
                - { de: teils, en: partly }
                - { de: eher, en: rather }
                - { de: voll, en: fully }
              cannotJudge: { de: kann ich nicht beurteilen, en: cannot judge }
            levels:

            """);
        for (var level = 1; level <= 5; level++)
            yaml.Append(CultureInfo.InvariantCulture, $"  - level: {level}\n    name: {{ de: Stufe {level}, en: Level {level} }}\n    meaning: {{ de: Bedeutung {level}, en: Meaning {level} }}\n");
        yaml.Append("""
            perspectives: { X: 0.25, M: 0.25, F: 0.50 }
            caps: { foundationHeadroom: 1, ceilingWithLevelOne: 3, ceilingWithLevelTwo: 4, minimumResponseRate: 0.30, minimumPeople: 10 }
            variants:
              - { audience: F, name: { de: Alle, en: Everybody }, minutes: 8 }
            dimensions:

            """);
        foreach (var ((page, count), weight) in Pages.Zip([40, 40, 20]))
        {
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                  - code: {{page}}
                    core: true
                    weight: {{weight}}
                    target: 4
                    name: { de: Seite {{page}}, en: Page {{page}} }
                    definition: { de: Worum es auf dieser Seite geht, en: What this page is about }
                    subScales:
                      - code: {{page}}-A
                        name: { de: Teil, en: Part }
                        weight: 1
                        items:

                """);
            foreach (var item in ItemsOf(page, count))
            {
                yaml.Append(CultureInfo.InvariantCulture, $$"""
                              - id: {{item}}
                                kind: anchored
                                key: 1
                                audiences: [F]
                                text: { de: "Wie steht es in Ihrem Bereich um das Thema {{item}}?", en: "Where does your unit stand on the subject {{item}}?" }
                                evidence: { de: "Ein Beispiel aus den letzten Monaten", en: "An example from the last months" }
                                anchors:

                    """);
                for (var level = 1; level <= 5; level++)
                    yaml.Append(CultureInfo.InvariantCulture, $$"""
                                      - { de: "So sieht es aus, wenn {{item}} auf Stufe {{level}} steht: ein ganzer Satz, den man liest.", en: "This is what it looks like when {{item}} stands at level {{level}}: a whole sentence to read." }

                        """);
            }
        }

        return yaml.ToString();
    }
}
