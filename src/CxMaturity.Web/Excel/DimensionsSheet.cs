using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>One row per dimension, and below the table two charts that read it.</summary>
internal static class DimensionsSheet
{
    private const int NameColumn = 1;
    private const string ScoreColour = "1F6FB2";
    private const string TargetColour = "D9822B";

    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        var (texts, result) = (ink.Texts, content.Result);
        var wave = result.Scope == ResultScope.Wave;
        Audience[] groups = wave ? [.. result.Groups.Select(group => group.Audience).Where(audience => audience.IsRoleGroup())] : [];
        var auditors = wave && result.Groups.Any(group => group.Audience == Audience.A);

        List<SheetColumn> columns =
        [
            ink.Column("Column_Code", 10), ink.Column("Column_Name", 39), ink.Column("Column_Core", 13), ink.Column("Column_Weight", 11, true),
            ink.Column("Column_N", 13, true)
        ];
        var score = columns.Count;
        columns.AddRange(
        [
            ink.Column("Column_Score", 13, true), ink.Column("Column_Index", 13, true), ink.Column("Column_Level", 13, true),
            ink.Column("Column_LevelName", 29)
        ]);
        var target = columns.Count;
        columns.AddRange(
        [
            ink.Column("Column_Target", 9, true), ink.Column("Column_Gap", 13, true), ink.Column("Column_GapShare", 13, true),
            .. groups.Select(group => GroupColumn($"{ink.NameOf(group)} ({group})"))
        ]);
        if (auditors)
            columns.Add(ink.Column("Column_Auditors", 10, true));

        workbook.Sheet(texts["Sheet_Dimensions"], columns, sheet =>
        {
            foreach (var dimension in result.Dimensions)
                sheet.Row([.. Cells(dimension, content, ink, groups, auditors)]);
            return Charts(sheet, content, ink, columns, score, target);
        }, frozenColumns: 2);
    }

    private static SheetColumn GroupColumn(string heading) =>
        new(heading, Math.Clamp(heading.Split(' ').Max(word => word.Length) * 1.2 + 3, 13, 30), true);

    private static IEnumerable<SheetCell> Cells(
        DimensionResult dimension, ResultsWorkbookContent content, SheetInk ink, Audience[] groups, bool auditors)
    {
        var withheld = dimension.Withheld;
        yield return SheetCell.Of(dimension.Code);
        yield return ink.Of(content.Questionnaire.Dimensions.First(other => other.Code == dimension.Code).Name);
        yield return ink.YesNo(dimension.Core);
        yield return SheetCell.Of(dimension.Weight, CellLook.Weight);
        yield return ink.NumberOr(withheld is null ? dimension.N : null, CellLook.Whole, withheld);
        yield return ink.Score(dimension.Score, withheld);
        yield return ink.NumberOr(dimension.Index, CellLook.Index, withheld);
        yield return ink.NumberOr(dimension.Level, CellLook.Whole, withheld);
        yield return dimension.Level is { } level ? SheetCell.Of(ink.LevelName(level)) : SheetCell.Of(ink.Texts["NotGiven"], CellLook.Muted);
        yield return SheetCell.Of(dimension.Target, CellLook.RoundedScore);
        // A target less a rounded score is decimal too; binary subtraction leaves a hair.
        yield return ink.Score(content.Rounds && dimension.Gap is { } gap ? Math.Round(gap, 2) : dimension.Gap, withheld);
        yield return ink.NumberOr(dimension.GapShare, CellLook.Percent, withheld);
        foreach (var audience in groups)
        {
            // A group that is withheld as a whole is not among the dimension's groups.
            var group = dimension.Groups.FirstOrDefault(group => group.Audience == audience);
            yield return ink.Score(group?.Score, group?.Withheld ?? content.Result.Groups.First(whole => whole.Audience == audience).Withheld);
        }
        if (auditors)
            yield return ink.Score(dimension.Auditors);
    }

    private static List<NativeChart> Charts(
        SheetWriter sheet, ResultsWorkbookContent content, SheetInk ink, List<SheetColumn> columns, int score, int target)
    {
        // A word in a cell would be drawn as zero, so the charts read only the rows that have a number.
        var shown = content.Result.Dimensions.Select((dimension, i) => (Dimension: dimension, Row: sheet.HeaderRow + 1 + i))
            .Where(row => row.Dimension.Score is not null).ToArray();
        if (shown.Length == 0)
            return [];

        var name = WorkbookWriter.Quoted(sheet.Name);
        int[] rows = [.. shown.Select(row => row.Row)];
        var categories = new ChartCells<string>(Cells(NameColumn), [.. shown.Select(row =>
            ink.Texts.In(content.Questionnaire.Dimensions.First(dimension => dimension.Code == row.Dimension.Code).Name))]);
        ChartSeries[] series =
        [
            new(Heading(score), new(Cells(score), [.. shown.Select(row => row.Dimension.Score!.Value)]), ScoreColour),
            new(Heading(target), new(Cells(target), [.. shown.Select(row => row.Dimension.Target)]), TargetColour, Dashed: true)
        ];

        List<NativeChart> charts = [Chart(NativeChartKind.Bar, charts: 0)];
        // With fewer than three axes there is no area to see.
        if (shown.Length >= 3)
            charts = [Chart(NativeChartKind.Radar, charts: 0), Chart(NativeChartKind.Bar, charts: 1)];
        return charts;

        NativeChart Chart(NativeChartKind kind, int charts) => new(kind, ink.Texts[$"Chart_{kind}"], ink.Texts.Of($"Chart_{kind}Description", shown.Length),
            ink.Texts.Culture.Name, categories, series, sheet.LastRow + 1, charts);

        ChartCells<string> Heading(int column) =>
            new($"{name}!${SheetColumn.Letters(column)}${sheet.HeaderRow}", [columns[column].Heading]);

        string Cells(int column) => References(name, SheetColumn.Letters(column), rows);
    }

    /// <summary>The cells of a column in these rows: one range, or several in parentheses where rows between are left out.</summary>
    private static string References(string sheet, string column, int[] rows)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var row in rows)
            if (ranges.Count > 0 && ranges[^1].To == row - 1)
                ranges[^1] = (ranges[^1].From, row);
            else
                ranges.Add((row, row));

        var references = ranges.Select(range => range.From == range.To
            ? string.Create(CultureInfo.InvariantCulture, $"{sheet}!${column}${range.From}")
            : string.Create(CultureInfo.InvariantCulture, $"{sheet}!${column}${range.From}:${column}${range.To}")).ToArray();
        return references.Length == 1 ? references[0] : $"({string.Join(',', references)})";
    }
}
