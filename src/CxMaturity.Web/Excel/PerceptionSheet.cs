using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Excel;

/// <summary>How far the role groups' views lie apart: a row per dimension and pair of groups.</summary>
internal static class PerceptionSheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        SheetColumn[] columns =
        [
            ink.Column("Column_Code", 10), ink.Column("Column_Dimension", 36), ink.Column("Column_First", 30), ink.Column("Column_Second", 30),
            ink.Column("Column_Difference", 14, true), ink.Column("Column_Low", 12, true), ink.Column("Column_High", 12, true), ink.Column("Column_Size", 14),
            ink.Column("Column_Effect", 14, true), ink.Column("Column_Delta", 14, true)
        ];
        workbook.Sheet(ink.Texts["Sheet_Perception"], columns, sheet =>
        {
            foreach (var (dimension, result) in content.Questionnaire.Dimensions.Zip(content.Result.Dimensions))
                foreach (var gap in result.Gaps)
                    sheet.Row(SheetCell.Of(dimension.Code), ink.Of(dimension.Name), SheetCell.Of(ink.NameOf(gap.First)), SheetCell.Of(ink.NameOf(gap.Second)),
                        ink.Score(gap.Difference), ink.Score(gap.Interval?.Low), ink.Score(gap.Interval?.High), SheetCell.Of(ink.Texts[$"Gap_{gap.Size}"]),
                        ink.NumberOr(gap.Effect, CellLook.Score), ink.NumberOr(gap.Delta, CellLook.Score));
            return [];
        }, frozenColumns: 1);
    }
}
