using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>How the numbers came about: versions, rules in words with the numbers in force, and fingerprints.</summary>
internal static class MethodSheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        SheetColumn[] columns = [ink.Column("Column_Topic", 38), ink.Column("Column_Rule", 110), ink.Column("Column_Id", 20)];
        workbook.Sheet(ink.Texts["Sheet_Method"], columns, sheet =>
        {
            foreach (var (id, topic, value) in Versions(content, ink).Concat(Rules(content, ink)))
                sheet.Row(SheetCell.Of(topic), value, SheetCell.Of(id, CellLook.Muted));
            return [];
        });
    }

    private static IEnumerable<(string Id, string Topic, SheetCell Value)> Versions(ResultsWorkbookContent content, SheetInk ink)
    {
        var texts = ink.Texts;
        if (content.IsDemo)
            yield return ("demo", texts["Overview_Demo"], SheetCell.Of(texts["Overview_DemoNote"]));
        if (content.AsIf is { } asIf)
            yield return ("as-if", texts["Overview_AsIf"], SheetCell.Of(texts.Of("Overview_AsIfNote", asIf.Official)));
        yield return ("questionnaire", texts["Method_Questionnaire"], SheetCell.Of(content.Questionnaire.Id));
        yield return ("version", texts["Method_Version"], SheetCell.Of(content.Questionnaire.Version));
        yield return ("questionnaire-hash", texts["Method_Hash"], SheetCell.Of(content.QuestionnaireHash));
        yield return ("engine", texts["Method_Engine"], SheetCell.Of(content.EngineVersion));
        yield return ("as-of", texts["Method_AsOf"], SheetCell.Of(content.AsOf));
        yield return ("n", texts["Method_N"], SheetCell.Of(content.Result.Sheets, CellLook.LeftWhole));
        yield return ("digest", texts["Method_Digest"], SheetCell.Of(content.Result.Digest));
        yield return ("digest-rule", texts["Method_Digest"], SheetCell.Of(texts["Method_DigestNote"]));
    }

    private static IEnumerable<(string Id, string Topic, SheetCell Value)> Rules(ResultsWorkbookContent content, SheetInk ink)
    {
        var (texts, questionnaire, caps) = (ink.Texts, content.Questionnaire, content.Questionnaire.Caps);
        var wave = content.Result.Scope == ResultScope.Wave;
        var foundations = questionnaire.Headline == Headline.Foundations;

        if (wave)
            yield return Rule("counting", "Counting");
        yield return Rule("scale", "Scale", texts.In(questionnaire.Scale.CannotJudge));
        yield return Rule("keyed", "Keyed");
        yield return Rule("half", "Half");
        if (wave)
            yield return Rule("perspectives", "Perspectives", string.Join(", ", RoleGroups.All
                .Where(group => questionnaire.VariantFor(group) is not null)
                .Select(group => $"{ink.NameOf(group)} ({group}) {ResultWords.Percent(questionnaire.Perspectives.Of(group), texts)}")));
        yield return foundations
            ? ("overall", texts["Foundations_Score"], SheetCell.Of(texts["Method_Foundations_Rule"]))
            : Rule("overall", "Overall");
        yield return Rule("levels", "Levels", [.. Enumerable.Range(2, 4).Select(level => Ladder.FloorOf(level).ToString("0.0", texts.Culture))]);
        yield return Cap(CapCode.C1, caps.FoundationHeadroom);
        yield return Cap(CapCode.C2a, caps.CeilingWithLevelOne);
        yield return Cap(CapCode.C2b, caps.CeilingWithLevelTwo);
        if (wave && RoleGroups.All.Count(group => questionnaire.VariantFor(group) is not null) > 1)
            yield return Cap(CapCode.C4);
        yield return Cap(CapCode.C5, ResultWords.Percent(caps.MinimumResponseRate, texts), caps.MinimumPeople);
        if (wave)
            yield return Cap(CapCode.C6);
        yield return Rule("gap", "Gap");
        if (wave && questionnaire.VariantFor(Audience.A) is not null)
            yield return Rule("audit", "Audit");
        if (wave)
            yield return Rule("minimum", "Minimum", Disclosure.OfGroups.MinimumSheets);
        yield return ("rounding", texts["Method_Rounding"], SheetCell.Of(texts[content.Rounds ? "Method_Rounding_Rule" : "Method_Rounding_None"]));

        (string, string, SheetCell) Rule(string id, string key, params object[] values) =>
            (id, texts[$"Method_{key}"], SheetCell.Of(texts.Of($"Method_{key}_Rule", values)));

        (string, string, SheetCell) Cap(CapCode code, params object[] values) =>
            ($"cap-{code}", ink.Words.NameOf(code), SheetCell.Of(texts.Of($"Method_{code}_Rule", values)));
    }
}
