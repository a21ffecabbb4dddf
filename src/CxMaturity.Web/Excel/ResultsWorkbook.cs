using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>By which version a result was scored, and which one was asked.</summary>
public sealed record AsIfVersions(string Scored, string Official);

/// <summary>What a results workbook is made of.</summary>
/// <param name="QuestionnaireHash">Hash over the questionnaire's parsed values.</param>
/// <param name="ModeKey"><c>named</c> or <c>trial</c>.</param>
/// <param name="EngineVersion">Version of the rules that computed the result.</param>
/// <param name="OwnAnswers">Item id → value, where a person's own sheet is shown to that person.</param>
/// <param name="AsIf">Where the answers were scored by another version than was asked; then the workbook says so on its first and its last sheet.</param>
/// <param name="SwissSpelling">Whether German is written as in Switzerland.</param>
/// <param name="Footer">What the organisation writes below its reports.</param>
/// <param name="IsDemo">Whether all of it is invented; then the workbook says so on its first and its last sheet.</param>
public sealed record ResultsWorkbookContent(
    Questionnaire Questionnaire,
    string QuestionnaireHash,
    MaturityResult Result,
    string Title,
    string? Organization,
    string ModeKey,
    DateTimeOffset AsOf,
    string EngineVersion,
    IReadOnlyDictionary<string, int>? OwnAnswers,
    bool IsDemo = false,
    AsIfVersions? AsIf = null,
    bool SwissSpelling = false,
    string Footer = "")
{
    /// <summary>Whether the numbers were rounded before they got here; in trials and on a person's own sheet nobody rounds.</summary>
    internal bool Rounds => ModeKey != "trial" && Result.Scope == ResultScope.Wave;
}

/// <summary>A result as a workbook: overview, dimensions, sub-scales, items, for groups also how sure, units, perceptions and quality, and the method.</summary>
public static class ResultsWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Of(ResultsWorkbookContent content, Language language)
    {
        using var stream = new MemoryStream();
        Write(content, language, stream);
        return stream.ToArray();
    }

    /// <summary>Writes to a stream that can be read and sought, as the package format asks.</summary>
    public static void Write(ResultsWorkbookContent content, Language language, Stream stream)
    {
        var ink = new SheetInk(content, language);
        using var workbook = new WorkbookWriter(stream, content.Title, content.AsOf, ink.Texts.Culture.Name);
        OverviewSheet.Write(workbook, content, ink);
        DimensionsSheet.Write(workbook, content, ink);
        SubScalesSheet.Write(workbook, content, ink);
        ItemsSheet.Write(workbook, content, ink);
        if (content.Result.Scope == ResultScope.Wave)
        {
            PrecisionSheet.Write(workbook, content, ink);
            UnitsSheet.Write(workbook, content, ink);
            PerceptionSheet.Write(workbook, content, ink);
            QualitySheet.Write(workbook, content, ink);
        }

        MethodSheet.Write(workbook, content, ink);
    }
}
