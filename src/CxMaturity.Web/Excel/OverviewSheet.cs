using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>The first sheet: what a board member reads. One statement per row, with its value, a sentence and a stable id.</summary>
internal static class OverviewSheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        var texts = ink.Texts;
        SheetColumn[] columns =
            [ink.Column("Column_Subject", 38), ink.Column("Column_Value", 40), ink.Column("Column_Note", 88), ink.Column("Column_Id", 16)];

        workbook.Sheet(texts["Sheet_Overview"], columns, sheet =>
        {
            Heading(sheet, content, ink);
            Standing(sheet, content, ink);
            Groups(sheet, content, ink);
            return [];
        }, heading: texts[content.Result.Scope == ResultScope.Sheet ? "Heading_Sheet" : "Heading_Wave"]);
    }

    private static void Heading(SheetWriter sheet, ResultsWorkbookContent content, SheetInk ink)
    {
        var (texts, result, questionnaire) = (ink.Texts, content.Result, content.Questionnaire);
        Row(sheet, ink, "title", "Overview_Title", SheetCell.Of(content.Title, CellLook.Bold), null);
        if (content.Organization is { } organization)
            Row(sheet, ink, "organization", "Overview_Organization", SheetCell.Of(organization), content.Footer);
        if (content.IsDemo)
            Key(sheet, ink, "demo", "Overview_Demo", SheetCell.Of(texts["Overview_DemoValue"], CellLook.Key), texts["Overview_DemoNote"]);
        if (content.AsIf is { } asIf)
            Key(sheet, ink, "as-if", "Overview_AsIf", SheetCell.Of(texts.Of("Overview_AsIfValue", asIf.Scored), CellLook.Key), texts.Of("Overview_AsIfNote", asIf.Official));
        Row(sheet, ink, "questionnaire", "Overview_Questionnaire", ink.Of(questionnaire.Name),
            texts.Of("Overview_QuestionnaireNote", questionnaire.Id, questionnaire.Version));
        if (result.Scope == ResultScope.Wave)
            Row(sheet, ink, "mode", "Overview_Mode", SheetCell.Of(texts[$"Mode_{content.ModeKey}"]), texts[$"Mode_{content.ModeKey}_Note"]);
        Row(sheet, ink, "as-of", "Overview_AsOf", SheetCell.Of(content.AsOf), texts.Of("Overview_AsOfNote", OffsetOf(content.AsOf)));
        if (result.Scope == ResultScope.Sheet)
            return;

        Row(sheet, ink, "n", "Overview_Sheets", SheetCell.Of(result.Sheets, CellLook.LeftWhole), texts["Overview_SheetsNote"]);
        if (result.Headcount is { } headcount)
            Row(sheet, ink, "headcount", "Overview_Headcount", SheetCell.Of(headcount, CellLook.LeftWhole), null);
        if (result.ResponseRate is { } rate)
            Row(sheet, ink, "response-rate", "Overview_ResponseRate", SheetCell.Of(rate, CellLook.LeftPercent), texts["Overview_ResponseRateNote"]);
        else if (result.Headcount is > 0 and var heads && heads < result.Sheets)
            Row(sheet, ink, "response-rate", "Overview_ResponseRate", SheetCell.Of(texts["Precision_MoreAnswersThanPeople"], CellLook.Reason), texts["Overview_ResponseRateNote"]);
    }

    private static void Standing(SheetWriter sheet, ResultsWorkbookContent content, SheetInk ink)
    {
        var (texts, words, result) = (ink.Texts, ink.Words, content.Result);
        var foundations = content.Questionnaire.Headline == Headline.Foundations;
        var prefix = foundations ? "Foundations" : "Overview";
        if (result.Headline is not { } standing)
        {
            var withheld = (foundations ? result.FoundationsWithheld : result.OverallWithheld) ?? Withheld.NoAnswers;
            Row(sheet, ink, "score", $"{prefix}_Score", SheetCell.Of(words.Reason(withheld)), words.NoteOn(withheld));
            return;
        }

        Key(sheet, ink, "score", $"{prefix}_Score",
            SheetCell.Of(standing.Score, content.Rounds ? CellLook.KeyRoundedScore : CellLook.KeyScore), texts["Overview_ScoreNote"]);
        Row(sheet, ink, "index", $"{prefix}_Index", SheetCell.Of(standing.Index, CellLook.LeftIndex), texts["Overview_IndexNote"]);
        Row(sheet, ink, "raw-level", $"{prefix}_RawLevel", SheetCell.Of(standing.RawLevel, CellLook.LeftWhole), texts["Overview_RawLevelNote"]);
        // As in the API, "level" is the computed one; where the headline names another, that one stands in a row of its own.
        if (standing.IsPaced)
            Row(sheet, ink, "level", $"{prefix}_ComputedLevel", SheetCell.Of(standing.Level, CellLook.LeftWhole), texts["Overview_ComputedLevelNote"]);
        string?[] notes =
        [
            standing.IsPaced ? texts.Of("Overview_Paced", standing.Level, standing.HeadlineLevel) : null,
            result.IsProvisional ? texts["Overview_Provisional"] : null
        ];
        Key(sheet, ink, standing.IsPaced ? "headline-level" : "level", $"{prefix}_Level", SheetCell.Of(standing.HeadlineLevel, CellLook.KeyWhole),
            string.Join("; ", notes.OfType<string>()));
        Key(sheet, ink, "level-name", "Overview_LevelName", SheetCell.Of(ink.LevelName(standing.HeadlineLevel), CellLook.Key), ink.LevelMeaning(standing.HeadlineLevel));

        foreach (var cap in standing.Caps)
            sheet.Row(SheetCell.Of(words.NameOf(cap.Code)), SheetCell.Of(words.Ceiling(cap)), SheetCell.Of(words.Because(cap)), Id(cap.Code == CapCode.C4 ? $"cap-{cap.Code}-{cap.Lifts[0].Dimension}" : $"cap-{cap.Code}"));
        if (standing.Caps.All(cap => cap.Code == CapCode.C5))
            Row(sheet, ink, "cap-none", "Overview_NoCaps", SheetCell.Of(texts["Overview_NoCapsValue"]), texts["Overview_NoCapsNote"]);
    }

    private static void Groups(SheetWriter sheet, ResultsWorkbookContent content, SheetInk ink)
    {
        var texts = ink.Texts;
        if (content.Result.Scope == ResultScope.Sheet)
        {
            foreach (var group in content.Result.Groups)
                Row(sheet, ink, $"group-{group.Audience}", "Overview_Role", SheetCell.Of(ink.NameOf(group.Audience)), null);
            return;
        }

        foreach (var group in content.Result.Groups)
        {
            var value = group is { Withheld: null, Sheets: { } sheets }
                ? SheetCell.Of(sheets, CellLook.LeftWhole)
                : SheetCell.Of(ink.Words.Reason(group.Withheld ?? Withheld.NoAnswers));
            var note = group.Headcount is { } headcount ? texts.Of("Overview_GroupNote", headcount)
                : group.Audience.IsRoleGroup() ? string.Empty
                : texts["Overview_GroupAuditNote"];
            sheet.Row(SheetCell.Of(texts.Of("Overview_Group", ink.NameOf(group.Audience), group.Audience)), value, SheetCell.Of(note), Id($"group-{group.Audience}"));
        }
    }

    private static void Row(SheetWriter sheet, SheetInk ink, string id, string subject, SheetCell value, string? note) =>
        sheet.Row(SheetCell.Of(ink.Texts[subject]), value, SheetCell.Of(note ?? string.Empty), Id(id));

    private static void Key(SheetWriter sheet, SheetInk ink, string id, string subject, SheetCell value, string note) =>
        sheet.Row(SheetCell.Of(ink.Texts[subject], CellLook.Key), value, SheetCell.Of(note, CellLook.KeyNote), Id(id));

    private static SheetCell Id(string id) => SheetCell.Of(id, CellLook.Muted);

    private static string OffsetOf(DateTimeOffset moment) => moment.Offset == TimeSpan.Zero
        ? string.Empty
        : (moment.Offset < TimeSpan.Zero ? "−" : "+") + moment.Offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
