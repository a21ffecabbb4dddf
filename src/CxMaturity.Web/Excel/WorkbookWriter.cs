using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Excel;

/// <summary>Writes a workbook sheet by sheet: typed cells, header rows, native charts; no macro, no link, nothing hidden.</summary>
public sealed class WorkbookWriter : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly Sheets sheets = new();
    private readonly DefinedNames names = new();

    public WorkbookWriter(Stream stream, string title, DateTimeOffset created, string language)
    {
        document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        document.PackageProperties.Title = CellText.Clean(title);
        document.PackageProperties.Creator = "CxMaturity";
        document.PackageProperties.Language = language;
        document.PackageProperties.Created = created.UtcDateTime;
        document.PackageProperties.Modified = created.UtcDateTime;
        workbook = document.AddWorkbookPart();
        var styles = workbook.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = Styles.Sheet(language.StartsWith("de", StringComparison.Ordinal) ? "dd.mm.yyyy\\ hh:mm" : "yyyy\\-mm\\-dd\\ hh:mm");
        styles.Stylesheet.Save();
    }

    /// <summary>Writes one sheet: its rows, and the charts that read them.</summary>
    /// <param name="heading">A title line above the header row.</param>
    /// <param name="frozenColumns">Columns that stay in view.</param>
    /// <param name="write">Writes the rows; returns the charts.</param>
    public void Sheet(
        string name,
        IReadOnlyList<SheetColumn> columns,
        Func<SheetWriter, IReadOnlyList<NativeChart>> write,
        string? heading = null,
        int frozenColumns = 0)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var allowed = CellText.SheetName(name);
        var sheet = new SheetWriter(part, allowed, columns, heading, frozenColumns);
        sheet.End(write(sheet));

        var index = (uint)sheets.ChildElements.Count;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = index + 1, Name = allowed });
        names.Append(new DefinedName($"{Quoted(allowed)}!${sheet.HeaderRow}:${sheet.HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = index });
    }

    /// <summary>A sheet's name as references write it.</summary>
    internal static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose()
    {
        workbook.Workbook = new(new BookViews(new WorkbookView { ActiveTab = 0 }), sheets, names);
        workbook.Workbook.Save();
        document.Dispose();
    }
}
