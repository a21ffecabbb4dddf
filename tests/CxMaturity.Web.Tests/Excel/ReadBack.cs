using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CxMaturity.Web.Tests.Excel;

/// <summary>Opens a written workbook again and tells what stands in it.</summary>
internal sealed class ReadBack : IDisposable
{
    private readonly byte[] bytes;
    private readonly SpreadsheetDocument document;

    public ReadBack(byte[] bytes)
    {
        this.bytes = bytes;
        document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
    }

    public SpreadsheetDocument Document => document;

    public string[] SheetNames => [.. document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];

    public WorksheetPart Part(string sheet) => (WorksheetPart)document.WorkbookPart!.GetPartById(
        document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().Single(found => found.Name == sheet).Id!.Value!);

    public Cell? Cell(string sheet, string reference) =>
        Part(sheet).Worksheet.Descendants<Cell>().SingleOrDefault(cell => cell.CellReference == reference);

    public string Text(string sheet, string reference)
    {
        var cell = Cell(sheet, reference).ShouldNotBeNull($"{sheet}!{reference}");
        cell.DataType?.Value.ShouldBe(CellValues.InlineString, $"{sheet}!{reference} holds text");
        return cell.InlineString!.Text!.Text;
    }

    public double Number(string sheet, string reference)
    {
        var cell = Cell(sheet, reference).ShouldNotBeNull($"{sheet}!{reference}");
        cell.DataType.ShouldBeNull($"{sheet}!{reference} holds a number");
        return double.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Number format of a cell: the code of our own ones, the id of built-in ones.</summary>
    public string Format(string sheet, string reference)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var id = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)Cell(sheet, reference)!.StyleIndex!.Value).NumberFormatId!.Value;
        return styles.NumberingFormats!.Elements<NumberingFormat>().FirstOrDefault(format => format.NumberFormatId!.Value == id)?.FormatCode?.Value
            ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The row (from 1) whose cell in this column holds the text.</summary>
    public int RowOf(string sheet, string column, string text) => (int)Part(sheet).Worksheet.Descendants<Row>()
        .Single(row => row.Elements<Cell>().Any(cell => cell.CellReference == $"{column}{row.RowIndex}" && cell.InlineString?.Text?.Text == text))
        .RowIndex!.Value;

    /// <summary>The letters of the column with this heading in row 1.</summary>
    public string ColumnOf(string sheet, string heading) => Part(sheet).Worksheet.Descendants<Row>().First().Elements<Cell>()
        .Single(cell => cell.InlineString?.Text?.Text == heading).CellReference!.Value!.TrimEnd('1');

    /// <summary>Every row of every sheet with its cells.</summary>
    public IEnumerable<(string Sheet, IReadOnlyList<Cell> Cells)> Rows() => document.WorkbookPart!.Workbook.Descendants<Sheet>()
        .SelectMany(sheet => Part(sheet.Name!).Worksheet.Descendants<Row>().Select(row => (sheet.Name!.Value!, (IReadOnlyList<Cell>)[.. row.Elements<Cell>()])));

    /// <summary>Every column that has a heading in row 1, with the cells below it.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Cell> Cells)> Columns() => document.WorkbookPart!.Workbook.Descendants<Sheet>().SelectMany(sheet =>
    {
        Row[] rows = [.. Part(sheet.Name!).Worksheet.Descendants<Row>()];
        return rows.Length == 0 ? [] : rows[0].Elements<Cell>().Where(cell => cell.InlineString?.Text is not null).Select(heading => (heading.InlineString!.Text!.Text,
            (IReadOnlyList<Cell>)[.. rows.Skip(1).SelectMany(row => row.Elements<Cell>()).Where(cell => Letters(cell) == Letters(heading))]));
    });

    public string[] Faults() =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];

    /// <summary>Name and text of every part in the package.</summary>
    public IEnumerable<(string Name, string Text)> Parts()
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return (entry.FullName, reader.ReadToEnd());
        }
    }

    private static string Letters(Cell cell) => cell.CellReference!.Value!.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    public void Dispose() => document.Dispose();
}
