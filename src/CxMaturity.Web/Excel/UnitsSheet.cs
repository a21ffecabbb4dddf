using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Excel;

/// <summary>One row per unit and measure, so that a pivot table of the reader's own can turn it as it likes.</summary>
internal static class UnitsSheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        SheetColumn[] columns =
        [
            ink.Column("Column_Unit", 20), ink.Column("Column_Code", 10), ink.Column("Column_Dimension", 36), .. ink.SureColumns,
            ink.Column("Column_AverageDeviation", 16, true)
        ];
        workbook.Sheet(ink.Texts["Sheet_Units"], columns, sheet =>
        {
            foreach (var unit in content.Result.Units)
                foreach (var score in unit.Dimensions.Prepend(unit.Core))
                    sheet.Row([SheetCell.Of(unit.Code), SheetCell.Of(score.Code), SheetCell.Of(NameOf(score.Code, content, ink)),
                        .. ink.Sure(score.Score, score.Precision, score.N, score.Withheld), ink.NumberOr(score.AverageDeviation, CellLook.Score, score.Withheld)]);
            return [];
        }, frozenColumns: 1);
    }

    private static string NameOf(string code, ResultsWorkbookContent content, SheetInk ink) =>
        content.Questionnaire.Dimensions.FirstOrDefault(dimension => dimension.Code == code) is { } known ? ink.Texts.In(known.Name) : ink.Texts["Core_Score"];
}
