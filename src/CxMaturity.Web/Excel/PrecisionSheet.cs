using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Excel;

/// <summary>How sure each score is: a row per dimension for the whole, and one for each role group.</summary>
internal static class PrecisionSheet
{
    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        SheetColumn[] columns =
        [
            ink.Column("Column_Code", 10), ink.Column("Column_Dimension", 36), ink.Column("Column_Group", 30), .. ink.SureColumns,
            ink.Column("Column_Headcount", 12, true), ink.Column("Column_Response", 12, true), ink.Column("Column_AverageDeviation", 16, true)
        ];
        workbook.Sheet(ink.Texts["Sheet_Precision"], columns, sheet =>
        {
            foreach (var (dimension, result) in content.Questionnaire.Dimensions.Zip(content.Result.Dimensions))
            {
                Row(ink.Texts["Group_All"], result.Score, result.N, result.Withheld, result.Precision, result.Agreement);
                foreach (var group in result.Groups.Where(group => content.Questionnaire.VariantFor(group.Audience) is not null))
                    Row(ink.NameOf(group.Audience), group.Score, group.N, group.Withheld, group.Precision, group.Agreement);

                void Row(string name, double? score, int? n, Withheld? withheld, Precision? precision, Agreement? agreement) => sheet.Row([
                    SheetCell.Of(dimension.Code), ink.Of(dimension.Name), SheetCell.Of(name), .. ink.Sure(score, precision, n, withheld), ink.NumberOr(precision?.Headcount, CellLook.Whole, withheld),
                    ink.NumberOr(precision?.ResponseRate, CellLook.Percent, withheld), ink.NumberOr(agreement?.AverageDeviation, CellLook.Score, withheld)]);
            }

            return [];
        }, frozenColumns: 1);
    }
}
