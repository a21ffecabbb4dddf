namespace CxMaturity.Web.Tests.Library.Questionnaires;

/// <summary>The smallest file in which every kind of thing occurs; tests spoil it in one place each.</summary>
internal static class SmallQuestionnaire
{
    public const string FileName = "assessments/small-1.0.yaml";

    public const string Yaml = """
        id: small
        version: "1.0"
        headline: overall
        name: { de: Klein, en: Small }
        description: { de: Ein kleiner Fragebogen, en: A small questionnaire }
        scale:
          labels:
            - { de: gar nicht, en: not at all }
            - { de: eher nicht, en: rather not }
            - { de: teils, en: partly }
            - { de: eher, en: rather }
            - { de: voll, en: fully }
          cannotJudge: { de: weiß nicht, en: cannot judge }
        levels:
          - level: 1
            name: { de: Eins, en: One }
            meaning: { de: Stufe eins, en: Level one }
          - level: 2
            name: { de: Zwei, en: Two }
            meaning: { de: Stufe zwei, en: Level two }
          - level: 3
            name: { de: Drei, en: Three }
            meaning: { de: Stufe drei, en: Level three }
          - level: 4
            name: { de: Vier, en: Four }
            meaning: { de: Stufe vier, en: Level four }
          - level: 5
            name: { de: Fünf, en: Five }
            meaning: { de: Stufe fünf, en: Level five }
        perspectives:
          X: 0.25
          M: 0.25
          F: 0.50
        caps:
          foundationHeadroom: 1
          ceilingWithLevelOne: 3
          ceilingWithLevelTwo: 4
          minimumResponseRate: 0.30
          minimumPeople: 10
        variants:
          - audience: X
            name: { de: Leitung, en: Executives }
            minutes: 5
          - audience: F
            name: { de: Mitarbeitende, en: Staff }
            minutes: 3
        dimensions:
          - code: LEAD
            core: true
            weight: 60
            target: 4.0
            name: { de: Leitung, en: Leadership }
            definition: { de: Leitung lebt vor, en: Leadership leads }
            subScales:
              - code: LEAD-A
                name: { de: Vorleben, en: Leading }
                weight: 1
                items:
                  - id: LEAD-01
                    kind: agreement
                    key: 1
                    audiences: [X, F]
                    text: { de: Aussage eins, en: Statement one }
                  - id: LEAD-02
                    kind: anchored
                    key: 1
                    audiences: [X]
                    text: { de: Stufen, en: Steps }
                    anchors:
                      - { de: a, en: a }
                      - { de: b, en: b }
                      - { de: c, en: c }
                      - { de: d, en: d }
                      - { de: e, en: e }
                    evidence: { de: Protokolle, en: Minutes of meetings }
          - code: TECH
            core: false
            weight: 40
            target: 3.5
            name: { de: Technik, en: Technology }
            definition: { de: Technik trägt, en: Technology carries }
            subScales:
              - code: TECH-A
                name: { de: Daten, en: Data }
                weight: 1
                items:
                  - id: TECH-01
                    kind: agreement
                    key: -1
                    audiences: [X, F]
                    text: { de: Aussage zwei, en: Statement two }
        blocks:
          - code: CTX
            name: { de: Angaben, en: Details }
            introduction: { de: Freiwillig, en: Voluntary }
            items:
              - id: CTX-01
                kind: choice
                audiences: [F]
                text: { de: Kontakt, en: Contact }
                anchors:
                  - { de: ja, en: yes }
                  - { de: nein, en: no }

        """;

    /// <summary>The file with one passage replaced; the passage must be there, and only once.</summary>
    public static string With(string passage, string replacement)
    {
        Yaml.Split(passage).Length.ShouldBe(2, $"“{passage}” should occur exactly once");
        return Yaml.Replace(passage, replacement, StringComparison.Ordinal);
    }
}
