using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Excel;

/// <summary>Per dimension: whether its items measure the same thing, what doubtful sheets change, and what it has to do with the outcome.</summary>
internal static class QualitySheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        SheetColumn[] columns =
        [
            ink.Column("Column_Code", 10), ink.Column("Column_Dimension", 36), ink.Column("Column_Items", 12, true), ink.Column("Column_N", 12, true),
            ink.Column("Column_Alpha", 12, true), ink.Column("Column_Low", 12, true), ink.Column("Column_High", 12, true), ink.Column("Column_Omega", 12, true),
            ink.Column("Column_WithDoubtful", 14, true), ink.Column("Column_WithoutDoubtful", 14, true),
            ink.Column("Column_DriverShare", 16, true), ink.Column("Column_Low", 12, true), ink.Column("Column_High", 12, true), ink.Column("Column_Correlation", 14, true)
        ];
        var (quality, drivers) = (content.Result.Quality!, content.Result.Drivers);
        workbook.Sheet(ink.Texts["Sheet_Quality"], columns, sheet =>
        {
            foreach (var dimension in content.Questionnaire.Dimensions)
            {
                var reliability = quality.Reliability.First(known => known.Dimension == dimension.Code);
                var sensitivity = quality.Sensitivity.FirstOrDefault(known => known.Code == dimension.Code);
                var driver = drivers?.Drivers.FirstOrDefault(known => known.Dimension == dimension.Code);
                sheet.Row(SheetCell.Of(dimension.Code), ink.Of(dimension.Name), ink.NumberOr(reliability.Items, CellLook.Whole), ink.NumberOr(reliability.N, CellLook.Whole),
                    ink.NumberOr(reliability.Alpha, CellLook.Score), ink.NumberOr(reliability.AlphaInterval?.Low, CellLook.Score),
                    ink.NumberOr(reliability.AlphaInterval?.High, CellLook.Score), ink.NumberOr(reliability.Omega, CellLook.Score),
                    ink.Score(sensitivity?.With), ink.Score(sensitivity?.Without),
                    ink.NumberOr(driver?.Share, CellLook.Percent), ink.NumberOr(driver?.Interval?.Low, CellLook.Percent), ink.NumberOr(driver?.Interval?.High, CellLook.Percent),
                    ink.NumberOr(driver?.Correlation, CellLook.Score));
            }

            return [];
        }, frozenColumns: 1);
    }
}
