namespace CxMaturity.Web.Excel;

/// <summary>One row per sub-scale.</summary>
internal static class SubScalesSheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        SheetColumn[] columns =
        [
            ink.Column("Column_Code", 12), ink.Column("Column_Dimension", 40), ink.Column("Column_Name", 52),
            ink.Column("Column_Score", 16, true), ink.Column("Column_N", 16, true)
        ];
        workbook.Sheet(ink.Texts["Sheet_SubScales"], columns, sheet =>
        {
            foreach (var (dimension, result) in content.Questionnaire.Dimensions.Zip(content.Result.Dimensions))
                foreach (var (scale, scored) in dimension.SubScales.Zip(result.SubScales))
                    sheet.Row(SheetCell.Of(scale.Code), ink.Of(dimension.Name), ink.Of(scale.Name), ink.Score(scored.Score, scored.Withheld),
                        ink.NumberOr(scored.Withheld is null ? scored.N : null, CellLook.Whole, scored.Withheld));
            return [];
        }, frozenColumns: 1);
    }
}
